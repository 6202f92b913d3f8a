package org.lintel.model;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A password that somebody gives a user, hashed. Immutable.
 *
 * @param hash  in a format that {@link org.lintel.spi.Passwords} reads
 * @param until the password is temporary: good for nothing but choosing another one, and that until then. {@code null} for one that the
 *              user may keep
 */
public record GivenPassword(String hash, @Nullable Instant until) {

    public GivenPassword {
        Objects.requireNonNull(hash, "a password has a hash");
    }

    @Override
    public String toString() {
        return "GivenPassword[" + (until == null ? "" : "until " + until) + "]";
    }
}
