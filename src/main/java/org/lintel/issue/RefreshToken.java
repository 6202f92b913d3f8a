package org.lintel.issue;

import java.time.Instant;

import org.lintel.model.Authorization;

/**
 * A valid refresh token.
 *
 * @param authorization what it stands for
 * @param issued        when it was made
 * @param expires       from when on it is worth nothing
 */
public record RefreshToken(Authorization authorization, Instant issued, Instant expires) {

    /** Says nothing about the user. */
    @Override
    public String toString() {
        return "RefreshToken of " + authorization.clientId();
    }
}
