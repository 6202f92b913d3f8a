package org.lintel.model;

import java.time.Duration;

/**
 * What the refresh tokens of a {@link Client} with the grant type {@code refresh_token} are like (RFC 6749 §6).
 *
 * @param refreshTokenUsage                whether a refresh token is good once; for a public client it is (RFC 9700 §2.2.2)
 * @param refreshTokenExpiration           whether use prolongs a refresh token
 * @param absoluteRefreshTokenLifetime     how long after the first one all refresh tokens of an authorization end
 * @param slidingRefreshTokenLifetime      with {@link RefreshTokenExpiration#SLIDING} how long one may stay unused
 * @param refreshTokenGracePeriod          how long a used refresh token gets the same successor again while that is unused, for an answer
 *                                         that was lost; at most a minute; zero: never
 * @param updateAccessTokenClaimsOnRefresh a refreshed access token has the user claims of that moment, else those of the first one
 * @param alwaysSendIdTokenOnRefresh       whether an answer with new tokens has an id_token whenever the authorization has the scope
 *                                         {@code openid}, else only if the {@code scope} of the request has it (OpenID Connect Core §12.2:
 *                                         the response "might not contain an id_token")
 */
@Topic
public record ClientRefreshTokens(
        RefreshTokenUsage refreshTokenUsage,
        RefreshTokenExpiration refreshTokenExpiration,
        Duration absoluteRefreshTokenLifetime,
        Duration slidingRefreshTokenLifetime,
        Duration refreshTokenGracePeriod,
        boolean updateAccessTokenClaimsOnRefresh,
        boolean alwaysSendIdTokenOnRefresh) {

    /** How often a refresh token is good. */
    public enum RefreshTokenUsage {
        /** Once: with each use comes the next one, and a replay is recognised. */
        ONE_TIME_ONLY,
        /** Until it expires. */
        REUSE
    }

    /** When a refresh token expires. */
    public enum RefreshTokenExpiration {
        /** At a moment that is fixed when the first one is issued. */
        ABSOLUTE,
        /** When it has not been used for some time, and at that moment at the latest. */
        SLIDING
    }

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(1);

    public ClientRefreshTokens {
        Check.lifetime("absoluteRefreshTokenLifetime", absoluteRefreshTokenLifetime);
        Check.lifetime("slidingRefreshTokenLifetime", slidingRefreshTokenLifetime);
        if (refreshTokenGracePeriod.isNegative() || refreshTokenGracePeriod.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("refreshTokenGracePeriod is between 0 and 60 seconds");
        }
    }
}
