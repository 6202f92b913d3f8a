package org.lintel.jose;

import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.lintel.model.SigningKey;
import org.lintel.oauth.InputLimits;

/**
 * A signed JWT that another party made (RFC 7519). Its claims count only once one of the {@code verifiedBy} was asked with a key that is
 * known from elsewhere: headers that carry or point to keys are not looked at (RFC 8725 §3.8, §3.10).
 */
public final class SignedJwt {

    /** By a secret that both sides have (RFC 7518 §3.2). */
    public static final List<String> SYMMETRIC = List.of("HS256", "HS384", "HS512");

    private final String compact;
    private final String algorithm;
    private final String kid;
    private final String typ;
    private final String payload;
    private final Map<String, Object> claims;

    private SignedJwt(String compact) throws JoseException {
        JsonWebSignature jws = read(compact);
        this.compact = compact;
        algorithm = jws.getAlgorithmHeaderValue();
        kid = text(jws, "kid");
        typ = text(jws, "typ");
        payload = jws.getUnverifiedPayload();
        // refuses a claim that is there twice (RFC 7519 §4)
        claims = JsonUtil.parseJson(payload);
    }

    /**
     * A JWT in compact form, signed in one of the ways that we know.
     *
     * @throws IllegalArgumentException with a sentence that has nothing of it
     */
    public static SignedJwt parse(String compact) {
        if (compact.length() > InputLimits.JWT) {
            throw new IllegalArgumentException("it has more than " + InputLimits.JWT + " characters");
        }
        try {
            var jwt = new SignedJwt(compact);
            if (jwt.algorithm == null || !SigningKey.ALGORITHMS.contains(jwt.algorithm) && !SYMMETRIC.contains(jwt.algorithm)) {
                throw new IllegalArgumentException("its alg is none that is accepted");
            }
            return jwt;
        } catch (JoseException | ClassCastException | ArithmeticException e) {
            throw new IllegalArgumentException("it is no signed JWT in compact form, or has a header that is critical", e);
        }
    }

    /**
     * "Base64 encoding using the URL- and filename-safe character set … with all trailing '=' characters omitted … and without the
     * inclusion of any line breaks, whitespace, or other additional characters" (RFC 7515 §2): a JWT that is read leniently has several
     * spellings, and a list of used or revoked ones would have one of them only.
     */
    private static boolean isStrict(String compact) {
        String[] parts = compact.split("\\.", -1);
        try {
            return parts.length == 3
                    && Arrays.stream(parts).allMatch(part -> Signer.base64url(Base64.getUrlDecoder().decode(part)).equals(part));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** "If any of the listed extension Header Parameters are not understood … then the JWS is invalid" (RFC 7515 §4.1.11): we know none. */
    static JsonWebSignature read(String compact) throws JoseException {
        if (!isStrict(compact)) {
            throw new JoseException("it is not three parts in base64url");
        }
        var jws = new JsonWebSignature();
        jws.setCompactSerialization(compact);
        if (jws.getHeaders().getObjectHeaderValue("crit") != null || jws.getHeaders().getObjectHeaderValue("b64") != null) {
            throw new JoseException("critical headers are not understood");
        }
        return jws;
    }

    private static String text(JsonWebSignature jws, String header) {
        return (String) jws.getHeaders().getObjectHeaderValue(header);
    }

    public String algorithm() {
        return algorithm;
    }

    public boolean symmetric() {
        return SYMMETRIC.contains(algorithm);
    }

    /** Or {@code null}; so {@link #typ}. */
    String kid() {
        return kid;
    }

    public String typ() {
        return typ;
    }

    public Map<String, Object> claims() {
        return claims;
    }

    /** The claims as the JSON text that was signed. */
    public String payload() {
        return payload;
    }

    /** "A key of the same size as the hash output … or larger MUST be used" (RFC 7518 §3.2): a shorter one verifies nothing. */
    public boolean verifiedBy(byte[] secret) {
        return symmetric() && verifiedBy(new HmacKey(secret));
    }

    /** @param key of the kind that goes with the algorithm */
    boolean verifiedBy(Key key) {
        try {
            JsonWebSignature jws = read(compact);
            jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
            jws.setKey(key);
            return jws.verifySignature();
        } catch (JoseException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SignedJwt[" + algorithm + "]";
    }
}
