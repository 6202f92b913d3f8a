package org.lintel.model;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A key pair that signs tokens, or has signed tokens that may still be around.
 *
 * @param kid         its name in tokens and in the JWKS
 * @param algorithm   the one of {@link #ALGORITHMS} it is used with: "each key MUST be used with exactly one algorithm" (RFC 8725 §3.1)
 * @param publicKey   published
 * @param privateKey  {@code null} for a key that is only published
 * @param certificates chain for {@code x5c}, the key's own first; may be empty
 */
public record SigningKey(
        String kid, String algorithm, PublicKey publicKey, @Nullable PrivateKey privateKey, List<X509Certificate> certificates) {

    /** What tokens may be signed with (RFC 7518 §3.1, RFC 8037 §3.1); {@code EdDSA} is that on the curve Ed25519. */
    public static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
            "EdDSA");

    public SigningKey {
        Check.algorithms("algorithm", List.of(algorithm));
        certificates = List.copyOf(certificates);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + " " + algorithm + "]";
    }
}
