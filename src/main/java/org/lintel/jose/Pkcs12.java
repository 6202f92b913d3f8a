package org.lintel.jose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.lintel.model.SigningKey;

/** Keys as PKCS#12 (RFC 7292). Complaints are {@link IllegalArgumentException}s that say what the content "is" or "has". */
public final class Pkcs12 {

    private Pkcs12() {
    }

    public static List<SigningKey> keys(byte[] content, String password) throws GeneralSecurityException {
        KeyStore store = open(content, password);
        List<SigningKey> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                keys.add(key(store, alias, password));
            }
        }
        return keys;
    }

    private static KeyStore open(byte[] content, String password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), password.toCharArray());
            return store;
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getCause() instanceof UnrecoverableKeyException
                    ? "does not open with this password (lintel.signing.password)" : "is neither a PKCS#12 nor a PEM file", e);
        }
    }

    private static SigningKey key(KeyStore store, String alias, String password) throws GeneralSecurityException {
        if (store.getCertificate(alias) == null) {
            throw new IllegalArgumentException("has a key \"" + alias + "\" without a certificate");
        }
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
        try {
            return Algorithms.key("\"" + alias + "\"", (PrivateKey) store.getKey(alias, password.toCharArray()), chain);
        } catch (UnrecoverableKeyException e) {
            throw new IllegalArgumentException(
                    "has a key \"" + alias + "\" that does not open with this password (lintel.signing.password)", e);
        }
    }
}
