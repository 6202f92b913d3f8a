package org.lintel.config;

import java.time.Duration;

import org.lintel.model.ApiResource;

/**
 * What tokens are like.
 *
 * @param accessTokenType the {@code typ} of access tokens that are JWTs, where their API resource does not say
 * @param revocationDelay after how long a node that is asked about an access token knows at the latest what another one has ended; zero if
 *                        it looks into the database each time
 */
public record TokenSettings(String accessTokenType, Duration revocationDelay) {

    /** What one look into the database takes, on a machine that has much to do, and once more. */
    private static final Duration SHORTEST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    static TokenSettings read() {
        String type = Values.text(Setting.ACCESS_TOKEN_TYPE);
        if (!ApiResource.JWT_TYPES.contains(type)) {
            throw new ConfigurationException(Setting.ACCESS_TOKEN_TYPE, "is at+jwt or JWT, not \"" + type + "\"");
        }
        Duration delay = Values.duration(Setting.REVOCATION_DELAY, Duration.ZERO);
        if (!delay.isZero() && (delay.compareTo(SHORTEST_DELAY) < 0 || delay.compareTo(LONGEST_DELAY) > 0)) {
            throw new ConfigurationException(Setting.REVOCATION_DELAY,
                    "is PT0S, or from " + SHORTEST_DELAY + " to " + LONGEST_DELAY + ", not " + delay);
        }
        return new TokenSettings(type, delay);
    }
}
