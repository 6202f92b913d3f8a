package org.lintel.contract;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.lintel.spi.Passwords;

/**
 * {@link Passwords} for the tests of a store, which has Lintel's own injected: they need no library and little time. The hashes are PBKDF2
 * in the format of Jakarta Security, which Lintel takes too, but with too few rounds for anything but tests; {@link #check} takes no
 * others.
 */
public final class PasswordsForTests implements Passwords {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 100;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String hash(String password) {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(":", ALGORITHM, Integer.toString(ROUNDS), base64.encodeToString(salt),
                base64.encodeToString(derive(password, salt, ROUNDS)));
    }

    @Override
    public Outcome check(String password, String hash) {
        if (hash == null) {
            return new Outcome(false, Optional.empty());
        }
        String[] parts = hash.split(":");
        if (parts.length != 4 || !parts[0].equals(ALGORITHM)) {
            throw new IllegalArgumentException("not a hash that was made for tests");
        }
        byte[] derived = derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
        // HMAC fills its key up with zeros (RFC 2104 §2): with some at its end a password would be the same
        boolean right = password.indexOf('\0') < 0 && MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3]));
        return new Outcome(right, Optional.empty());
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, BYTES * 8))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
