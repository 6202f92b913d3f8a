/**
 * What happened, as records fired through CDI. A sink is an observer of one of them in any bean: {@code void on(@Observes SignedIn e)}.
 * Observers run in the thread of the request and should be quick. No event carries a code, a token, a secret or a password.
 */
package org.lintel.event;
