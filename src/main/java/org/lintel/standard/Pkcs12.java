package org.lintel.standard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;
import org.lintel.model.SigningKey;

/** Signing keys from a PKCS#12 file: every private key in it, RSA before EC, and of each kind the newest certificate first. */
final class Pkcs12 {

    private static final int SHORTEST_RSA = 2048;

    private final Setting setting;
    private final Path file;
    private final char[] password;

    Pkcs12(Setting setting, Path file, String password) {
        this.setting = setting;
        this.file = file;
        this.password = password.toCharArray();
    }

    List<SigningKey> keys() {
        KeyStore store = open();
        try {
            List<SigningKey> keys = Collections.list(store.aliases()).stream().filter(alias -> isKey(store, alias))
                    .map(alias -> key(store, alias))
                    .sorted(Comparator.comparing((SigningKey key) -> !key.algorithm().startsWith("RS"))
                            .thenComparing(key -> key.certificates().get(0).getNotBefore(), Comparator.reverseOrder()))
                    .toList();
            if (keys.isEmpty()) {
                throw wrong("has no private key");
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw wrong("cannot be used: " + e.getMessage());
        }
    }

    private KeyStore open() {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException e) {
            throw wrong(e.getCause() instanceof UnrecoverableKeyException ? "does not open with this password (lintel.signing.password)"
                    : Files.isReadable(file) ? "is not a PKCS#12 file" : "cannot be read");
        } catch (GeneralSecurityException e) {
            throw wrong("is not a PKCS#12 file");
        }
    }

    private boolean isKey(KeyStore store, String alias) {
        try {
            return store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class);
        } catch (GeneralSecurityException e) {
            throw wrong("cannot be used: " + e.getMessage());
        }
    }

    private SigningKey key(KeyStore store, String alias) {
        try {
            PrivateKey privateKey = (PrivateKey) store.getKey(alias, password);
            if (store.getCertificate(alias) == null) {
                throw wrong("has a key \"" + alias + "\" without a certificate");
            }
            List<X509Certificate> chain =
                    Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
            PublicKey publicKey = chain.get(0).getPublicKey();
            String kid = Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded())).substring(0, 16);
            return new SigningKey(kid, algorithm(alias, publicKey), publicKey, privateKey, chain);
        } catch (GeneralSecurityException e) {
            throw wrong("has a key \"" + alias + "\" that does not open with this password (lintel.signing.password)");
        }
    }

    private String algorithm(String alias, PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < SHORTEST_RSA) {
                throw wrong("has an RSA key \"" + alias + "\" of " + bits + " bits; at least 2048 are needed (RFC 7518 §3.3)");
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
        throw wrong("has a key \"" + alias + "\" that is neither RSA nor on the curves P-256, P-384 or P-521");
    }

    private ConfigurationException wrong(String complaint) {
        return new ConfigurationException(setting, file + " " + complaint);
    }
}
