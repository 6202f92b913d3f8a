package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

class DelaysTest {

    private Instant now = Instant.parse("2030-01-01T12:00:00Z");
    private final Delays delays = new Delays(() -> now, 3, Duration.ofSeconds(60));

    @Test
    void u2_theFirstFailuresAreFree() {
        for (int i = 0; i < 3; i++) {
            assertThat(delays.attempt("bob")).isZero();
        }
    }

    @Test
    void u2_thenTheWaitDoublesUpToALimit() {
        for (int i = 0; i < 3; i++) {
            delays.attempt("bob");
        }
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 9; i++) {
            assertThat(delays.attempt("bob")).isZero();
            waits.add(delays.wait("bob").toSeconds());
            now = now.plus(delays.wait("bob"));
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void u2_anAttemptDuringTheWaitIsRefusedAndDoesNotProlongIt() {
        for (int i = 0; i < 5; i++) {
            now = now.plus(delays.wait("bob"));
            delays.attempt("bob");
        }
        Duration wait = delays.wait("bob");
        assertThat(wait).isPositive();

        assertThat(delays.attempt("bob")).isEqualTo(wait);
        assertThat(delays.attempt("bob")).isEqualTo(wait);
        assertThat(delays.wait("bob")).isEqualTo(wait);

        now = now.plus(wait);
        assertThat(delays.attempt("bob")).isZero();
    }

    @Test
    void u2_theWaitOfOneIsNotThatOfAnother() {
        for (int i = 0; i < 4; i++) {
            delays.failed("bob");
        }
        assertThat(delays.wait("bob")).isPositive();
        assertThat(delays.wait("alice")).isZero();
        assertThat(delays.attempt("alice")).isZero();
    }

    @Test
    void u2_aSuccessForgetsTheFailures() {
        for (int i = 0; i < 4; i++) {
            delays.failed("bob");
        }
        delays.succeeded("bob");

        assertThat(delays.wait("bob")).isZero();
        assertThat(delays.attempt("bob")).isZero();
    }

    /** However many fail, the number of seconds must not overflow into no wait at all. */
    @Test
    void u2_theLimitHoldsForEver() {
        for (int i = 0; i < 200; i++) {
            delays.failed("bob");
        }
        assertThat(delays.wait("bob")).hasSeconds(60);
    }

    @Test
    void u2_manyAtOnceDoNotShareOneFreeTry() throws Exception {
        int threads = 16;
        var together = new CyclicBarrier(threads);
        Callable<Duration> attempt = () -> {
            together.await();
            return delays.attempt("bob");
        };
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Duration>> waits = pool.invokeAll(java.util.Collections.nCopies(threads, attempt));
            long allowed = 0;
            for (Future<Duration> wait : waits) {
                allowed += wait.get().isZero() ? 1 : 0;
            }
            // three are free, and the fourth may go on too: the wait begins with its failure
            assertThat(allowed).isEqualTo(4);
        } finally {
            pool.shutdownNow();
        }
    }
}
