package org.lintel.jose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.SigningKey;
import org.lintel.spi.SigningKeys;

/** The keys of {@link SigningKeys}, indexed once for as long as the list stays the same. */
@ApplicationScoped
class KeyRing {

    /** One list of keys and what is made of it. */
    static final class Index {

        private final List<SigningKey> keys;
        private final Map<String, SigningKey> byKid = new LinkedHashMap<>();
        private final Map<String, SigningKey> signing = new LinkedHashMap<>();
        private final byte[] published;

        private Index(List<SigningKey> keys) {
            this.keys = keys;
            for (SigningKey key : keys) {
                byKid.put(key.kid(), key);
                if (key.privateKey() != null) {
                    signing.putIfAbsent(key.algorithm(), key);
                }
            }
            published = Jwks.bytes(keys);
        }

        Optional<SigningKey> named(String kid) {
            return Optional.ofNullable(byKid.get(kid));
        }

        /** By algorithm, in the order of the keys. */
        Map<String, SigningKey> signing() {
            return signing;
        }

        byte[] published() {
            return published;
        }
    }

    @Inject
    SigningKeys signingKeys;

    private volatile Index index;

    Index index() {
        List<SigningKey> keys = signingKeys.keys();
        Index known = index;
        if (known == null || known.keys != keys) {
            known = new Index(keys);
            index = known;
        }
        return known;
    }
}
