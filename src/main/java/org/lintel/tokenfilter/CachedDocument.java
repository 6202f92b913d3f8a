package org.lintel.tokenfilter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A document of the authority's: fetched when first needed, kept, fetched anew when it is old or not enough. Of all threads that want it,
 * one fetches and the others wait for it; and however often it is wanted, there is a pause between two fetches.
 */
final class CachedDocument<T> {

    /** After a failure, with nothing else to go by: so many requests share it, and recovery is soon noticed. */
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private record Kept<T>(T value, Instant since) {
    }

    private final Supplier<T> source;
    private final Duration lifetime;
    private final Duration pause;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();

    private volatile Kept<T> kept;
    private Instant attempted = Instant.MIN;
    private AuthorityUnavailable failure;

    /**
     * @param source   fetches, or throws {@link AuthorityUnavailable}
     * @param lifetime after which a new one is wanted; the old one is good for as long again, should there be no new one
     * @param pause    from one fetch to the next
     */
    CachedDocument(Supplier<T> source, Duration lifetime, Duration pause, Clock clock) {
        this.source = source;
        this.lifetime = lifetime;
        this.pause = pause;
        this.clock = clock;
    }

    /** @throws AuthorityUnavailable if there is none that may be used */
    T get() {
        Kept<T> known = kept;
        if (known != null && (younger(known, lifetime) || usable(known) && renewing.isLocked())) {
            return known.value;
        }
        return renewed(known).value;
    }

    /** A newer one than this, which did not suffice; the same again when it is too early to ask. */
    @SuppressWarnings("ReferenceEquality") // one and the same
    T newerThan(T insufficient) {
        Kept<T> known = kept;
        return known == null || known.value != insufficient ? get() : renewed(known).value;
    }

    @SuppressWarnings("ReferenceEquality") // whether another thread has fetched meanwhile
    private Kept<T> renewed(Kept<T> known) {
        renewing.lock();
        try {
            if (kept == known && !clock.instant().isBefore(attempted.plus(pauseNow()))) {
                fetch();
            }
            if (usable(kept)) {
                return kept;
            }
            throw failure != null ? failure : new AuthorityUnavailable("What is known of the authority is too old");
        } finally {
            renewing.unlock();
        }
    }

    private Duration pauseNow() {
        boolean enough = failure == null || usable(kept) && pause.compareTo(PAUSE_AFTER_FAILURE) > 0;
        return enough ? pause : PAUSE_AFTER_FAILURE;
    }

    private void fetch() {
        attempted = clock.instant();
        try {
            kept = new Kept<>(source.get(), attempted);
            failure = null;
        } catch (AuthorityUnavailable e) {
            failure = e;
        }
    }

    private boolean usable(Kept<T> document) {
        return document != null && younger(document, lifetime.multipliedBy(2));
    }

    private boolean younger(Kept<T> document, Duration age) {
        return clock.instant().isBefore(document.since.plus(age));
    }
}
