package org.lintel.jose;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Public keys of another party, as its JSON Web Key Set has them (RFC 7517 §5). What is of no use for verifying signatures is left out:
 * "Implementations SHOULD ignore JWKs within a JWK Set that use kty values that are not understood".
 */
public final class VerificationKeys {

    public static final VerificationKeys NONE = new VerificationKeys(List.of());

    private static final int MOST = 50;

    /** With longer ones a few verifications would take seconds. */
    private static final int LONGEST_RSA = 8192;
    private static final BigInteger LARGEST_EXPONENT = BigInteger.ONE.shiftLeft(64);

    private final List<PublicJsonWebKey> keys;

    private VerificationKeys(List<PublicJsonWebKey> keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException if it is no key set */
    public static VerificationKeys parse(String json) {
        try {
            return of(JsonUtil.parseJson(json));
        } catch (JoseException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    /** @throws IllegalArgumentException if it is no key set */
    public static VerificationKeys of(Map<String, Object> jwks) {
        if (!(jwks.get("keys") instanceof List<?> keys) || !keys.stream().allMatch(Map.class::isInstance)) {
            throw new IllegalArgumentException("it is no JSON Web Key Set");
        }
        if (keys.size() > MOST) {
            throw new IllegalArgumentException("it has more than " + MOST + " keys");
        }
        return new VerificationKeys(keys.stream().map(VerificationKeys::key).filter(Objects::nonNull).toList());
    }

    /** Whether one of the keys has signed it: one that it names, if it names one. */
    public boolean verify(SignedJwt jwt) {
        return keys.stream().filter(key -> suits(key, jwt)).anyMatch(key -> jwt.verifiedBy(key.getPublicKey()));
    }

    @SuppressWarnings("unchecked")
    private static PublicJsonWebKey key(Object jwk) {
        try {
            return JsonWebKey.Factory.newJwk((Map<String, Object>) jwk) instanceof PublicJsonWebKey key && verifies(key) ? key : null;
        } catch (JoseException | ClassCastException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean verifies(PublicJsonWebKey key) {
        boolean bounded = !(key.getPublicKey() instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() <= LONGEST_RSA
                && rsa.getPublicExponent().compareTo(LARGEST_EXPONENT) < 0;
        return bounded && (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }

    private static boolean suits(PublicJsonWebKey key, SignedJwt jwt) {
        String kind = switch (jwt.algorithm().substring(0, 2)) {
            case "RS", "PS" -> "RSA";
            case "ES" -> "EC";
            default -> "OKP";
        };
        return key.getKeyType().equals(kind) && (key.getAlgorithm() == null || key.getAlgorithm().equals(jwt.algorithm()))
                && (jwt.kid() == null || key.getKeyId() == null || key.getKeyId().equals(jwt.kid())) && !jwt.symmetric();
    }

    @Override
    public String toString() {
        return "VerificationKeys" + keys.stream().map(JsonWebKey::getKeyId).toList();
    }
}
