package org.lintel.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tries again until time has done its work: something has expired. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Patience() {
    }

    /** The first outcome for which the condition holds; the last one if it never does. */
    public static <T> T until(Supplier<T> attempt, Predicate<T> condition) {
        Instant end = Instant.now().plus(LONGEST);
        T outcome = attempt.get();
        while (!condition.test(outcome) && Instant.now().isBefore(end)) {
            sleep(Duration.ofMillis(100));
            outcome = attempt.get();
        }
        return outcome;
    }

    /** For what cannot be tried twice. */
    public static void waitUntil(Instant time) {
        while (Instant.now().isBefore(time)) {
            sleep(Duration.between(Instant.now(), time).plusMillis(1));
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(Math.max(1, duration.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
