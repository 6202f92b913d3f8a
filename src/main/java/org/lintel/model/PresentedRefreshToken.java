package org.lintel.model;

import java.util.List;

/**
 * A refresh token that a caller presents, to use it (RFC 6749 §6) or to ask about it. Immutable, and never stored.
 *
 * @param value         as it was presented
 * @param stored        the row that it has, or that of its successor if it has been replaced
 * @param content       what that says: it is read once for a request
 * @param authorization what it is used for now
 * @param asked         the scopes that the request names; empty if it leaves that open
 */
public record PresentedRefreshToken(String value, PersistedGrant stored, RefreshToken content, Authorization authorization,
        List<String> asked)
        implements
            Granted {

    /** For all that the user gave. */
    public PresentedRefreshToken(String value, PersistedGrant stored, RefreshToken content) {
        this(value, stored, content, content.authorization().later(), List.of());
    }

    /**
     * The same, used for some scopes.
     *
     * @param names  of those in the request
     * @param scopes that it is good for now
     */
    public PresentedRefreshToken asking(List<String> names, List<String> scopes) {
        return new PresentedRefreshToken(value, stored, content, authorization.narrowed(scopes), List.copyOf(names));
    }

    /** Says nothing: the token is a secret. */
    @Override
    public String toString() {
        return "PresentedRefreshToken of " + stored.clientId();
    }
}
