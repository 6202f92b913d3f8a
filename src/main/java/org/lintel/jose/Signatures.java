package org.lintel.jose;

import static java.lang.System.Logger.Level.INFO;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;

/**
 * Computes signatures: by the native Amazon Corretto Crypto Provider where it runs, which signs three to thirty times as many per second as
 * the JDK, else by the JDK, which also does what the other cannot (Ed25519, or a key that never leaves its device). The provider is passed
 * along at each call and registered nowhere: other applications of the server do not notice.
 */
final class Signatures {

    private static final System.Logger LOG = System.getLogger(Signatures.class.getName());
    private static final String PSS = "RSASSA-PSS";

    /** Algorithms of RFC 7518 §3.1 and RFC 8037 by their names in Java; an ECDSA signature is r and s side by side (RFC 7518 §3.4). */
    private static final Map<String, String> NAMES = Map.of(
            "RS256", "SHA256withRSA",
            "RS384", "SHA384withRSA",
            "RS512", "SHA512withRSA",
            "PS256", PSS,
            "PS384", PSS,
            "PS512", PSS,
            "ES256", "SHA256withECDSAinP1363Format",
            "ES384", "SHA384withECDSAinP1363Format",
            "ES512", "SHA512withECDSAinP1363Format",
            "EdDSA", "Ed25519");

    /** "The hash function … MGF1 … The size of the salt value is the same size as the hash function output" (RFC 7518 §3.5). */
    private static final Map<String, PSSParameterSpec> PARAMETERS = Map.of(
            "PS256", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1),
            "PS384", new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1),
            "PS512", new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));

    private final String algorithm;
    private final PrivateKey key;

    /** {@code null}: whichever of the JDK takes the key. */
    private final Provider provider;

    private Signatures(String algorithm, PrivateKey key, Provider provider) {
        this.algorithm = algorithm;
        this.key = key;
        this.provider = provider;
    }

    /** Signatures of this algorithm with this key, natively if that turns out to work. */
    static Signatures of(String algorithm, PrivateKey key) {
        if (NativeProvider.INSTANCE != null) {
            try {
                var signatures = new Signatures(algorithm, translated(key), NativeProvider.INSTANCE);
                signatures.compute(new byte[0]);
                return signatures;
            } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
                LOG.log(INFO, algorithm + " by the JDK: " + e.getMessage());
            }
        }
        return new Signatures(algorithm, key, null);
    }

    byte[] sign(byte[] message) {
        try {
            return compute(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing by " + algorithm + " failed", e);
        }
    }

    private byte[] compute(byte[] message) throws GeneralSecurityException {
        String name = NAMES.get(algorithm);
        Signature signature = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        if (PARAMETERS.containsKey(algorithm)) {
            signature.setParameter(PARAMETERS.get(algorithm));
        }
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    /** A key object of the provider's own: with a foreign one every signature would begin with a conversion. */
    private static PrivateKey translated(PrivateKey key) throws GeneralSecurityException {
        if (key.getEncoded() == null) {
            throw new GeneralSecurityException("the key is kept elsewhere");
        }
        return KeyFactory.getInstance(key.getAlgorithm(), NativeProvider.INSTANCE)
                .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }
}
