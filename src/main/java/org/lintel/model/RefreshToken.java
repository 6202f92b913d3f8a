package org.lintel.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a refresh token stands for (RFC 6749 §1.5). Immutable.
 *
 * @param authorization as the user gave it, however little of it a client asks for at times
 * @param ends          when the last refresh token of the family expires
 * @param claims        about the user, in the first access token
 * @param successor     the refresh token that replaces it, sealed under it; {@code null} as long as there is none
 */
public record RefreshToken(Authorization authorization, Instant ends, Claims claims, @Nullable String successor) {

    /** The same with a successor. */
    public RefreshToken replacedBy(String sealed) {
        return new RefreshToken(authorization, ends, claims, sealed);
    }

    /** Says nothing about the user. */
    @Override
    public String toString() {
        return "RefreshToken of " + authorization.clientId();
    }
}
