package org.lintel.logo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.fetch.FetchException;
import org.lintel.fetch.GuardedHttp;

/**
 * The pictures at the {@code logoUri} of clients. A picture is fetched when it is first asked for, and again a day later; what could not be
 * fetched is tried again after ten minutes, and until then the one before holds. At most four are fetched at once: slow hosts hold four
 * threads and no more, and further requests get what is known already, or no logo.
 */
@ApplicationScoped
class Logos {

    static final Duration FRESH = Duration.ofDays(1);
    static final Duration PAUSE = Duration.ofMinutes(10);
    static final int AT_ONCE = 4;

    /** Of at most 50 kB each, see {@link GuardedHttp#get}. */
    private static final int MOST = 500;

    private static final System.Logger LOG = System.getLogger(Logos.class.getName());

    /** @param logo {@code null} as long as there is none to be had */
    private record Held(Logo logo, Instant until) {
    }

    @Inject
    GuardedHttp http;

    @Inject
    Clock clock;

    private final Cache<String, Held> held = Caffeine.newBuilder().maximumSize(MOST).build();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** @param address of a registration */
    Optional<Logo> at(String address) {
        Held known = held.getIfPresent(address);
        if ((known == null || !clock.instant().isBefore(known.until)) && turns.tryAcquire()) {
            try {
                known = fetch(address, known == null ? null : known.logo);
                held.put(address, known);
            } finally {
                turns.release();
            }
        }
        return Optional.ofNullable(known).map(Held::logo);
    }

    private Held fetch(String address, Logo before) {
        try {
            Optional<Logo> logo = Logo.of(http.get(URI.create(address)));
            if (logo.isPresent()) {
                return new Held(logo.get(), clock.instant().plus(FRESH));
            }
            LOG.log(System.Logger.Level.WARNING, "the logo at {0} is no PNG, JPEG, GIF, WebP or SVG", address);
        } catch (FetchException e) {
            LOG.log(System.Logger.Level.WARNING, "the logo at {0} cannot be fetched: {1}", address, e.getMessage());
        }
        return new Held(before, clock.instant().plus(PAUSE));
    }
}
