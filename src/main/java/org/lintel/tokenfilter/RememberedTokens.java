package org.lintel.tokenfilter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers valid tokens for a while, by their hash and never past their end, and forgets the ones that were not used for longest when
 * there are too many. Refused tokens are not remembered: asking again costs the sender as much as the server.
 */
final class RememberedTokens implements TokenValidation {

    private record Entry(AccessToken token, Instant until) {
    }

    private final TokenFilterOptions options;
    private final TokenValidation source;
    private final ClaimRules rules;
    private final Clock clock;
    private final Map<String, Entry> entries;

    RememberedTokens(TokenFilterOptions options, TokenValidation source, ClaimRules rules, Clock clock) {
        this.options = options;
        this.source = source;
        this.rules = rules;
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
                return size() > options.cacheSize();
            }
        };
    }

    @Override
    public AccessToken validate(String token) {
        String hash = hash(token);
        Entry known;
        synchronized (entries) {
            known = entries.get(hash);
        }
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until) && rules.isYoung(known.token)) {
            return known.token;
        }
        AccessToken fresh = source.validate(token);
        synchronized (entries) {
            // counted from before the question, for the answer is not younger than that
            entries.put(hash, new Entry(fresh, now.plus(options.cacheDuration())));
        }
        return fresh;
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
