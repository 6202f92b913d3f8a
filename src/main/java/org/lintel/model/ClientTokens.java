package org.lintel.model;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the authorization codes, id_tokens and access tokens of a {@link Client} are like, and its userinfo.
 *
 * @param identityTokenLifetime                 whole seconds, above zero; so the other lifetimes
 * @param accessTokenLifetime                   see above
 * @param accessTokenType                       a JWT, or a reference that only introspection can read
 * @param authorizationCodeLifetime             see above; at most ten minutes (RFC 6749 §4.1.2)
 * @param authorizationCodeGracePeriod          how long after its use a code may come back, by the same request of a client that has proven
 *                                              itself, without being taken for stolen; at most ten seconds, zero for never
 * @param allowedIdentityTokenSigningAlgorithms the first one that there is a key for signs id_tokens; empty means RS256
 * @param allowedAccessTokenSigningAlgorithms   the first one that there is a key for, and that the APIs which the token is for allow, signs
 *                                              its access tokens; empty leaves it to the APIs
 * @param userinfoSignedResponseAlg             userinfo is a JWT that is signed with it, instead of JSON (OpenID Connect Core §5.3.2), or
 *                                              {@code null}
 * @param alwaysIncludeUserClaimsInIdToken      user claims go into the id_token even when an access token could fetch them
 * @param includeIdpInIdToken                   the id_token says in {@code idp} who has checked who the user is
 * @param claims                                claims about the client itself, for its access tokens
 * @param alwaysSendClientClaims                {@code claims} also go into tokens that speak for a user
 * @param clientClaimsPrefix                    put before their names; may be empty
 */
@Topic
public record ClientTokens(
        Duration identityTokenLifetime,
        Duration accessTokenLifetime,
        AccessTokenType accessTokenType,
        Duration authorizationCodeLifetime,
        Duration authorizationCodeGracePeriod,
        List<String> allowedIdentityTokenSigningAlgorithms,
        List<String> allowedAccessTokenSigningAlgorithms,
        @Nullable String userinfoSignedResponseAlg,
        boolean alwaysIncludeUserClaimsInIdToken,
        boolean includeIdpInIdToken,
        Claims claims,
        boolean alwaysSendClientClaims,
        String clientClaimsPrefix) {

    /** What an access token looks like. */
    public enum AccessTokenType {
        /** RFC 9068: an API can check it by itself. */
        JWT,
        /** An unguessable handle: an API asks for it, and it can be revoked at any moment. */
        REFERENCE
    }

    private static final Duration LONGEST_CODE = Duration.ofMinutes(10);
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    public ClientTokens {
        allowedIdentityTokenSigningAlgorithms = List.copyOf(allowedIdentityTokenSigningAlgorithms);
        allowedAccessTokenSigningAlgorithms = List.copyOf(allowedAccessTokenSigningAlgorithms);
        Check.lifetime("identityTokenLifetime", identityTokenLifetime);
        Check.lifetime("accessTokenLifetime", accessTokenLifetime);
        Check.lifetime("authorizationCodeLifetime", authorizationCodeLifetime);
        if (authorizationCodeLifetime.compareTo(LONGEST_CODE) > 0) {
            throw new IllegalArgumentException("authorizationCodeLifetime is at most 600 seconds (RFC 6749 §4.1.2)");
        }
        if (authorizationCodeGracePeriod.isNegative() || authorizationCodeGracePeriod.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("authorizationCodeGracePeriod is 0 to 10 seconds");
        }
        Check.algorithms("allowedIdentityTokenSigningAlgorithms", allowedIdentityTokenSigningAlgorithms);
        Check.algorithms("allowedAccessTokenSigningAlgorithms", allowedAccessTokenSigningAlgorithms);
        Check.algorithms("userinfoSignedResponseAlg", userinfoSignedResponseAlg == null ? List.of() : List.of(userinfoSignedResponseAlg));
    }
}
