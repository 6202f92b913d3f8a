package org.lintel.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a refresh token stands for (RFC 6749 §1.5). Immutable.
 *
 * @param authorization as the user gave it, however little of it a client asks for at times
 * @param ends          when the last refresh token of the family expires
 * @param claims        about the user, in the first access token
 * @param successor     the token that has replaced another, sealed under that one: of both, this is kept with the newer one. Builds of
 *                      before have kept it with the older one. {@code null} if there is none
 */
public record RefreshToken(Authorization authorization, Instant ends, Claims claims, @Nullable String successor) {

    /** The same, with what it is for the one that it replaces. */
    public RefreshToken replacing(@Nullable String sealed) {
        return new RefreshToken(authorization, ends, claims, sealed);
    }

    /** Says nothing about the user. */
    @Override
    public String toString() {
        return "RefreshToken of " + authorization.clientId();
    }
}
