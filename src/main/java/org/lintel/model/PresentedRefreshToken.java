package org.lintel.model;

import java.util.List;

/**
 * A refresh token that a caller presents, to use it (RFC 6749 §6) or to ask about it. Immutable, and never stored.
 *
 * @param value         as it was presented
 * @param stored        the row that it has, or that of its successor if it has been replaced
 * @param content       what that says: it is read once for a request
 * @param authorization what it is used for now
 */
public record PresentedRefreshToken(String value, PersistedGrant stored, RefreshToken content, Authorization authorization)
        implements
            Granted {

    /** For all that the user gave. */
    public PresentedRefreshToken(String value, PersistedGrant stored, RefreshToken content) {
        this(value, stored, content, content.authorization().later());
    }

    /** The same, used for these scopes. */
    public PresentedRefreshToken narrowed(List<String> scopes) {
        return new PresentedRefreshToken(value, stored, content, authorization.narrowed(scopes));
    }

    /** Says nothing: the token is a secret. */
    @Override
    public String toString() {
        return "PresentedRefreshToken of " + stored.clientId();
    }
}
