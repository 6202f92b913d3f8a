package org.lintel.jose;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.lintel.jose.VerifiedTokens.Verified;
import org.lintel.model.SigningKey;
import org.lintel.oauth.InputLimits;

/** Verifies tokens that we signed ourselves, each once. */
@ApplicationScoped
public class Verifier {

    /** The kind of a token whose {@code typ} is a general one: a private header parameter (RFC 7515 §4.3), which other readers ignore. */
    static final String KIND = "lintel_typ";

    @Inject
    KeyRing ring;

    /**
     * The claims of the token, not to be changed, if one of our keys signed it and it is of this kind. Whether it has expired, and for whom
     * it is, is for the caller to see.
     *
     * @param kind what it must be: by its {@code typ} header, unless {@value #KIND} says more
     */
    public Optional<Map<String, Object>> verify(String token, String kind) {
        if (token.length() > InputLimits.JWT) {
            return Optional.empty();
        }
        KeyRing.Index index = ring.index();
        return index.verified().get(token, unknown -> read(index, unknown)).filter(found -> kind.equalsIgnoreCase(found.kind()))
                .map(Verified::claims);
    }

    private static Optional<Verified> read(KeyRing.Index index, String token) {
        try {
            JsonWebSignature jws = SignedJwt.read(token);
            SigningKey key = index.named(jws.getKeyIdHeaderValue()).orElse(null);
            if (key == null) {
                return Optional.empty();
            }
            jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()));
            jws.setKey(key.publicKey());
            jws.setDoKeyValidation(false);
            return jws.verifySignature() ? Optional.of(verified(jws, token.length())) : Optional.empty();
        } catch (JoseException | ArithmeticException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static Verified verified(JsonWebSignature jws, int length) throws JoseException {
        return new Verified(kind(jws), Collections.unmodifiableMap(JsonUtil.parseJson(jws.getPayload())), length);
    }

    private static String kind(JsonWebSignature jws) {
        String said = jws.getHeader(KIND);
        return said == null ? jws.getHeader("typ") : said;
    }
}
