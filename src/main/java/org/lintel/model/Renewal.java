package org.lintel.model;

/**
 * How an authorization is used again (RFC 6749 §6).
 *
 * @param refreshToken as the client presented it
 * @param stored       what is remembered of it
 */
public record Renewal(String refreshToken, Grant stored) {

    /** Says nothing: the token is a secret. */
    @Override
    public String toString() {
        return "Renewal";
    }
}
