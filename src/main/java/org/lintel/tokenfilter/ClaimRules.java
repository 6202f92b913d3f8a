package org.lintel.tokenfilter;

import java.time.Clock;

import jakarta.json.JsonObject;

/** What the claims of a token must say, from introspection or in a JWT. */
final class ClaimRules {

    private final TokenFilterOptions options;
    private final Clock clock;

    ClaimRules(TokenFilterOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** A JWT that only this filter checks. */
    void checkJwt(JsonObject claims) {
        need(claims.containsKey("iss"), "The token names no issuer");
        need(Json.time(claims, "exp").isPresent(), "The token does not say when it expires");
        need(hasBegun(claims), "The token is not valid yet");
        need(expiresLater(claims), "The token has expired");
        check(claims);
    }

    /** Claims of a token that is good now, as the authority says, whose clock counts (RFC 7662 §2.2, §4): they may be few. */
    void check(JsonObject claims) {
        need(!claims.containsKey("iss") || Json.text(claims, "iss").filter(options.authority()::equals).isPresent(),
                "The token is of another issuer");
        need(options.audience() == null || Json.texts(claims, "aud").contains(options.audience()), "The token is for another audience");
        // the caller would have to prove the key (RFC 7800 §3), which a bearer does not
        need(!claims.containsKey("cnf"), "The token is bound to a key");
    }

    /** Whether the token is good for longer than now, without any tolerance. */
    boolean isYoung(AccessToken token) {
        return token.expiresAt().map(end -> clock.instant().isBefore(end)).orElse(true);
    }

    private boolean expiresLater(JsonObject claims) {
        var exp = Json.time(claims, "exp");
        // "the expiration date/time MUST be after the current date/time" (RFC 7519 §4.1.4)
        return exp.isPresent() && clock.instant().minus(options.clockSkew()).getEpochSecond() < exp.getAsLong();
    }

    private boolean hasBegun(JsonObject claims) {
        if (!claims.containsKey("nbf")) {
            return true;
        }
        var start = Json.time(claims, "nbf");
        return start.isPresent() && start.getAsLong() <= clock.instant().plus(options.clockLag()).getEpochSecond();
    }

    private static void need(boolean holds, String otherwise) {
        if (!holds) {
            throw new TokenRefused(otherwise);
        }
    }
}
