package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lintel.contract.AttemptStoreContract;
import org.lintel.model.Backoff;
import org.lintel.spi.AttemptStore;

class MemoryAttemptsTest extends AttemptStoreContract {

    @Override
    protected AttemptStore store() {
        return InMemory.attempts(Clock.systemUTC());
    }

    /** Memory is bounded, and a flood of names does not free the one that is being guessed at. */
    @Test
    void x34_aFloodOfKeysPushesOutOldOnesAndNotTheOneInUse() {
        // time stands still: so does the wait
        var store = (MemoryAttempts) InMemory.attempts(Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC));
        var pace = new Backoff(3, Duration.ofHours(1), Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            store.failed("guessed at", pace);
        }
        for (int i = 0; i < 150_000; i++) {
            store.failed("flood " + i, pace);
            if (i % 100 == 0) {
                assertThat(store.wait(List.of("guessed at"))).as("after %d", i).isPositive();
            }
        }
        assertThat(store.size()).isLessThanOrEqualTo(100_000);
    }
}
