package org.lintel.introspect;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.AccessToken;
import org.lintel.issue.Subjects;
import org.lintel.model.ApiResource;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.PresentedRefreshToken;
import org.lintel.model.Scope;
import org.lintel.model.Secret;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;

/**
 * Who may ask about tokens, in this order: an API resource, a resource scope, a client. Each sees what concerns it: an API resource tokens
 * that are meant for it, with its scopes; a scope tokens that have it; a client the tokens that were issued to it,
 * refresh tokens included.
 */
@ApplicationScoped
class ProtectedResources {

    @Inject
    ScopeStore scopes;

    @Inject
    ClientStore clients;

    @Inject
    Subjects subjects;

    /** What to authenticate this asker with. An asker without a secret is refused: anyone could claim to be a public client. */
    @Duty("RFC 7662 2.1 authorized")
    Optional<Client> credentials(String id) {
        return scopes.findResource(id).map(resource -> like(id, resource.apiSecrets()))
                .or(() -> scope(id).map(scope -> like(id, scope.scopeSecrets())))
                .or(() -> clients.find(id).filter(client -> client.enabled() && client.credentials().requireClientSecret()));
    }

    /** The answer to this asker (RFC 7662 §2.2); empty if the token does not concern it. */
    @Duty({"RFC 7662 2.2 by-asker", "RFC 7662 2.2 not-for-asker"})
    Optional<Map<String, Object>> view(String asker, AccessToken token) {
        Optional<ApiResource> resource = scopes.findResource(asker);
        if (resource.isPresent()) {
            return token.audience().contains(asker) ? Optional.of(view(token, resource.get().scopes(), resource.get().userClaims()))
                    : Optional.empty();
        }
        Optional<Scope> scope = scope(asker);
        if (scope.isPresent()) {
            boolean unrestricted = scope.get().allowUnrestrictedIntrospection();
            return token.scopes().contains(asker)
                    ? Optional.of(unrestricted ? active(token) : view(token, Set.of(asker), List.of())) : Optional.empty();
        }
        return token.clientId().equals(asker) ? Optional.of(active(token)) : Optional.empty();
    }

    /** The same for a refresh token: only its client learns of it. An API must not take one for an access token. */
    Optional<Map<String, Object>> view(String asker, PresentedRefreshToken token) {
        Authorization authorization = token.authorization();
        if (!authorization.clientId().equals(asker) || scopes.findResource(asker).isPresent() || scope(asker).isPresent()) {
            return Optional.empty();
        }
        String sub = clients.find(asker).map(client -> subjects.sub(client, authorization.subject())).orElse(authorization.subject());
        return Optional.of(Map.of("active", true, "iss", authorization.issuer(), "client_id", asker, "sub", sub,
                "scope", String.join(" ", authorization.scopes()), "iat", token.stored().created().getEpochSecond(),
                "exp", token.stored().expires().getEpochSecond()));
    }

    private Optional<Scope> scope(String name) {
        return scopes.find(List.of(name)).stream().filter(scope -> scope.kind() == Scope.Kind.RESOURCE).findFirst();
    }

    private static Client like(String id, List<Secret> secrets) {
        return Client.builder(id).clientSecrets(secrets.toArray(Secret[]::new)).build();
    }

    /** The token with the asker's scopes only, without claims that are there for other scopes. */
    private Map<String, Object> view(AccessToken token, Collection<String> own, Collection<String> ownClaims) {
        var view = active(token);
        List<String> shared = token.scopes().stream().filter(own::contains).toList();
        view.put("scope", String.join(" ", shared));
        Set<String> others = new HashSet<>(userClaims(token.scopes()));
        scopes.resources(token.scopes()).forEach(resource -> others.addAll(resource.userClaims()));
        userClaims(shared).forEach(others::remove);
        ownClaims.forEach(others::remove);
        others.removeAll(AccessToken.PROTOCOL);
        others.forEach(view::remove);
        return view;
    }

    private List<String> userClaims(Collection<String> names) {
        return scopes.find(names).stream().flatMap(scope -> scope.userClaims().stream()).toList();
    }

    @Duty({"RFC 7662 2.2 json", "RFC 7662 2.2 members"})
    private static Map<String, Object> active(AccessToken token) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("active", true);
        answer.put("token_type", token.confirmation().tokenType());
        answer.putAll(token.claims());
        return answer;
    }
}
