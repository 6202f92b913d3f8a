/**
 * Asks running servers for the same things in turn and says what that costs them: {@code src/test/scripts/benchmark.sh}. Nothing but the
 * JDK, and an HTTP client that costs so little that the servers have the machine.
 */
package org.lintel.load;
