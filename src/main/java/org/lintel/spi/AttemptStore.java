package org.lintel.spi;

import java.time.Duration;
import java.util.Collection;

import org.lintel.model.Attempt;
import org.lintel.model.Backoff;

/**
 * Place: how often users have failed to prove who they are. What is counted here is counted for all nodes, and outlasts a restart as far as
 * the store does. An attempt is reported when it is over: of many at once each is counted or let in before the next one is, by one order
 * for all nodes. Bounded: however many keys there are, the store forgets the oldest rather than grow for ever. Thread-safe.
 */
public interface AttemptStore {

    /** How long an attempt that needs all of these keys has to wait; zero if it need not. Nothing is counted. */
    Duration wait(Collection<String> keys);

    /**
     * An attempt has failed: counts it, unless the key has to wait because of others that failed meanwhile. Then nothing is counted:
     * attempts during the wait do not prolong it.
     *
     * @param key  whose attempt: a hash of at most 100 characters
     * @param pace how long the key has to wait after so many failures, and when they are forgotten
     */
    Attempt failed(String key, Backoff pace);

    /**
     * An attempt has succeeded: forgets all failures of this key, unless it or another one that the attempt needs has to wait because of
     * others that failed meanwhile. Then nothing is forgotten, and the attempt must not count as a success.
     *
     * @param others whose failures stay
     * @return with the failures of the key that there were
     */
    Attempt succeeded(String key, Collection<String> others);

    /**
     * Takes back failures that do not count, and with them the wait; never below zero.
     *
     * @param attempts how many of those that were counted
     */
    void takeBack(String key, int attempts);
}
