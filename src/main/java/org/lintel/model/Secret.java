package org.lintel.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * A shared secret of a client, a scope or an API resource, as it is stored: hashed, or, where a method of authentication needs the secret
 * itself ({@code client_secret_jwt}), sealed.
 *
 * @param value       Base64 (not base64url) of the SHA-256 of the secret in UTF-8, or of its SHA-512 where it comes from a provider that
 *                    kept that; or {@code null} for a sealed one
 * @param sealed      the secret, encrypted by Lintel for the client that it belongs to, or {@code null} for a hashed one
 * @param description what the secret is for, or {@code null}
 * @param expiration  from when on the secret is refused, or {@code null} for never
 */
public record Secret(@Nullable String value, @Nullable String sealed, @Nullable String description, @Nullable Instant expiration) {

    private static final int SHA256_BYTES = 32;
    private static final int SHA512_BYTES = 64;
    private static final int SHA512_CHARACTERS = 88;

    public Secret {
        if (value != null && sealed != null) {
            throw new IllegalArgumentException("a secret is either hashed or sealed");
        }
        if (sealed == null && (value == null || !isHash(value))) {
            // a secret in plain text would never match, without an error that says why
            throw new IllegalArgumentException("value of a secret is the Base64 of its SHA-256");
        }
    }

    /** A hashed one. */
    public Secret(String value, String description, Instant expiration) {
        this(value, null, description, expiration);
    }

    private static boolean isHash(String value) {
        try {
            int length = Base64.getDecoder().decode(value).length;
            return length == SHA256_BYTES || length == SHA512_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The stored form of {@code plain}, without description, never expiring. */
    public static Secret sha256(String plain) {
        return new Secret(Base64.getEncoder().encodeToString(digest("SHA-256", plain)), null, null, null);
    }

    /** This secret, refused from {@code expiration} on. */
    public Secret expiring(Instant expiration) {
        return new Secret(value, sealed, description, expiration);
    }

    /** Whether {@code presented} is this (hashed) secret and it has not expired; takes the same time for every value presented. */
    public boolean matches(String presented, Instant now) {
        byte[] hash = value == null ? new byte[0] : value.getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hash, Base64.getEncoder().encode(
                digest(hash.length == SHA512_CHARACTERS ? "SHA-512" : "SHA-256", presented))) && !expired(now);
    }

    /** Whether it is refused by now. */
    public boolean expired(Instant now) {
        return expiration != null && !now.isBefore(expiration);
    }

    private static byte[] digest(String algorithm, String plain) {
        try {
            return MessageDigest.getInstance(algorithm).digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + (description == null ? "" : description) + "]";
    }
}
