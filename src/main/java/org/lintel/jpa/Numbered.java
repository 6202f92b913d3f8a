package org.lintel.jpa;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a table has been read whose rows the database numbers. A number is given when a row is written, and the row is seen when that is
 * committed: so a smaller one can come later. Those that are left out are looked for until no transaction can be about to commit them.
 *
 * <p>Not thread-safe.
 */
final class Numbered {

    /** Longer than any transaction takes. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    /** As many transactions as can be under way at once: each has a connection of its own. */
    private static final int MOST_AT_ONCE = 1_000;

    private long last;

    /** And since when each of them is, by {@link System#nanoTime}. */
    private final Map<Long, Long> missing = new HashMap<>();

    long last() {
        return last;
    }

    List<Long> missing() {
        return List.copyOf(missing.keySet());
    }

    /** A row was read. */
    void read(long number, long now) {
        missing.remove(number);
        for (long left = Math.max(last + 1, number - MOST_AT_ONCE); left < number; left++) {
            missing.put(left, now);
        }
        last = Math.max(last, number);
    }

    /** Those of a transaction that was rolled back do not come. */
    void giveUp(long now) {
        missing.values().removeIf(since -> now - since > LONGEST_TRANSACTION.toNanos());
    }

    /** Whether there are so many that looking for them costs more than it is worth. */
    boolean tooMany() {
        return missing.size() > MOST_AT_ONCE;
    }

    /** What is missing now is looked for no more. */
    void giveUpAll() {
        missing.clear();
    }
}
