/**
 * What happened, as records fired through CDI. A sink is an observer of one of them in any bean: {@code void on(@Observes SignedIn e)}, of
 * {@code Record} for all of them. Sinks are called in the thread in which it happened, a request's mostly, after the line of the audit log
 * has been written, which all events have but those about the authentication of clients, and after what follows from the event has been
 * done; one at a time for one event, but many events at once. What they throw is logged and changes nothing; the time that they take is the
 * user's. {@code @ObservesAsync} is never called. No event carries a code, a token, a secret or a password.
 */
@NullMarked
package org.lintel.event;

import org.jspecify.annotations.NullMarked;
