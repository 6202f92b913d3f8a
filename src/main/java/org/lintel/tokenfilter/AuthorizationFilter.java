package org.lintel.tokenfilter;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The second stage: says whether the caller may do this. */
final class AuthorizationFilter implements ContainerRequestFilter {

    private record Place(Class<?> type, Method method) {
    }

    private final TokenFilterOptions options;
    private final Challenge challenge;
    private final Clock clock;
    private final Map<Place, AccessRule> rules = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    AuthorizationFilter(TokenFilterOptions options, Challenge challenge, Clock clock) {
        this.options = options;
        this.challenge = challenge;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        AccessRule rule = rules.computeIfAbsent(new Place(resource.getResourceClass(), resource.getResourceMethod()),
                place -> AccessRule.of(place.type, place.method, options.protect()));
        Response refusal = refusal(rule, AuthenticationFilter.token(request));
        if (refusal != null) {
            request.abortWith(refusal);
        }
    }

    private Response refusal(AccessRule rule, AccessToken token) {
        if (rule.access() == AccessRule.Access.EVERYBODY) {
            return null;
        }
        if (rule.access() == AccessRule.Access.NOBODY) {
            return challenge.nobody();
        }
        if (token == null) {
            return challenge.noToken();
        }
        Set<String> scopes = new HashSet<>(options.requiredScopes());
        scopes.addAll(rule.scopes());
        if (!token.scopes().containsAll(scopes)) {
            return challenge.missingScope(scopes);
        }
        if (rule.roles() != null && rule.roles().stream().noneMatch(token.roles()::contains)) {
            return challenge.missingRole();
        }
        return isSignedInWell(rule, token) ? null : challenge.otherAuthentication(rule.acrValues(), rule.maxAge());
    }

    private boolean isSignedInWell(AccessRule rule, AccessToken token) {
        boolean well = rule.acrValues().isEmpty() || token.claim("acr").filter(rule.acrValues()::contains).isPresent();
        Instant earliest = clock.instant().minusSeconds(Math.max(0, rule.maxAge())).minus(options.clockSkew());
        Instant latest = clock.instant().plus(options.clockLag());
        return well && (rule.maxAge() < 0
                || token.authenticatedAt().filter(time -> !time.isBefore(Instant.ofEpochSecond(earliest.getEpochSecond())))
                        .filter(time -> !time.isAfter(latest)).isPresent());
    }
}
