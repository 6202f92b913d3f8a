package org.lintel.jose;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lintel.model.SigningKey;

/** Which key signs by which algorithm (RFC 7518 §3.1). */
final class Algorithms {

    /** RSA keys, which serve several algorithms, say by the beginning of their name which one they are for. */
    private static final Pattern NAMED = Pattern.compile("\"?([RP]S(?:256|384|512))(?![0-9A-Z]).*");

    private static final int SHORTEST_RSA = 2048;

    private Algorithms() {
    }

    /**
     * @param name of the key; that of an RSA key may begin with its algorithm ({@code ps256-2026}), which is RS256 otherwise
     * @throws IllegalArgumentException for a key that is too short or of another kind
     */
    static SigningKey key(String name, PrivateKey privateKey, List<X509Certificate> chain) throws GeneralSecurityException {
        PublicKey publicKey = chain.get(0).getPublicKey();
        String kid = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded())).substring(0, 16);
        return new SigningKey(kid, of(name, publicKey), publicKey, privateKey, chain);
    }

    /** The hash that goes with signatures of this algorithm: Ed25519 has SHA-512 within (RFC 8032 §5.1). */
    static String hash(String algorithm) {
        return "SHA-" + (algorithm.equals("EdDSA") ? "512" : algorithm.substring(2));
    }

    private static String of(String name, PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < SHORTEST_RSA) {
                throw new IllegalArgumentException(
                        "has an RSA key " + name + " of " + bits + " bits; at least 2048 are needed (RFC 7518 §3.3)");
            }
            Matcher named = NAMED.matcher(name.toUpperCase(Locale.ROOT));
            return named.matches() ? named.group(1) : "RS256";
        }
        if (key instanceof ECPublicKey ec) {
            switch (ec.getParams().getOrder().bitLength()) {
                case 256:
                    return "ES256";
                case 384:
                    return "ES384";
                case 521:
                    return "ES512";
                default: // told below
            }
        }
        if (key instanceof EdECPublicKey edwards && edwards.getParams().getName().equals("Ed25519")) {
            return "EdDSA";
        }
        throw new IllegalArgumentException("has a key " + name + " that is neither RSA nor on the curves P-256, P-384, P-521 or Ed25519");
    }
}
