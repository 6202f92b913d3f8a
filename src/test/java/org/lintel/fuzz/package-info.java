/**
 * Requests that nobody would make on purpose, by the thousand: {@link org.lintel.fuzz.Valid} has good ones,
 * {@link org.lintel.fuzz.Mutations} spoils them with what {@link org.lintel.fuzz.Odd} has, {@link org.lintel.fuzz.Line} sends them byte by
 * byte, and {@link org.lintel.fuzz.FuzzIT} looks at the answers.
 */
package org.lintel.fuzz;
