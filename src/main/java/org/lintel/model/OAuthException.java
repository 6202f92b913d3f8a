package org.lintel.model;

/** A refused request, answered with JSON (RFC 6749 §5.2). Made by {@link OAuthError#because(String)} or
 * {@link OAuthError#telling(String)}; has no stack trace. */
public class OAuthException extends RuntimeException {

    private final transient OAuthError error;
    private final boolean telling;

    OAuthException(OAuthError error, String reason, boolean telling) {
        super(reason, null, false, false);
        this.error = error;
        this.telling = telling;
    }

    public OAuthError error() {
        return error;
    }

    /** For the log. */
    @SuppressWarnings("NullAway") // none is made without a message
    public String reason() {
        return getMessage();
    }

    /** For the caller. */
    public String description() {
        return telling ? reason() : error.description();
    }
}
