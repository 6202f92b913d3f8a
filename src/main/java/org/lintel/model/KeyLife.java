package org.lintel.model;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A signing key and what becomes of it: it is made, published, signs from a moment on, is retired when its successor begins, and leaves the
 * key set when what it signed has expired. Immutable.
 *
 * @param key         without its private part
 * @param made        when it was made
 * @param signsFrom   when it begins to sign, or began. One that is {@link #retired} before that has never signed
 * @param retired     from when on it does not sign any more; {@code null} as long as nobody knows
 * @param leaves      when it leaves the key set, or left it; {@code null} as long as nobody knows
 * @param compromised whether somebody else may have had the private part
 */
public record KeyLife(SigningKey key, Instant made, Instant signsFrom, @Nullable Instant retired, @Nullable Instant leaves,
        boolean compromised) {

    public KeyLife {
        Objects.requireNonNull(made, "a key was made at some time");
        Objects.requireNonNull(signsFrom, "a key has its time");
        if (key.privateKey() != null) {
            throw new IllegalArgumentException("the private part of a key is nobody's business");
        }
    }
}
