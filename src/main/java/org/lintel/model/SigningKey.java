package org.lintel.model;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key pair that signs tokens, or has signed tokens that may still be around.
 *
 * @param kid         its name in tokens and in the JWKS
 * @param algorithm   the one JWS algorithm it is used with (RFC 7518 §3.1), such as {@code RS256} or {@code ES256}
 * @param publicKey   published
 * @param privateKey  {@code null} for a key that is only published
 * @param certificates chain for {@code x5c}, the key's own first; may be empty
 */
public record SigningKey(
        String kid, String algorithm, PublicKey publicKey, PrivateKey privateKey, List<X509Certificate> certificates) {

    public SigningKey {
        certificates = List.copyOf(certificates);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + " " + algorithm + "]";
    }
}
