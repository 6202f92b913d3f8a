package org.lintel.config;

import org.lintel.model.ApiResource;

/**
 * What tokens are like.
 *
 * @param accessTokenType the {@code typ} of access tokens that are JWTs, where their API resource does not say
 */
public record TokenSettings(String accessTokenType) {

    static TokenSettings read() {
        String type = Values.text(Setting.ACCESS_TOKEN_TYPE);
        if (!ApiResource.JWT_TYPES.contains(type)) {
            throw new ConfigurationException(Setting.ACCESS_TOKEN_TYPE, "is at+jwt or JWT, not \"" + type + "\"");
        }
        return new TokenSettings(type);
    }
}
