package org.lintel.client;

import java.util.Map;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.jose.SignedJwt;
import org.lintel.jose.VerificationKeys;
import org.lintel.model.OAuthError;
import org.lintel.spi.Assertions;

/** Assertions of issuers that a plug-in trusts, checked by the rules for those of clients. */
@ApplicationScoped
class BelievedAssertions implements Assertions {

    @Inject
    AssertionRules rules;

    /** By identity, as the plug-in gives them. */
    private final LoadingCache<Map<String, Object>, VerificationKeys> parsed = Caffeine.newBuilder().weakKeys().build(VerificationKeys::of);

    @Override
    public Map<String, Object> believe(String assertion, Function<String, Map<String, Object>> from, OAuthError otherwise) {
        try {
            SignedJwt jwt = SignedJwt.parse(assertion);
            if (!(jwt.claims().get("iss") instanceof String issuer) || !(jwt.claims().get("sub") instanceof String)) {
                throw new IllegalArgumentException("it has no issuer or no subject");
            }
            Map<String, Object> keys = from.apply(issuer);
            if (keys == null || !parsed.get(keys).verify(jwt)) {
                throw new IllegalArgumentException(keys == null ? "it is from nobody who is trusted" : "it is not signed by its issuer");
            }
            rules.check(jwt, otherwise.equals(OAuthError.INVALID_CLIENT) ? AssertionRules.CLIENT : AssertionRules.GRANT, "by " + issuer);
            return jwt.claims();
        } catch (IllegalArgumentException e) {
            throw otherwise.because("the assertion is not believed: " + e.getMessage());
        }
    }
}
