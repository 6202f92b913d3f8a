package org.lintel.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Client} proves itself by (RFC 6749 §2.3), at every endpoint where it has to.
 *
 * @param clientSecrets                      each of them authenticates; several allow rotation
 * @param requireClientSecret                {@code false} makes a public client (RFC 6749 §2.1)
 * @param tokenEndpointAuthMethods           names of the {@link org.lintel.spi.ClientAuthenticator}s by which it may authenticate, at every
 *                                           endpoint; empty means {@code client_secret_basic} and {@code client_secret_post}, or for a
 *                                           public client {@code none}
 * @param tokenEndpointAuthSigningAlgorithms what its assertions may be signed with; empty means everything that there is
 * @param allowTokenEndpointAudience         assertions may be addressed to the token endpoint instead of the issuer, which lets others who
 *                                           are called there use them
 * @param jwks                               its public keys as a JSON Web Key Set (RFC 7517 §5); may be empty
 * @param jwksUri                            https address where they are instead, or {@code null}
 */
@Topic
public record ClientCredentials(
        List<Secret> clientSecrets,
        boolean requireClientSecret,
        Set<String> tokenEndpointAuthMethods,
        Set<String> tokenEndpointAuthSigningAlgorithms,
        boolean allowTokenEndpointAudience,
        Map<String, Object> jwks,
        @Nullable String jwksUri) {

    private static final Set<String> SECRET_METHODS = Set.of("client_secret_basic", "client_secret_post");
    private static final String PUBLIC = "none";

    public ClientCredentials {
        clientSecrets = List.copyOf(clientSecrets);
        tokenEndpointAuthMethods = Set.copyOf(tokenEndpointAuthMethods);
        tokenEndpointAuthSigningAlgorithms = Set.copyOf(tokenEndpointAuthSigningAlgorithms);
        jwks = Map.copyOf(jwks);
        if (!tokenEndpointAuthMethods.isEmpty() && (requireClientSecret ? tokenEndpointAuthMethods.contains(PUBLIC)
                : !tokenEndpointAuthMethods.equals(Set.of(PUBLIC)))) {
            throw new IllegalArgumentException("tokenEndpointAuthMethods is \"none\", alone, exactly where requireClientSecret is false");
        }
        Check.signatures("tokenEndpointAuthSigningAlgorithms", tokenEndpointAuthSigningAlgorithms);
        Check.publicKeys("jwks", jwks);
        Check.called("jwksUri", jwksUri);
        if (jwksUri != null && !jwks.isEmpty()) {
            throw new IllegalArgumentException("jwks and jwksUri exclude each other (OpenID Connect Registration §2)");
        }
    }

    /** Whether the client may authenticate by this method. */
    public boolean authenticatesBy(String method) {
        return tokenEndpointAuthMethods.isEmpty() ? requireClientSecret ? SECRET_METHODS.contains(method) : method.equals(PUBLIC)
                : tokenEndpointAuthMethods.contains(method);
    }

    /** Whether there is anything by which a signature of the client could be verified; the hash of a secret is not. */
    boolean canSign() {
        return !jwks.isEmpty() || jwksUri != null || clientSecrets.stream().anyMatch(secret -> secret.sealed() != null);
    }
}
