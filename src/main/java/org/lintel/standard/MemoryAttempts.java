package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import org.lintel.model.Attempt;
import org.lintel.model.Backoff;
import org.lintel.plugin.Reserve;
import org.lintel.spi.AttemptStore;

/**
 * Failures in memory: forgotten by a restart, counted by each node for itself. A flood of keys displaces old ones and does not exhaust the
 * memory.
 */
@ApplicationScoped
@Reserve("memory")
public class MemoryAttempts implements AttemptStore {

    private static final int MOST_KEYS = 100_000;

    private record Failures(int count, Instant notBefore, Instant expires) {

        static final Failures NONE = new Failures(0, Instant.MIN, Instant.MAX);

        Duration wait(Instant now) {
            return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
        }

        Failures oneMore(Backoff pace, Instant now) {
            Duration delay = pace.after(count + 1);
            // not "now": a caller that read its clock a moment earlier need not wait either
            return new Failures(count + 1, delay.isZero() ? Instant.MIN : now.plus(delay),
                    count == 0 ? now.plus(pace.memory()) : expires);
        }

        Failures without(int attempts) {
            return new Failures(Math.max(0, count - attempts), Instant.MIN, expires);
        }
    }

    @Inject
    Clock clock;

    private Cache<String, Failures> failures;

    @PostConstruct
    void begin() {
        failures = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfter(Expiry.<String, Failures>writing(
                (key, known) -> Duration.between(clock.instant(), known.expires))).build();
    }

    long size() {
        failures.cleanUp();
        return failures.estimatedSize();
    }

    @Override
    public Duration wait(Collection<String> keys) {
        Instant now = clock.instant();
        return failures.getAllPresent(keys).values().stream().map(known -> known.wait(now)).max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    @Override
    public Attempt failed(String key, Backoff pace) {
        Instant now = clock.instant();
        var attempt = new Attempt[1];
        failures.asMap().compute(key, (same, found) -> {
            Failures known = known(found, now);
            Failures next = known.wait(now).isZero() ? known.oneMore(pace, now) : known;
            attempt[0] = new Attempt(next.count, known.wait(now));
            return next;
        });
        return attempt[0];
    }

    @Override
    public Attempt succeeded(String key, Collection<String> others) {
        Instant now = clock.instant();
        Duration wait = wait(others);
        var attempt = new Attempt[] {new Attempt(0, wait)};
        failures.asMap().computeIfPresent(key, (same, found) -> {
            Failures known = known(found, now);
            attempt[0] = new Attempt(known.count, wait.isZero() ? known.wait(now) : wait);
            return attempt[0].allowed() ? null : known;
        });
        return attempt[0];
    }

    private static Failures known(Failures found, Instant now) {
        return found == null || !now.isBefore(found.expires) ? Failures.NONE : found;
    }

    @Override
    public void takeBack(String key, int attempts) {
        failures.asMap().computeIfPresent(key, (same, known) -> known.without(attempts));
    }
}
