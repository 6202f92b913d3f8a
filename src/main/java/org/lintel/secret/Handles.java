package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import org.lintel.spec.Duty;

/** Unguessable values, and the hashes under which they are stored. */
public final class Handles {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Handles() {
    }

    /** 256 random bits in base64url: 43 characters. */
    @Duty("RFC 7662 4 guessing")
    public static String create() {
        return random(32);
    }

    /** So many random bytes in base64url. */
    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return BASE64URL.encodeToString(random);
    }

    /** The stored form of a handle. The kind is part of it, so that a handle of one kind never finds a thing of another. */
    public static String hash(Object kind, String handle) {
        return BASE64URL.encodeToString(sha256(kind + ":" + handle));
    }

    /** SHA-256 of the text in UTF-8. */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
