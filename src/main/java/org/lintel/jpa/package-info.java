/**
 * The built-in stores named {@code jpa}, on Jakarta Persistence: EclipseLink on Payara, Hibernate on WildFly, and H2, PostgreSQL or MariaDB
 * behind either. Begin with {@link org.lintel.jpa.Database}, which opens the persistence unit when a store needs it and there is a
 * database, and never otherwise; {@link org.lintel.jpa.Schema} brings the tables to their newest version, and
 * {@link org.lintel.jpa.FileEntries} takes over what the configuration file lists.
 *
 * <p>Rows have columns for what statements look at, and JSON for the rest. Each method of a store is a transaction of its own. How
 * concurrent calls are kept apart is told where it matters, in {@link org.lintel.jpa.JpaGrants} and {@link org.lintel.jpa.JpaSessions}.
 *
 * @see <a href="https://jakarta.ee/specifications/persistence/3.1/">Jakarta Persistence 3.1</a>
 */
package org.lintel.jpa;
