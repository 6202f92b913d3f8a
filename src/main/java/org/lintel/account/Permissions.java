package org.lintel.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.event.GrantsRevoked;
import org.lintel.issue.Families;
import org.lintel.issue.IdentityScopes;
import org.lintel.language.Languages;
import org.lintel.model.Authorization;
import org.lintel.model.UserGrant;
import org.lintel.request.Consents;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;

/** What users let clients do: remembered consents and authorizations together, to be shown and taken back. */
@ApplicationScoped
public class Permissions {

    /** One thing that a client has: {@code until} is {@code null} for what does not end by itself. */
    private record Part(List<String> scopes, Instant since, Instant until, boolean consent) {
    }

    @Inject
    Consents consents;

    @Inject
    Families families;

    @Inject
    ClientStore clients;

    @Inject
    ScopeStore scopes;

    @Inject
    Languages languages;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    Announcements announcements;

    public List<UserGrant> of(String subject) {
        Map<String, List<Part>> byClient = new TreeMap<>();
        consents.of(subject).forEach(given -> byClient.computeIfAbsent(given.consent().clientId(), id -> new ArrayList<>())
                .add(new Part(given.consent().scopes(), given.since(), given.until(), true)));
        families.of(subject).forEach(given -> byClient.computeIfAbsent(given.authorization().clientId(), id -> new ArrayList<>())
                .add(new Part(permissions(given.authorization()), given.since(), given.until(), false)));
        return byClient.entrySet().stream().map(entry -> together(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(UserGrant::clientName, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    /** With the scopes that stand for claims which the user allowed one by one. */
    private List<String> permissions(Authorization given) {
        List<String> claims = Stream.concat(given.requested().idTokenClaims().stream(), given.requested().userinfoClaims().stream())
                .toList();
        List<String> more = clients.find(given.clientId()).map(client -> identityScopes.needed(client, given.scopes(), claims))
                .orElse(List.of());
        return Stream.concat(given.scopes().stream(), more.stream()).toList();
    }

    /** Takes back what the user lets the client do; whether there was anything. */
    public boolean revokeClient(String subject, String clientId) {
        boolean consent = consents.forget(subject, clientId);
        boolean tokens = families.revokeClient(subject, clientId);
        return tell(consent || tokens, new GrantsRevoked(subject, clientId, null));
    }

    boolean revokeSession(String subject, String sid) {
        return tell(families.revokeSession(sid, true), new GrantsRevoked(subject, null, sid));
    }

    private boolean tell(boolean something, GrantsRevoked event) {
        if (something) {
            announcements.tell(event);
        }
        return something;
    }

    private String name(String clientId) {
        return clients.find(clientId).map(client -> client.clientName(languages.best(Stream.empty()).locale())).orElse(clientId);
    }

    private UserGrant together(String clientId, List<Part> parts) {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> names.addAll(part.scopes()));
        Instant since = parts.stream().map(Part::since).min(Comparator.naturalOrder()).orElseThrow();
        Optional<Instant> until = parts.stream().anyMatch(part -> part.until() == null) ? Optional.empty()
                : parts.stream().map(Part::until).max(Comparator.naturalOrder());
        return new UserGrant(clientId, name(clientId), scopes.find(names), since,
                until.orElse(null), parts.stream().anyMatch(Part::consent), !parts.stream().allMatch(Part::consent));
    }
}
