/**
 * What {@code java -jar lintel.war} does on a command line, without a server: {@code user} makes an entry for the configuration file,
 * {@code hash} a password hash, {@code lock} and {@code unlock} change the database,
 * {@code audit verify} reads it. {@link Start} stands outside of
 * {@code WEB-INF} in the WAR and finds the rest.
 */
package org.lintel.command;
