package org.lintel.model;

/**
 * How an authorization is used again (RFC 6749 §6). Immutable.
 *
 * @param refreshToken as the client presented it
 * @param stored       what is remembered of it
 * @param refresh      what that says: it is read once for a request
 */
public record Renewal(String refreshToken, PersistedGrant stored, Refresh refresh) {

    /** Says nothing: the token is a secret. */
    @Override
    public String toString() {
        return "Renewal";
    }
}
