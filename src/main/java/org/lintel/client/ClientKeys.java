package org.lintel.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.fetch.FetchException;
import org.lintel.fetch.GuardedHttp;
import org.lintel.jose.SignedJwt;
import org.lintel.jose.VerificationKeys;
import org.lintel.model.Client;
import org.lintel.spec.Duty;

/**
 * The public keys of clients: those of their registration, or those at their {@code jwks_uri}, which are kept for ten minutes. A signature
 * that none of these verifies may be that of a new key (OpenID Connect Core §10.1.1), so they are fetched again, yet not more often than once
 * a minute, whatever strangers send. While they cannot be fetched the known ones hold for an hour.
 */
@Duty("Core 10.1.1 rotation")
@ApplicationScoped
class ClientKeys {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration STALE = Duration.ofHours(1);

    /** How long others wait for the one who fetches: a slow address must not hold all threads. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    @Inject
    GuardedHttp http;

    @Inject
    Clock clock;

    /** By identity: whatever store gives the client keeps it for a while. */
    private final LoadingCache<Map<String, Object>, VerificationKeys> registered =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST).build(VerificationKeys::of);
    private LoadingCache<String, Remote> remote;

    /** What is known of one address. */
    private final class Remote {

        private final URI address;
        private final ReentrantLock fetching = new ReentrantLock();
        private volatile VerificationKeys keys = VerificationKeys.NONE;
        private volatile Instant fetched = Instant.EPOCH;
        private volatile Instant tried = Instant.EPOCH;
        private volatile String failure = "nobody has fetched them yet";

        private Remote(String address) {
            this.address = URI.create(address);
        }

        private boolean verify(SignedJwt jwt) {
            if (!within(FRESH)) {
                renew(within(STALE) ? Duration.ZERO : PATIENCE);
            }
            Instant before = fetched;
            if (within(STALE) && keys.verify(jwt)) {
                return true;
            }
            renew(PATIENCE);
            if (!within(STALE)) {
                throw ClientAssertion.refused("the keys of the client cannot be fetched from its jwksUri: " + failure);
            }
            return !fetched.equals(before) && keys.verify(jwt);
        }

        private boolean within(Duration age) {
            return clock.instant().isBefore(fetched.plus(age));
        }

        private boolean mayTry() {
            return !clock.instant().isBefore(tried.plus(PAUSE));
        }

        /** Unless that was tried a moment ago. One fetches; the others wait so long. */
        private void renew(Duration patience) {
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

        private void fetch() {
            try {
                keys = VerificationKeys.parse(new String(http.get(address).body(), StandardCharsets.UTF_8));
                fetched = clock.instant();
            } catch (FetchException | IllegalArgumentException e) {
                failure = e.getMessage();
            }
        }
    }

    @PostConstruct
    void begin() {
        remote = Caffeine.newBuilder().expireAfterAccess(Duration.ofDays(1)).maximumSize(MOST).build(address -> new Remote(address));
    }

    /**
     * Whether one of the client's keys signed it.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_client} if the keys are nowhere to be had
     */
    boolean verify(Client client, SignedJwt jwt) {
        if (client.jwksUri() != null) {
            return remote.get(client.jwksUri()).verify(jwt);
        }
        return !client.jwks().isEmpty() && registered.get(client.jwks()).verify(jwt);
    }
}
