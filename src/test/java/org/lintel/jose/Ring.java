package org.lintel.jose;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;

import org.lintel.model.SigningKey;

/** What signs and verifies with these keys, as the server has it. */
final class Ring {

    private final KeyRing ring = new KeyRing();

    Ring(SigningKey... keys) {
        now(keys);
    }

    /** These are the keys from now on. */
    void now(SigningKey... keys) {
        List<SigningKey> all = List.copyOf(Arrays.asList(keys));
        ring.signingKeys = () -> all;
    }

    Signer signer() {
        var signer = new Signer();
        signer.ring = ring;
        return signer;
    }

    Verifier verifier() {
        var verifier = new Verifier();
        verifier.ring = ring;
        return verifier;
    }

    PublishedKeys published() {
        var published = new PublishedKeys();
        published.ring = ring;
        return published;
    }

    static SigningKey key(String algorithm) {
        KeyPair pair = pair(algorithm);
        return new SigningKey("kid-" + algorithm, algorithm, pair.getPublic(), pair.getPrivate(), List.of());
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(switch (algorithm.substring(0, 2)) {
                case "ES" -> "EC";
                case "Ed" -> "Ed25519";
                default -> "RSA";
            });
            switch (algorithm) {
                case "ES256" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case "ES384" -> generator.initialize(new ECGenParameterSpec("secp384r1"));
                case "ES512" -> generator.initialize(new ECGenParameterSpec("secp521r1"));
                case "EdDSA" -> {}
                default -> generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
