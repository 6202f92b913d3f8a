package org.lintel.issue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.ApiResource;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.ClientTokens;
import org.lintel.model.GrantTerms;
import org.lintel.model.OAuthError;
import org.lintel.model.Scope;
import org.lintel.spec.Duty;
import org.lintel.spi.ScopeStore;

/** What the scopes of an access token stand for: whom it is for, what those want to know of the user, and what they can verify. */
record Audience(List<Scope> scopes, List<ApiResource> resources, List<String> asked) {

    static Audience of(Authorization authorization, ScopeStore store) {
        return new Audience(store.find(authorization.scopes()), store.resources(authorization.scopes()), authorization.resources());
    }

    /**
     * The resources that were asked for (RFC 8707 §2), or the API resources of the scopes; where there is none, everything that trusts the
     * issuer.
     */
    @Duty({"RFC 9068 3 aud", "RFC 9068 3 scopes-fit"})
    List<String> names(String issuer) {
        List<String> names = asked.isEmpty() ? resources.stream().map(ApiResource::name).toList() : asked;
        return names.isEmpty() ? List.of(issuer + "/resources") : names;
    }

    Set<String> claimNames() {
        Set<String> names = new LinkedHashSet<>();
        scopes.stream().filter(scope -> scope.kind() == Scope.Kind.RESOURCE).forEach(scope -> names.addAll(scope.userClaims()));
        resources.forEach(resource -> names.addAll(resource.userClaims()));
        return names;
    }

    /** What the resources want the {@code typ} to be, as far as they agree. */
    Optional<String> type() {
        List<String> wanted = resources.stream().map(ApiResource::accessTokenJwtType).filter(Objects::nonNull).distinct().toList();
        return wanted.size() == 1 ? Optional.of(wanted.get(0)) : Optional.empty();
    }

    /**
     * "the first one … where an API allows only some, it is one of those": a JWT that one of its resources could not verify is not made.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_scope}
     */
    void check(GrantTerms terms) {
        if (terms.accessTokenType() == ClientTokens.AccessTokenType.JWT && allowed().filter(List::isEmpty).isPresent()) {
            throw OAuthError.INVALID_SCOPE
                    .telling("the APIs of the scopes have no signature algorithm in common: one access token cannot be for all of them");
        }
    }

    /** What all of the resources allow, of these what the client wants too, if anything. */
    List<String> algorithms(Client client) {
        List<String> wanted = client.tokens().allowedAccessTokenSigningAlgorithms();
        return allowed().map(allowed -> {
            List<String> both = wanted.stream().filter(allowed::contains).toList();
            return both.isEmpty() ? allowed : both;
        }).orElse(wanted);
    }

    /** What those of the resources have in common that allow only some. */
    private Optional<List<String>> allowed() {
        return resources.stream().map(ApiResource::allowedAccessTokenSigningAlgorithms).filter(list -> !list.isEmpty())
                .reduce((left, right) -> left.stream().filter(right::contains).toList());
    }
}
