/**
 * What can be said of a client, a user, a scope and an API resource: each option once, with its name, type, default, group and a sentence.
 * Names, types and defaults are those of the records; the sentences are in {@link org.lintel.options.ClientOptions} and
 * {@link org.lintel.options.OtherOptions}. From these are made the tables of {@code docs/configuration.md}, the JSON Schema of the
 * configuration file and the schemas of whatever else takes such things from an operator.
 */
package org.lintel.options;
