package org.lintel.model;

import java.time.Duration;

/**
 * What became of an attempt.
 *
 * @param failures how many there are, this one included if it failed and was counted; of a success, how many there were
 * @param delay    how long to wait before the next one, since others have failed meanwhile; zero if the attempt counts
 */
public record Attempt(int failures, Duration delay) {

    /** Whether it counts: otherwise the caller must not tell how it ended. */
    public boolean allowed() {
        return delay.isZero();
    }
}
