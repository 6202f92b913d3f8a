package org.lintel.secret;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.lintel.model.Backoff;

/**
 * Growing delays after failures, for secrets that cannot be guessed, to save work: in the memory of this node. Bounded: a flood of keys
 * displaces old ones and does not exhaust the memory.
 */
public final class Delays {

    private static final int MOST_KEYS = 100_000;

    private record Failures(int count, Instant notBefore) {
    }

    private final Cache<String, Failures> failures;
    private final InstantSource clock;
    private final Backoff pace;

    public Delays(InstantSource clock, Backoff pace) {
        this.clock = clock;
        this.pace = pace;
        failures = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(pace.memory()).build();
    }

    /** How long until this key may be tried; zero if it may now. */
    public Duration wait(String key) {
        Failures known = failures.getIfPresent(key);
        Instant now = clock.instant();
        return known == null || !now.isBefore(known.notBefore) ? Duration.ZERO : Duration.between(now, known.notBefore);
    }

    public void failed(String key) {
        failures.asMap().compute(key, (same, known) -> {
            int count = known == null ? 1 : known.count + 1;
            return new Failures(count, clock.instant().plus(pace.after(count)));
        });
    }
}
