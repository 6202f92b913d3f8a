package org.lintel.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonString;

import com.github.benmanes.caffeine.cache.Caffeine;

import org.lintel.fetch.FetchException;
import org.lintel.fetch.GuardedHttp;
import org.lintel.json.JsonText;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;

/**
 * Whether a client belongs to its sector: "the values of the registered redirect_uris MUST be included in the elements of the array" at its
 * {@code sector_identifier_uri} (OpenID Connect Core §8.1), or somebody could know users by the names that another one has for them. A list
 * is kept for a day, and for as long as it cannot be fetched again; that is tried once a minute.
 */
@Duty("Core 8.1 sector")
@ApplicationScoped
public class Sectors {

    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    /**
     * What is known of one address.
     *
     * @param members redirect URIs; {@code null} as long as nobody could fetch them
     * @param until   when to look again
     * @param failure why that was not possible last time
     */
    private record Listed(Set<String> members, Instant until, String failure) {
    }

    @Inject
    GuardedHttp http;

    @Inject
    Clock clock;

    private final ConcurrentMap<String, Listed> lists =
            Caffeine.newBuilder().maximumSize(MOST).<String, Listed>build().asMap();

    /**
     * Looks the client up in the list of its sector, if it has one.
     *
     * @throws org.lintel.model.OAuthException {@code unauthorized_client} if it is not there, {@code temporarily_unavailable} if there is no
     *                                         list
     */
    public void check(Client client) {
        if (client.sectorIdentifierUri() == null) {
            return;
        }
        Listed listed = lists.get(client.sectorIdentifierUri());
        if (listed == null || !clock.instant().isBefore(listed.until)) {
            // one fetches it; who wants the same list at that moment waits
            listed = lists.compute(client.sectorIdentifierUri(), this::renewed);
        }
        if (listed.members == null) {
            throw OAuthError.TEMPORARILY_UNAVAILABLE.because("the list at sectorIdentifierUri cannot be fetched: " + listed.failure);
        }
        if (!listed.members.containsAll(client.redirectUris())) {
            throw OAuthError.UNAUTHORIZED_CLIENT.because("the list at sectorIdentifierUri lacks a redirect URI of the client");
        }
    }

    private Listed renewed(String address, Listed known) {
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until)) {
            return known;
        }
        try {
            return new Listed(members(new String(http.get(URI.create(address)).body(), StandardCharsets.UTF_8)), now.plus(FRESH), null);
        } catch (FetchException | JsonException | ClassCastException e) {
            String failure = e instanceof FetchException ? e.getMessage() : "it is no JSON array of texts";
            return new Listed(known == null ? null : known.members, now.plus(PAUSE), failure);
        }
    }

    private static Set<String> members(String json) {
        return JsonText.readArray(json).getValuesAs(JsonString.class).stream().map(JsonString::getString).collect(Collectors.toSet());
    }
}
