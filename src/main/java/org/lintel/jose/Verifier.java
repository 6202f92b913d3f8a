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

    @Inject
    KeyRing ring;

    /**
     * The claims of the token, if one of our keys signed it and it is of this kind. Whether it has expired, and for whom it is, is for
     * the caller to see.
     *
     * @param typ what its {@code typ} header must be
     */
    public Optional<Map<String, Object>> verify(String token, String typ) {
        if (token.length() > InputLimits.JWT) {
            return Optional.empty();
        }
        try {
            JsonWebSignature jws = SignedJwt.read(token);
            SigningKey key = ring.index().named(jws.getKeyIdHeaderValue()).orElse(null);
            if (key == null || !typ.equalsIgnoreCase(jws.getHeader("typ"))) {
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
}
