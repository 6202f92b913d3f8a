/**
 * From other providers to Lintel: what they have registered, as a configuration file, and what of it cannot be carried over, as sentences.
 * Each entry is read as a configuration file is before it is written; one that Lintel would refuse is left out and told.
 */
package org.lintel.migrate;
