package org.lintel.jose;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

import org.lintel.model.SigningKey;

/** Which key signs by which algorithm (RFC 7518 §3.1). */
final class Algorithms {

    private static final int SHORTEST_RSA = 2048;

    private Algorithms() {
    }

    /**
     * @param name of the key, for complaints
     * @throws IllegalArgumentException for a key that is too short or of another kind
     */
    static SigningKey key(String name, PrivateKey privateKey, List<X509Certificate> chain) throws GeneralSecurityException {
        PublicKey publicKey = chain.get(0).getPublicKey();
        String kid = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded())).substring(0, 16);
        return new SigningKey(kid, of(name, publicKey), publicKey, privateKey, chain);
    }

    private static String of(String name, PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < SHORTEST_RSA) {
                throw new IllegalArgumentException("has an RSA key " + name + " of " + bits + " bits; at least 2048 are needed (RFC 7518 §3.3)");
            }
            return "RS256";
        }
        if (key instanceof ECPublicKey ec) {
            switch (ec.getParams().getOrder().bitLength()) {
                case 256: return "ES256";
                case 384: return "ES384";
                case 521: return "ES512";
                default: // told below
            }
        }
        throw new IllegalArgumentException("has a key " + name + " that is neither RSA nor on the curves P-256, P-384 or P-521");
    }
}
