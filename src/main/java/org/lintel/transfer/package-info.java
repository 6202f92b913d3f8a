/**
 * What stands in the database as a configuration file, and the other way round, without a server: {@code lintel export} and
 * {@code lintel apply}. By JDBC and not by Jakarta Persistence, which only a server has; a test has the stores read what this writes.
 */
package org.lintel.transfer;
