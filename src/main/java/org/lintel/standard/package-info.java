/**
 * Built-in services and stores that need no database. The clients, users and scopes of {@code memory} are those of the configuration
 * file; grants and sessions of {@code memory} are gone after a restart. Signing keys are in a file.
 */
package org.lintel.standard;
