package org.lintel.adminapi;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.lintel.model.OAuthError;

/** How often a client may call a node: a script that has gone wild leaves room for those who want to sign in. */
@ApplicationScoped
class Rates {

    /** What the calls of a second are held against. */
    private record Second(String clientId, long second) {
    }

    /** More than one client gets out of a node one call after the other. */
    static final int PER_SECOND = 200;

    /** RFC 6585 §4. */
    private static final OAuthError TOO_MANY = new OAuthError("too_many_requests", 429, "The client calls too often.")
            .with("Retry-After", "1");

    /** What has an {@code Idempotency-Key} is kept for a day. */
    static final int KEYS_PER_DAY = 10_000;

    @Inject
    Clock clock;

    private Cache<Second, AtomicInteger> calls;
    private Cache<String, AtomicInteger> keys;

    @PostConstruct
    void begin() {
        calls = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).maximumSize(1_000).build();
        keys = Caffeine.newBuilder().expireAfterWrite(Duration.ofDays(1)).maximumSize(10_000).build();
    }

    /** @throws org.lintel.model.OAuthException {@code too_many_requests} if it has called that often in this second */
    void check(String clientId) {
        if (calls.get(new Second(clientId, clock.instant().getEpochSecond()), second -> new AtomicInteger())
                .incrementAndGet() > PER_SECOND) {
            throw TOO_MANY.telling("more than " + PER_SECOND + " calls of the client in a second");
        }
    }

    /** @throws org.lintel.model.OAuthException {@code too_many_requests} if it has sent that many keys in this day */
    void checkKeys(String clientId) {
        if (keys.get(clientId, client -> new AtomicInteger()).incrementAndGet() > KEYS_PER_DAY) {
            throw TOO_MANY.telling("more than " + KEYS_PER_DAY + " idempotency keys of the client in a day");
        }
    }
}
