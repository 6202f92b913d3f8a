package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.Attempt;
import org.lintel.model.Backoff;
import org.lintel.spi.AttemptStore;

/** What an {@link AttemptStore} has to count. */
public abstract class AttemptStoreContract {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Backoff LONG_WAIT = new Backoff(3, HOUR, HOUR);
    private static final Backoff SHORT_WAIT = new Backoff(3, SHORT, HOUR);

    private final String key = unique();
    private AttemptStore store;

    /** The store to be tested. */
    protected abstract AttemptStore store();

    @BeforeEach
    void takeTheStore() {
        store = store();
    }

    @Test
    void u2_theFirstFailuresAreFree() {
        assertEquals(Duration.ZERO, store.wait(List.of(key)));
        for (int i = 1; i <= 4; i++) {
            assertEquals(new Attempt(i, Duration.ZERO), store.failed(key, LONG_WAIT));
        }
    }

    @Test
    void u2_thenOneHasToWaitAndAskingDoesNotProlongIt() {
        fail(4);

        Attempt refused = store.failed(key, LONG_WAIT);
        assertFalse(refused.allowed());
        assertEquals(4, refused.failures());
        Duration wait = store.wait(List.of(key));
        assertTrue(wait.compareTo(Duration.ZERO) > 0 && wait.compareTo(Duration.ofSeconds(1)) <= 0, () -> "waits " + wait);
        assertTrue(wait.compareTo(refused.delay()) <= 0, "the wait becomes shorter");
        assertEquals(4, store.failed(key, LONG_WAIT).failures());
    }

    @Test
    void u2_whoHasWaitedMayGoOnOnce() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            store.failed(key, SHORT_WAIT);
        }
        for (int failures = 5; failures < 7; failures++) {
            assertFalse(store.failed(key, SHORT_WAIT).allowed());
            awaitNoWait();
            assertEquals(new Attempt(failures, Duration.ZERO), store.failed(key, SHORT_WAIT));
        }
    }

    /** Whoever comes at the same moment as others need not wait for that alone. */
    @Test
    void u2_theFirstFailuresAreFreeAtOnceToo() {
        var pace = new Backoff(1_000, Duration.ofMinutes(1), Duration.ofHours(1));
        for (int round = 0; round < 10; round++) {
            for (Attempt attempt : Together.run(8, i -> store.failed(key, pace))) {
                assertEquals(Duration.ZERO, attempt.delay());
            }
        }
        assertEquals(new Attempt(81, Duration.ZERO), store.failed(key, pace));
    }

    @Test
    void u2_theWaitOfOneIsNotThatOfAnother() {
        fail(4);
        String other = unique();

        assertEquals(Duration.ZERO, store.wait(List.of(other)));
        assertTrue(store.wait(List.of(other, key)).compareTo(Duration.ZERO) > 0);
        assertTrue(store.wait(List.of(key, other)).compareTo(Duration.ZERO) > 0);
        assertEquals(new Attempt(1, Duration.ZERO), store.failed(other, LONG_WAIT));
    }

    @Test
    void u2_whatIsTakenBackWasNoFailure() {
        fail(4);
        store.takeBack(key, 2);

        assertEquals(Duration.ZERO, store.wait(List.of(key)));
        assertEquals(new Attempt(3, Duration.ZERO), store.failed(key, LONG_WAIT));
        assertEquals(new Attempt(4, Duration.ZERO), store.failed(key, LONG_WAIT));
        assertFalse(store.failed(key, LONG_WAIT).allowed());
    }

    @Test
    void u2_thereAreNeverFewerFailuresThanNone() {
        store.takeBack(key, 5);
        fail(1);
        store.takeBack(key, 5);

        assertEquals(new Attempt(1, Duration.ZERO), store.failed(key, LONG_WAIT));
    }

    @Test
    void u2_aSuccessForgetsTheFailures() {
        assertEquals(new Attempt(0, Duration.ZERO), store.succeeded(key, List.of()));
        fail(3);

        assertEquals(new Attempt(3, Duration.ZERO), store.succeeded(key, List.of()));
        assertEquals(new Attempt(0, Duration.ZERO), store.succeeded(key, List.of()));
        assertEquals(new Attempt(1, Duration.ZERO), store.failed(key, LONG_WAIT));
    }

    @Test
    void u2_aSuccessWaitsForTheOthersThatItNeedsAndLeavesTheirFailures() {
        String free = unique();
        store.failed(free, LONG_WAIT);
        fail(3);
        assertEquals(new Attempt(1, Duration.ZERO), store.succeeded(free, List.of(key, unique())));
        assertEquals(new Attempt(4, Duration.ZERO), store.failed(key, LONG_WAIT));
        store.failed(free, LONG_WAIT);

        Attempt refused = store.succeeded(free, List.of(unique(), key));
        assertFalse(refused.allowed());
        assertEquals(1, refused.failures());
        assertFalse(store.succeeded(unique(), List.of(key)).allowed());
        assertEquals(new Attempt(2, Duration.ZERO), store.failed(free, LONG_WAIT));
    }

    /** Else many guesses at once would be worth more than one after the other. */
    @Test
    void x30_aSuccessAfterTooManyFailuresIsNone() {
        fail(4);

        Attempt refused = store.succeeded(key, List.of());
        assertFalse(refused.allowed());
        assertEquals(4, refused.failures());
        assertFalse(store.failed(key, LONG_WAIT).allowed());
    }

    @Test
    void u2_timeForgetsAsWell() throws InterruptedException {
        var forgetful = new Backoff(3, Duration.ofMillis(1), SHORT);
        for (int i = 0; i < 3; i++) {
            store.failed(key, forgetful);
        }
        Thread.sleep(SHORT.plusMillis(50).toMillis());

        assertEquals(new Attempt(1, Duration.ZERO), store.failed(key, forgetful));
    }

    /** Whoever fails now and then, for whatever reason, is not slowed down for ever. */
    @Test
    void x3_theHourBeginsWithTheFirstFailure() throws InterruptedException {
        var forgetful = new Backoff(1000, Duration.ofMillis(1), SHORT);
        store.failed(key, forgetful);
        int failures = store.failed(key, forgetful).failures();
        for (long end = System.nanoTime() + 10 * SHORT.toNanos(); failures > 1 && System.nanoTime() < end;) {
            Thread.sleep(SHORT.toMillis() / 7);
            failures = store.failed(key, forgetful).failures();
        }

        assertEquals(1, failures);
    }

    /** Three are free, and the fourth may go on too: the wait begins with its failure. */
    @Test
    void u2_manyAtOnceDoNotShareOneFreeTry() {
        List<Attempt> attempts = Together.run(16, i -> store.failed(key, LONG_WAIT));

        assertEquals(List.of(1, 2, 3, 4), attempts.stream().filter(Attempt::allowed).map(Attempt::failures).sorted().toList());
    }

    @Test
    void u2_manyThatAreTakenBackAtOnceLeaveNothing() {
        var generous = new Backoff(1000, HOUR, HOUR);
        Together.run(16, i -> {
            store.failed(key, generous);
            store.takeBack(key, 1);
            return i;
        });

        assertEquals(new Attempt(1, Duration.ZERO), store.failed(key, generous));
    }

    @Test
    void x31_ofManyThatSucceedAtOnceNobodyWaits() {
        for (Attempt attempt : Together.run(16, i -> store.succeeded(key, List.of()))) {
            assertEquals(new Attempt(0, Duration.ZERO), attempt);
        }
    }

    /**
     * One of them is right. Wherever it comes in their order: it counts before the others have failed too often, or not at all; and then
     * nobody learns of more than the four that are free here.
     */
    @Test
    void x30_manyGuessesAtOnceAreWorthNoMoreThanOneByOne() {
        for (int round = 0; round < 20; round++) {
            String name = unique();
            int right = round % 16;
            List<Attempt> attempts = Together.run(16, i -> i == right ? store.succeeded(name, List.of()) : store.failed(name, LONG_WAIT));

            boolean in = attempts.get(right).allowed();
            assertTrue(!in || attempts.get(right).failures() <= 3, () -> "right after " + attempts.get(right).failures());
            long told = attempts.stream().filter(Attempt::allowed).count();
            assertTrue(told <= (in ? attempts.get(right).failures() + 5 : 4), () -> told + " are told");
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(store.failed(key, LONG_WAIT).allowed());
        }
    }

    private void awaitNoWait() throws InterruptedException {
        for (Duration wait = store.wait(List.of(key)); !wait.isZero(); wait = store.wait(List.of(key))) {
            Thread.sleep(wait.toMillis() + 1);
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
