/**
 * The file in which an operator lists clients, users, scopes and API resources. For the stores of {@code memory} it is all there is; those
 * of {@code jpa} take it over into the database at start.
 */
package org.lintel.file;
