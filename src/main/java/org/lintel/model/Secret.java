package org.lintel.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * A shared secret of a client, a scope or an API resource, as it is stored: hashed.
 *
 * @param value       Base64 (not base64url) of the SHA-256 of the secret in UTF-8
 * @param description what the secret is for, or {@code null}
 * @param expiration  from when on the secret is refused, or {@code null} for never
 */
public record Secret(String value, String description, Instant expiration) {

    private static final int SHA256_BYTES = 32;

    public Secret {
        if (value == null || !isHash(value)) {
            // a secret in plain text would never match, and nobody would know why
            throw new IllegalArgumentException("value of a secret is the Base64 of its SHA-256");
        }
    }

    private static boolean isHash(String value) {
        try {
            return Base64.getDecoder().decode(value).length == SHA256_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The stored form of {@code plain}, without description, never expiring. */
    public static Secret sha256(String plain) {
        return new Secret(Base64.getEncoder().encodeToString(digest(plain)), null, null);
    }

    /** This secret, refused from {@code expiration} on. */
    public Secret expiring(Instant expiration) {
        return new Secret(value, description, expiration);
    }

    /** Whether {@code presented} is this secret and it has not expired; takes the same time whatever was presented. */
    public boolean matches(String presented, Instant now) {
        boolean same = MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), Base64.getEncoder().encode(digest(presented)));
        return same && (expiration == null || now.isBefore(expiration));
    }

    private static byte[] digest(String plain) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + (description == null ? "" : description) + "]";
    }
}
