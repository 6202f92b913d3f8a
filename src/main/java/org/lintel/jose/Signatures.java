package org.lintel.jose;

import static java.lang.System.Logger.Level.INFO;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/**
 * Computes signatures: by the native Amazon Corretto Crypto Provider where it runs, which signs three to thirty times as many per second as
 * the JDK, else by the JDK. The provider is passed along at each call and registered nowhere: other applications of the server do not
 * notice.
 */
final class Signatures {

    private static final System.Logger LOG = System.getLogger(Signatures.class.getName());

    /** Algorithms of RFC 7518 §3.1 by their names in Java; an ECDSA signature is r and s side by side (§3.4). */
    private static final Map<String, String> NAMES = Map.of(
            "RS256", "SHA256withRSA",
            "ES256", "SHA256withECDSAinP1363Format",
            "ES384", "SHA384withECDSAinP1363Format",
            "ES512", "SHA512withECDSAinP1363Format");

    /** {@code null} where it does not run. */
    private static final Provider NATIVE = nativeProvider();

    private final String name;
    private final PrivateKey key;

    /** Signatures of this algorithm with this key. */
    Signatures(String algorithm, PrivateKey key) {
        this.name = NAMES.get(algorithm);
        this.key = NATIVE == null ? key : translated(key);
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = NATIVE == null ? Signature.getInstance(name) : Signature.getInstance(name, NATIVE);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing by " + name + " failed", e);
        }
    }

    /** A key object of the provider's own: with a foreign one every signature would begin with a conversion. */
    private static PrivateKey translated(PrivateKey key) {
        try {
            return KeyFactory.getInstance(key.getAlgorithm(), NATIVE).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the native provider does not take the key", e);
        }
    }

    /** On another system than the one that the library was built for, loading it fails in one of several ways. */
    private static Provider nativeProvider() {
        try {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            LOG.log(INFO, "signing by the native " + AmazonCorrettoCryptoProvider.INSTANCE.getName());
            return AmazonCorrettoCryptoProvider.INSTANCE;
        } catch (Throwable e) {
            LOG.log(INFO, "signing by the JDK; its native replacement does not run here: " + e);
            return null;
        }
    }
}
