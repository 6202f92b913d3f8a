package org.lintel.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.fetch.GuardedHttp;
import org.lintel.jose.SignedJwt;
import org.lintel.jose.VerificationKeys;
import org.lintel.model.ClientCredentials;
import org.lintel.spec.Duty;
import org.lintel.usage.EventCounts;

/**
 * The public keys of clients: those of their registration, or those at their {@code jwks_uri}, which are kept for ten minutes. A signature
 * that none of these verifies may be that of a new key (OpenID Connect Core §10.1.1), so they are fetched again, but at most once a minute,
 * for any number of requests. While they cannot be fetched the known ones hold for an hour.
 */
@Duty("Core 10.1.1 rotation")
@ApplicationScoped
class ClientKeys {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration STALE = Duration.ofHours(1);
    private static final int MOST = 10_000;

    @Inject
    GuardedHttp http;

    @Inject
    EventCounts counts;

    @Inject
    Clock clock;

    /** By identity: each client store keeps the same object for a while. */
    private final LoadingCache<Map<String, Object>, VerificationKeys> registered = Caffeine.newBuilder().weakKeys().maximumSize(MOST)
            .build(VerificationKeys::of);
    private LoadingCache<String, RemoteDocument<VerificationKeys>> remote;

    @PostConstruct
    void begin() {
        remote = Caffeine.newBuilder().expireAfterAccess(Duration.ofDays(1)).maximumSize(MOST)
                .build(address -> new RemoteDocument<>(address, VerificationKeys::parse, http, clock, counts::notFetched));
    }

    /**
     * Whether one of the client's keys signed it.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_client} if the keys are nowhere to be had
     */
    boolean verify(ClientCredentials client, SignedJwt jwt) {
        if (client.jwksUri() != null) {
            return verify(remote.get(client.jwksUri()), jwt);
        }
        return !client.jwks().isEmpty() && registered.get(client.jwks()).verify(jwt);
    }

    private static boolean verify(RemoteDocument<VerificationKeys> published, SignedJwt jwt) {
        if (!published.within(FRESH)) {
            published.renew(published.within(STALE) ? Duration.ZERO : RemoteDocument.PATIENCE);
        }
        Instant before = published.fetched();
        if (known(published).verify(jwt)) {
            return true;
        }
        published.renew(RemoteDocument.PATIENCE);
        if (!published.within(STALE)) {
            throw ClientAssertion.refused("the keys of the client cannot be fetched from its jwksUri: " + published.failure());
        }
        return !published.fetched().equals(before) && known(published).verify(jwt);
    }

    private static VerificationKeys known(RemoteDocument<VerificationKeys> published) {
        return published.within(STALE) ? published.content().orElse(VerificationKeys.NONE) : VerificationKeys.NONE;
    }
}
