package org.lintel.model;

import java.time.Duration;

/**
 * How failures slow further attempts down: the first ones are free, after each of the following the wait is twice as long, up to a limit.
 * No account is locked, since an attacker could lock the accounts of others.
 *
 * @param free    how many failures cause no wait
 * @param longest how long the wait is at the most
 * @param memory  how long after the first failure all of them are forgotten, so that a user who fails now and then does not wait for ever
 */
public record Backoff(int free, Duration longest, Duration memory) {

    private static final int MOST_DOUBLINGS = 30;

    /** How long to wait after so many failures. */
    public Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - free - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
