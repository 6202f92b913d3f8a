package org.lintel.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.lintel.model.UnavailableException;

/**
 * How much each client may have remembered of its assertions: every one that is believed leaves a row until it has expired, so a client in
 * a loop would fill the database. Counted by each node.
 */
@ApplicationScoped
class AssertionShares {

    /** Within {@link #WINDOW}: 27 a second, for something that is needed once for each token. */
    static final int MOST = 10_000;

    /** As long as an assertion is remembered at most, and a little more. */
    static final Duration WINDOW = Duration.ofMinutes(6);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Cache<String, AtomicInteger> taken;

    AssertionShares() {
        this(Ticker.systemTicker());
    }

    AssertionShares(Ticker ticker) {
        taken = Caffeine.newBuilder().expireAfterWrite(WINDOW).ticker(ticker).build();
    }

    /**
     * Takes one more.
     *
     * @param from whose assertion it is: a client, or an issuer who is trusted, so that there are not many
     * @throws UnavailableException if the share is used up
     */
    void take(String from) {
        if (taken.get(from, none -> new AtomicInteger()).incrementAndGet() > MOST) {
            throw new UnavailableException("more than " + MOST + " assertions within " + WINDOW.toMinutes() + " minutes " + from, AGAIN,
                    null);
        }
    }
}
