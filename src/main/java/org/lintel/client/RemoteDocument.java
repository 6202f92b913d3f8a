package org.lintel.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import org.lintel.fetch.FetchException;
import org.lintel.fetch.GuardedHttp;

/**
 * A document that a client publishes. It is fetched at most once a minute, and by one thread; the others wait for a limited time, so a slow
 * address does not hold them all. A fetched document is used for as long as the caller says.
 *
 * @param <T> what is read from it
 */
final class RemoteDocument<T> {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final URI address;
    private final Function<String, T> reading;
    private final GuardedHttp http;
    private final Clock clock;
    private final Consumer<String> failed;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile T content;
    private volatile Instant fetched = Instant.EPOCH;
    private volatile Instant tried = Instant.EPOCH;
    private volatile String failure = "nobody has fetched it yet";

    /**
     * @param reading throws {@link IllegalArgumentException} with a sentence about a text that is none of its kind
     * @param failed  is told the address each time that it could not be fetched
     */
    RemoteDocument(String address, Function<String, T> reading, GuardedHttp http, Clock clock, Consumer<String> failed) {
        this.address = URI.create(address);
        this.reading = reading;
        this.http = http;
        this.clock = clock;
        this.failed = failed;
    }

    /** The newest that there is; empty as long as it could not be fetched. */
    Optional<T> content() {
        return Optional.ofNullable(content);
    }

    /** When that was fetched. */
    Instant fetched() {
        return fetched;
    }

    boolean within(Duration age) {
        return clock.instant().isBefore(fetched.plus(age));
    }

    /** Why it could not be fetched last time. */
    String failure() {
        return failure;
    }

    /** Fetches it, unless that was tried within the pause. One thread does; the others wait at most so long. */
    void renew(Duration patience) {
        if (!mayTry() && !fetching.isLocked()) {
            return;
        }
        try {
            if (fetching.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (mayTry()) {
                        tried = clock.instant();
                        fetch();
                    }
                } finally {
                    fetching.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean mayTry() {
        return !clock.instant().isBefore(tried.plus(PAUSE));
    }

    private void fetch() {
        try {
            content = reading.apply(new String(http.get(address).body(), StandardCharsets.UTF_8));
            fetched = clock.instant();
        } catch (FetchException | IllegalArgumentException e) {
            failure = e.getMessage();
            failed.accept(address.toString());
        }
    }
}
