package org.lintel.issue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.ApiResource;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
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

    /** What all of the resources allow, of these what the client wants too, if anything; without a common one, what the client wants. */
    List<String> algorithms(Client client) {
        List<String> wanted = client.tokens().allowedAccessTokenSigningAlgorithms();
        List<String> allowed = resources.stream().map(ApiResource::allowedAccessTokenSigningAlgorithms).filter(list -> !list.isEmpty())
                .reduce((left, right) -> left.stream().filter(right::contains).toList()).orElse(List.of());
        List<String> both = wanted.stream().filter(allowed::contains).toList();
        return allowed.isEmpty() ? wanted : both.isEmpty() ? allowed : both;
    }
}
