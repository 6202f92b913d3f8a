package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A stored password hash, of any kind. */
interface PasswordHash {

    boolean matches(byte[] password);

    /** Whether a new hash would be no better. */
    default boolean isAsGoodAs(Argon2 function) {
        return false;
    }

    /** See {@link org.lintel.spi.Passwords#check}. */
    static PasswordHash read(String hash) {
        try {
            if (hash.startsWith("$argon2")) {
                return Argon2Hash.read(hash);
            } else if (hash.matches("\\$2[aby]\\$\\d\\d\\$.{53}")) {
                return new OfBcrypt(hash);
            } else if (hash.startsWith("PBKDF2")) {
                return OfPbkdf2.read(hash.split(":"));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | GeneralSecurityException e) {
            // what it says might repeat a part of the hash
        }
        throw new IllegalArgumentException("a password hash is none of Argon2, bcrypt and PBKDF2 in a format that Lintel reads");
    }

    /** Looks at the first 72 bytes of a password. */
    record OfBcrypt(String hash) implements PasswordHash {

        private static final int LONGEST = 72;

        @Override
        public boolean matches(byte[] password) {
            byte[] seen = password.length > LONGEST ? Arrays.copyOf(password, LONGEST) : password;
            return OpenBSDBCrypt.checkPassword(hash, seen);
        }
    }

    /** RFC 8018 §5.2, as {@code Pbkdf2PasswordHash} of Jakarta Security writes it; SHA-1 is for what comes from older providers. */
    record OfPbkdf2(SecretKeyFactory factory, int iterations, byte[] salt, byte[] key) implements PasswordHash {

        private static final Set<String> ALGORITHMS = Set.of("PBKDF2WithHmacSHA1", "PBKDF2WithHmacSHA224", "PBKDF2WithHmacSHA256",
                "PBKDF2WithHmacSHA384",
                "PBKDF2WithHmacSHA512");

        static PasswordHash read(String[] parts) throws GeneralSecurityException {
            if (parts.length != 4 || !ALGORITHMS.contains(parts[0])) {
                throw new IllegalArgumentException();
            }
            byte[] key = Base64.getDecoder().decode(parts[3]);
            if (key.length < 16) {
                throw new IllegalArgumentException();
            }
            return new OfPbkdf2(SecretKeyFactory.getInstance(parts[0]), Integer.parseInt(parts[1]), Base64.getDecoder().decode(parts[2]),
                    key);
        }

        @Override
        public boolean matches(byte[] password) {
            char[] characters = new String(password, StandardCharsets.UTF_8).toCharArray();
            try {
                byte[] made = factory.generateSecret(new PBEKeySpec(characters, salt, iterations, key.length * 8)).getEncoded();
                return MessageDigest.isEqual(made, key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("PBKDF2 does not work here", e);
            }
        }
    }
}
