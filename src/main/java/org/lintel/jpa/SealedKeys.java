package org.lintel.jpa;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;
import org.lintel.jose.Pkcs12;
import org.lintel.jose.SelfSignedKeys;
import org.lintel.model.SigningKey;
import org.lintel.secret.ServerKey;

/** Signing keys in their rows: sealed by the server key, and opened once on each node. */
final class SealedKeys {

    private static final String PURPOSE = "signing keys";

    private final ServerKey serverKey;
    private final String issuer;

    /** Those that were opened, by id of the row. */
    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();

    SealedKeys(ServerKey serverKey, String issuer) {
        this.serverKey = serverKey;
        this.issuer = issuer;
    }

    /** A new key; that takes a while. */
    SigningKeyRow create(String algorithm, Instant signsFrom) {
        String id = UUID.randomUUID().toString();
        String content = Base64.getEncoder().encodeToString(SelfSignedKeys.make(algorithm));
        return new SigningKeyRow(new RowId(id, issuer), algorithm, signsFrom, serverKey.seal(PURPOSE, id, content));
    }

    SigningKey of(SigningKeyRow row) {
        return opened.computeIfAbsent(row.id, same -> open(row));
    }

    SigningKey publicHalf(SigningKeyRow row) {
        SigningKey key = of(row);
        return new SigningKey(key.kid(), key.algorithm(), key.publicKey(), null, key.certificates());
    }

    /** Forgets those that are not there any more. */
    void keep(List<SigningKeyRow> rows) {
        opened.keySet().retainAll(rows.stream().map(row -> row.id).toList());
    }

    private SigningKey open(SigningKeyRow row) {
        byte[] content = serverKey.open(PURPOSE, row.id, row.data).map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new ConfigurationException(Setting.KEY,
                        "is not the key that the signing keys in the database were sealed with;"
                                + " during a change both are needed, the new one first"));
        try {
            return Pkcs12.keys(content, SelfSignedKeys.PASSWORD).get(0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + row.id + " cannot be read", e);
        }
    }
}
