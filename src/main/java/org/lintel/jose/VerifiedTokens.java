package org.lintel.jose;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.lintel.secret.Handles;

/**
 * What tokens say whose signatures have been verified by one list of keys: an API asks about the same one again and again, and a signature
 * that was good stays good. The tokens themselves are not kept.
 */
final class VerifiedTokens {

    /** Of claims, in characters of their tokens: with some thousand tokens about 15 MB on the heap. */
    private static final int MOST = 4_000_000;

    /**
     * A token.
     *
     * @param length of its compact form
     */
    record Verified(String kind, Map<String, Object> claims, int length) {
    }

    private final Cache<String, Verified> byHash = Caffeine.newBuilder().maximumWeight(MOST)
            .weigher((String hash, Verified token) -> token.length()).build();

    /** As known, or as read now; one that is not good is read each time. */
    Optional<Verified> get(String token, Function<String, Optional<Verified>> read) {
        String hash = new String(Handles.sha256(token), StandardCharsets.ISO_8859_1);
        Verified known = byHash.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Verified> verified = read.apply(token);
        verified.ifPresent(good -> byHash.put(hash, good));
        return verified;
    }
}
