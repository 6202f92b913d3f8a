package org.lintel.jose;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.lintel.model.SigningKey;
import org.lintel.oauth.InputLimits;

/** Verifies tokens that we signed ourselves. */
@ApplicationScoped
public class Verifier {

    /** The kind of a token whose {@code typ} is a general one: a private header parameter (RFC 7515 §4.3), which other readers ignore. */
    static final String KIND = "lintel_typ";

    @Inject
    KeyRing ring;

    /**
     * The claims of the token, if one of our keys signed it and it is of this kind. Whether it has expired, and for whom it is, is for
     * the caller to see.
     *
     * @param kind what it must be: by its {@code typ} header, unless {@value #KIND} says more
     */
    public Optional<Map<String, Object>> verify(String token, String kind) {
        if (token.length() > InputLimits.JWT) {
            return Optional.empty();
        }
        try {
            JsonWebSignature jws = SignedJwt.read(token);
            SigningKey key = ring.index().named(jws.getKeyIdHeaderValue()).orElse(null);
            if (key == null || !kind.equalsIgnoreCase(kind(jws))) {
                return Optional.empty();
            }
            jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()));
            jws.setKey(key.publicKey());
            jws.setDoKeyValidation(false);
            return jws.verifySignature() ? Optional.of(JsonUtil.parseJson(jws.getPayload())) : Optional.empty();
        } catch (JoseException | ArithmeticException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static String kind(JsonWebSignature jws) {
        String said = jws.getHeader(KIND);
        return said == null ? jws.getHeader("typ") : said;
    }
}
