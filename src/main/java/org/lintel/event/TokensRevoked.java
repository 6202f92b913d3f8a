package org.lintel.event;

import org.jspecify.annotations.Nullable;

/**
 * All tokens of an authorization are worth nothing from now on where Lintel is asked, without the user having had a hand in it.
 *
 * @param clientId whose tokens
 * @param subject  for whom they spoke, or {@code null}
 * @param reason   why
 */
public record TokensRevoked(String clientId, @Nullable String subject, Reason reason) {

    /** Why tokens are revoked. */
    public enum Reason {
        /** The client has no more use for them (RFC 7009). */
        CLIENT,
        /** A code or a refresh token came back that had been used before: two have it (RFC 6749 §4.1.2, RFC 9700 §4.14.2). */
        REPLAY
    }
}
