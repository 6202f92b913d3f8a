package org.lintel.issue;

/**
 * An access token that has just been made.
 *
 * @param value what the client gets
 * @param type  its {@code token_type} (RFC 6749 §7.1)
 */
public record NewAccessToken(String value, String type) {

    /** Says nothing: tokens are secrets. */
    @Override
    public String toString() {
        return "NewAccessToken of type " + type;
    }
}
