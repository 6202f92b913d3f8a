package org.lintel.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonString;

import org.lintel.fetch.GuardedHttp;
import org.lintel.json.JsonText;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;
import org.lintel.usage.EventCounts;

/**
 * Whether a client belongs to its sector: "the values of the registered redirect_uris MUST be included in the elements of the array" at its
 * {@code sector_identifier_uri} (OpenID Connect Core §8.1), or a client could see the {@code sub} that users have at another sector. A list
 * is kept for a day, and for as long as it cannot be fetched again.
 */
@Duty("Core 8.1 sector")
@ApplicationScoped
public class Sectors {

    private static final Duration FRESH = Duration.ofDays(1);
    private static final int MOST = 10_000;

    @Inject
    GuardedHttp http;

    @Inject
    EventCounts counts;

    @Inject
    Clock clock;

    private LoadingCache<String, RemoteDocument<Set<String>>> lists;

    @PostConstruct
    void begin() {
        lists = Caffeine.newBuilder().maximumSize(MOST)
                .build(address -> new RemoteDocument<>(address, Sectors::members, http, clock, counts::notFetched));
    }

    /**
     * Looks the client up in the list of its sector, if it has one.
     *
     * @throws org.lintel.model.OAuthException {@code unauthorized_client} if it is not there, {@code temporarily_unavailable} if there is
     * no
     *                                         list
     */
    public void check(Client client) {
        if (client.sectorIdentifierUri() == null) {
            return;
        }
        RemoteDocument<Set<String>> list = lists.get(client.sectorIdentifierUri());
        if (!list.within(FRESH)) {
            list.renew(list.content().isPresent() ? Duration.ZERO : RemoteDocument.PATIENCE);
        }
        Set<String> members = list.content().orElseThrow(
                () -> OAuthError.TEMPORARILY_UNAVAILABLE.because("the list at sectorIdentifierUri cannot be fetched: " + list.failure()));
        if (!members.containsAll(client.requests().redirectUris())) {
            throw OAuthError.UNAUTHORIZED_CLIENT.because("the list at sectorIdentifierUri lacks a redirect URI of the client");
        }
    }

    private static Set<String> members(String json) {
        try {
            return JsonText.readArray(json).getValuesAs(JsonString.class).stream().map(JsonString::getString).collect(Collectors.toSet());
        } catch (JsonException | ClassCastException e) {
            throw new IllegalArgumentException("it is no JSON array of texts", e);
        }
    }
}
