package org.lintel.manage;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is told of a password that an operator has given a user, once.
 *
 * @param password the one that Lintel has made; {@code null} for one that the operator has brought
 * @param until    when it expires; {@code null} for one that the user may keep
 */
public record NewPassword(@Nullable String password, @Nullable Instant until) {

    @Override
    public String toString() {
        return "NewPassword[until " + until + "]";
    }
}
