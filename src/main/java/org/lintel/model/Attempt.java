package org.lintel.model;

import java.time.Duration;

/**
 * What came of wanting to try.
 *
 * @param failures how many there are now, this attempt included if it may go on
 * @param delay    how long to wait instead; zero if the attempt may go on
 */
public record Attempt(int failures, Duration delay) {

    /** Whether it may go on. */
    public boolean allowed() {
        return delay.isZero();
    }
}
