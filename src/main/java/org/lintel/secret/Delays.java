package org.lintel.secret;

import java.time.Duration;
import java.time.InstantSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * A growing delay after failures, instead of a lockout that anybody could cause for somebody else. The first failures are free, then the
 * wait doubles up to a limit; an hour without a failure forgets them. Bounded: a flood of keys pushes out old ones, never the memory.
 */
public final class Delays {

    private static final int MOST_KEYS = 100_000;
    private static final Duration MEMORY = Duration.ofHours(1);

    private record Failures(int count, long notBefore) {
    }

    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(MEMORY).build();
    private final InstantSource clock;
    private final int free;
    private final Duration longest;

    public Delays(InstantSource clock, int free, Duration longest) {
        this.clock = clock;
        this.free = free;
        this.longest = longest;
    }

    /** How long nobody may try this key; zero if they may now. */
    public Duration wait(String key) {
        Failures known = failures.getIfPresent(key);
        return known == null ? Duration.ZERO : remaining(known);
    }

    /**
     * Begins an attempt and counts it as failed until {@link #succeeded} is called, so that many at once do not share one free try.
     *
     * @return how long to wait instead; zero if the attempt may go on
     */
    public Duration attempt(String key) {
        var refused = new Duration[] {Duration.ZERO};
        failures.asMap().compute(key, (same, known) -> {
            if (known != null && !remaining(known).isZero()) {
                refused[0] = remaining(known);
                return known;
            }
            return next(known);
        });
        return refused[0];
    }

    public void failed(String key) {
        failures.asMap().compute(key, (same, known) -> next(known));
    }

    public void succeeded(String key) {
        failures.invalidate(key);
    }

    private Failures next(Failures known) {
        int count = known == null ? 1 : known.count + 1;
        long seconds = count <= free ? 0 : Math.min(longest.toSeconds(), 1L << Math.min(count - free - 1, 30));
        return new Failures(count, clock.millis() + seconds * 1000);
    }

    private Duration remaining(Failures known) {
        return Duration.ofMillis(Math.max(0, known.notBefore - clock.millis()));
    }
}
