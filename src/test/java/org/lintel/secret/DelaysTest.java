package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.lintel.model.Backoff;

class DelaysTest {

    private Instant now = Instant.parse("2030-01-01T12:00:00Z");
    private final Delays delays = new Delays(() -> now, new Backoff(3, Duration.ofSeconds(60), Duration.ofHours(1)));

    @Test
    void t7_afterTheFirstFailuresOneHasToWait() {
        for (int i = 0; i < 4; i++) {
            assertThat(delays.wait("shop")).isZero();
            delays.failed("shop");
        }
        assertThat(delays.wait("shop")).hasSeconds(1);
        now = now.plusSeconds(1);
        assertThat(delays.wait("shop")).isZero();
        delays.failed("shop");
        assertThat(delays.wait("shop")).hasSeconds(2);
    }

    @Test
    void t7_theWaitOfOneIsNotThatOfAnother() {
        for (int i = 0; i < 4; i++) {
            delays.failed("shop");
        }
        assertThat(delays.wait("mail")).isZero();
    }
}
