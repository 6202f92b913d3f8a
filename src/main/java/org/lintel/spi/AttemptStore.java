package org.lintel.spi;

import java.time.Duration;
import java.util.Collection;

import org.lintel.model.Attempt;
import org.lintel.model.Pace;

/**
 * Place: how often somebody has failed to prove who they are. What is counted here is counted for all nodes, and outlasts a restart as far
 * as the store does. Thread-safe.
 */
public interface AttemptStore {

    /** How long whoever needs an attempt of each of these keys has to wait; zero if they need not. Nothing is counted. */
    Duration wait(Collection<String> keys);

    /**
     * Begins an attempt, which counts as failed from now on, so that of many at once each is counted before the next one is let in. While
     * it has to wait nothing is counted: the wait does not grow by asking.
     *
     * @param key  whose attempt: a hash of at most 100 characters
     * @param pace when an attempt may go on, and when the failures are forgotten
     */
    Attempt begin(String key, Pace pace);

    /**
     * Takes attempts back that were no failures, and with them the wait. Without so many failures there are none.
     *
     * @param attempts how many of those that went on
     */
    void takeBack(String key, int attempts);

    /** Forgets all failures of this key. */
    void forget(String key);
}
