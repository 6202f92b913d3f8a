package org.lintel.tokenfilter;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.json.JsonObject;

/**
 * A valid access token: who calls, by which application, and what they may do. {@code SecurityContext.getUserPrincipal()} is one, and
 * {@link Caller} has it for injection. Immutable.
 */
public final class AccessToken implements Principal {

    private final JsonObject claims;
    private final String name;
    private final Set<String> scopes;
    private final Set<String> roles;
    private final String value;

    AccessToken(JsonObject claims, TokenFilterOptions options, String value) {
        this.claims = claims;
        this.name = Json.text(claims, options.nameClaim()).or(this::subject).or(this::clientId).orElse("");
        this.scopes = Set.copyOf(Json.words(claims, "scope"));
        this.roles = Set.copyOf(Json.texts(claims, options.roleClaim()));
        this.value = options.keepToken() ? value : null;
    }

    /** The value of the claim that the option {@code nameClaim} names, else of {@code sub}, else of {@code client_id}; never null. */
    @Override
    public String getName() {
        return name;
    }

    /** Whom the token is about: a user, or the application itself. */
    public Optional<String> subject() {
        return claim("sub");
    }

    /** The application that the token was issued to. */
    public Optional<String> clientId() {
        return claim("client_id");
    }

    public Set<String> scopes() {
        return scopes;
    }

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }

    /** The roles as {@code @RolesAllowed} sees them. */
    public Set<String> roles() {
        return roles;
    }

    /** When the token expires; an introspection endpoint need not tell. */
    public Optional<Instant> expiresAt() {
        return time("exp");
    }

    /** When the user signed in. */
    public Optional<Instant> authenticatedAt() {
        return time("auth_time");
    }

    /** A claim that is a text. */
    public Optional<String> claim(String name) {
        return Json.text(claims, name);
    }

    /** All claims of the token, or all members of what the introspection endpoint answered. */
    public JsonObject claims() {
        return claims;
    }

    /** The token itself, if the option {@code keepToken} is set. */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    @Override
    public String toString() {
        return name;
    }

    private Optional<Instant> time(String name) {
        var time = Json.time(claims, name);
        return time.isPresent() ? Optional.of(Instant.ofEpochSecond(time.getAsLong())) : Optional.empty();
    }
}
