package org.lintel.spi;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lintel.model.UnavailableException;

/**
 * For a {@link UserStore} of your own to inject, not to implement: hashes passwords as Lintel's own stores do. Slow on purpose, and
 * bounded: of too many at once some are turned away, so that a flood of sign-ins exhausts neither memory nor processor. Thread-safe.
 */
public interface Passwords {

    /**
     * What came of a comparison.
     *
     * @param right  whether the password was the one that was hashed
     * @param better a new hash to keep in place of the old one, where the password was right and the old hash is of another kind, or
     *               weaker, than a new one would be
     */
    record Outcome(boolean right, Optional<String> better) {
    }

    /**
     * A hash to store, with a salt of its own: Argon2id (RFC 9106) in the PHC string format, such as
     * {@code $argon2id$v=19$m=19456,t=2,p=1$…}.
     *
     * @throws UnavailableException if too many passwords are being hashed now
     */
    String hash(String password);

    /**
     * Compares a password with a hash.
     *
     * @param password as typed
     * @param hash     Argon2 in the PHC string format; bcrypt ({@code $2a$}, {@code $2b$}, {@code $2y$}); PBKDF2 in the format of Jakarta
     *                 Security ({@code PBKDF2WithHmacSHA256:2048:SALT:HASH}). {@code null} where the user is unknown: this takes as long as
     *                 a wrong password, so that the time does not tell which names exist
     * @throws UnavailableException     if too many passwords are being hashed now
     * @throws IllegalArgumentException if the hash is in none of these formats; the message does not repeat it
     */
    Outcome check(String password, @Nullable String hash);
}
