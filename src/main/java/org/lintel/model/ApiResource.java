package org.lintel.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An API that access tokens are meant for: its name is their audience (RFC 9068 §3) when one of its scopes was granted.
 *
 * @param name        the audience value: at most 200 characters
 * @param enabled     one that is not enabled is treated as unregistered
 * @param displayName for operators and users, or {@code null}
 * @param description for operators, or {@code null}
 * @param scopes      names of the resource scopes that belong to it
 * @param userClaims  claims about the user that go into its access tokens
 * @param apiSecrets  with one of them the API authenticates itself
 * @param allowedAccessTokenSigningAlgorithms the first one that there is a key for signs its access tokens; empty means RS256
 * @param accessTokenJwtType the {@code typ} of its access tokens that are JWTs, one of {@link #JWT_TYPES}, for an API whose library knows
 * one
 *                    only; {@code null} leaves it to the settings
 * @param properties  values of the deployer; unused by Lintel
 */
public record ApiResource(
        String name,
        boolean enabled,
        @Nullable String displayName,
        @Nullable String description,
        Set<String> scopes,
        List<String> userClaims,
        List<Secret> apiSecrets,
        List<String> allowedAccessTokenSigningAlgorithms,
        @Nullable String accessTokenJwtType,
        Map<String, String> properties) {

    /** That of RFC 9068 §2.1, and what there was before it. */
    public static final Set<String> JWT_TYPES = Set.of("at+jwt", "JWT");

    public ApiResource {
        Check.name("name", name, 200);
        scopes = Set.copyOf(scopes);
        userClaims = List.copyOf(userClaims);
        apiSecrets = List.copyOf(apiSecrets);
        allowedAccessTokenSigningAlgorithms = List.copyOf(allowedAccessTokenSigningAlgorithms);
        Check.hashed("apiSecrets", apiSecrets);
        Check.algorithms("allowedAccessTokenSigningAlgorithms", allowedAccessTokenSigningAlgorithms);
        if (accessTokenJwtType != null && !JWT_TYPES.contains(accessTokenJwtType)) {
            throw new IllegalArgumentException("accessTokenJwtType is at+jwt or JWT");
        }
        properties = Map.copyOf(properties);
    }

    /** Begins an enabled API resource with nothing else set. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** An API resource in the making; not for use by several threads. Each method is named after the component that it sets. */
    public static final class Builder {

        private final String name;
        private boolean enabled = true;
        private @Nullable String displayName;
        private @Nullable String description;
        private Set<String> scopes = Set.of();
        private List<String> userClaims = List.of();
        private List<Secret> apiSecrets = List.of();
        private List<String> allowedAccessTokenSigningAlgorithms = List.of();
        private @Nullable String accessTokenJwtType;
        private Map<String, String> properties = Map.of();

        private Builder(String name) {
            this.name = name;
        }

        public Builder enabled(boolean enabled) {
            this.enabled = enabled;
            return this;
        }

        public Builder displayName(String displayName) {
            this.displayName = displayName;
            return this;
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        public Builder scopes(String... scopes) {
            this.scopes = Set.of(scopes);
            return this;
        }

        public Builder userClaims(String... userClaims) {
            this.userClaims = List.of(userClaims);
            return this;
        }

        public Builder apiSecrets(Secret... apiSecrets) {
            this.apiSecrets = List.of(apiSecrets);
            return this;
        }

        public Builder allowedAccessTokenSigningAlgorithms(String... allowedAccessTokenSigningAlgorithms) {
            this.allowedAccessTokenSigningAlgorithms = List.of(allowedAccessTokenSigningAlgorithms);
            return this;
        }

        public Builder accessTokenJwtType(String accessTokenJwtType) {
            this.accessTokenJwtType = accessTokenJwtType;
            return this;
        }

        public Builder properties(Map<String, String> properties) {
            this.properties = properties;
            return this;
        }

        /** Throws {@link IllegalArgumentException} with a sentence that names the component that is wrong. */
        public ApiResource build() {
            return new ApiResource(
                    name, enabled, displayName, description, scopes, userClaims, apiSecrets,
                    allowedAccessTokenSigningAlgorithms, accessTokenJwtType, properties);
        }
    }
}
