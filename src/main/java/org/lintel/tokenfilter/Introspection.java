package org.lintel.tokenfilter;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Asks the authority about the token (RFC 7662). */
final class Introspection implements TokenValidation {

    private final TokenFilterOptions options;
    private final Authority authority;
    private final ClaimRules rules;

    Introspection(TokenFilterOptions options, Authority authority, ClaimRules rules) {
        this.options = options;
        this.authority = authority;
        this.rules = rules;
    }

    @Override
    public AccessToken validate(String token) {
        JsonObject answer = authority.introspect(token);
        JsonValue active = answer.get("active");
        if (JsonValue.FALSE.equals(active)) {
            throw new TokenRefused("The token is not active");
        }
        if (!JsonValue.TRUE.equals(active)) {
            throw new AuthorityUnavailable(
                    "The introspection endpoint of " + options.authority() + " does not say whether a token is active");
        }
        rules.check(answer);
        return new AccessToken(answer, options, token);
    }
}
