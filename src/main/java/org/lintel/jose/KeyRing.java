package org.lintel.jose;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.json.JsonText;
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
        private final Map<String, Signatures> signatures = new LinkedHashMap<>();
        private final Map<String, String> headers = new ConcurrentHashMap<>();
        private final VerifiedTokens verified = new VerifiedTokens();
        private final byte[] published;

        private Index(List<SigningKey> keys) {
            this.keys = keys;
            for (SigningKey key : keys) {
                byKid.put(key.kid(), key);
                if (key.privateKey() != null) {
                    signing.putIfAbsent(key.algorithm(), key);
                    signatures.computeIfAbsent(key.algorithm(), algorithm -> Signatures.of(algorithm, key.privateKey()));
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

        /** Made of the first key of the algorithm. */
        Signatures signatures(String algorithm) {
            return signatures.get(algorithm);
        }

        /** The first part of a JWT of this kind, encoded. */
        String header(String kind, String typ, String algorithm) {
            return headers.computeIfAbsent(kind + " " + typ + " " + algorithm, same -> {
                var header = new LinkedHashMap<String, Object>();
                header.put("typ", typ);
                if (!kind.equals(typ)) {
                    header.put(Verifier.KIND, kind);
                }
                header.put("alg", algorithm);
                header.put("kid", signing.get(algorithm).kid());
                return Signer.base64url(JsonText.write(header).getBytes(StandardCharsets.UTF_8));
            });
        }

        VerifiedTokens verified() {
            return verified;
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
