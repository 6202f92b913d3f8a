package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final FairQueue queue = new FairQueue(1, 6);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void x32_whereThereIsRoomNobodyWaits() throws InterruptedException {
        assertThat(queue.inside()).isZero();
        assertThat(queue.enter("a", Duration.ZERO)).isTrue();
        assertThat(queue.inside()).isEqualTo(queue.places()).isEqualTo(1);
        queue.leave();
        assertThat(queue.inside()).isZero();
        assertThat(queue.enter("a", Duration.ZERO)).isTrue();
    }

    @Test
    void x32_whoHasWaitedInVainIsToldSoAndTakesNobodysTurn() throws InterruptedException {
        assertThat(queue.enter("a", LONG)).isTrue();
        assertThat(queue.enter("b", Duration.ofMillis(20))).isFalse();
        queue.leave();
        assertThat(queue.enter("c", Duration.ZERO)).isTrue();
    }

    /** A crowd at one address delays the one who comes from another by one turn, not by all of them. */
    @Test
    void x32_originsTakeTurns() throws Exception {
        assertThat(queue.enter("crowd", LONG)).isTrue();
        List.of("crowd", "crowd", "crowd", "alone", "pair", "pair").forEach(this::ask);
        queue.leave();
        for (CompletableFuture<Boolean> one : asked) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(order).containsExactly("crowd", "alone", "pair", "crowd", "pair", "crowd");
    }

    @Test
    void x32_ofAFullQueueTheCrowdGivesWay() throws Exception {
        assertThat(queue.enter("crowd", LONG)).isTrue();
        List.of("crowd", "crowd", "crowd", "crowd", "crowd", "crowd").forEach(this::ask);
        assertThat(queue.enter("crowd", LONG)).as("no more of the crowd").isFalse();
        ask("alone");
        queue.leave();
        for (int i = 0; i < asked.size(); i++) {
            assertThat(asked.get(i).get(30, TimeUnit.SECONDS)).as("%d", i).isEqualTo(i != 5);
        }
        assertThat(order).containsExactly("crowd", "alone", "crowd", "crowd", "crowd", "crowd");
    }

    @Test
    void x32_whoIsInterruptedTakesNobodysTurn() throws Exception {
        assertThat(queue.enter("a", LONG)).isTrue();
        ask("b");
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        queue.leave();
        assertThat(queue.enter("c", Duration.ZERO)).isTrue();
    }

    /** In a thread of its own; it waits before this returns. */
    private void ask(String origin) {
        int before = queue.waiting();
        var result = new CompletableFuture<Boolean>();
        asked.add(result);
        threads.execute(() -> {
            try {
                boolean entered = queue.enter(origin, LONG);
                if (entered) {
                    order.add(origin);
                    queue.leave();
                }
                result.complete(entered);
            } catch (InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        while (queue.waiting() == before && !anybodyGaveWay()) {
            Thread.onSpinWait();
        }
    }

    private boolean anybodyGaveWay() {
        return asked.stream().anyMatch(CompletableFuture::isDone);
    }
}
