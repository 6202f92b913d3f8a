package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff pace = new Backoff(3, Duration.ofSeconds(60), Duration.ofHours(1));

    @Test
    void u2_theWaitDoublesUpToALimit() {
        assertThat(IntStream.rangeClosed(0, 12).mapToObj(pace::after).map(Duration::toSeconds))
                .containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    /** However many fail, the number of seconds must not overflow into no wait at all. */
    @Test
    void u2_theLimitHoldsForEver() {
        for (int failures : new int[] {34, 35, 36, 66, 67, 68, 200, Integer.MAX_VALUE}) {
            assertThat(pace.after(failures)).as("%d", failures).hasSeconds(60);
        }
    }
}
