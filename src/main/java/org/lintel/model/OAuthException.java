package org.lintel.model;

/** A refused request, answered with JSON (RFC 6749 §5.2). Made by {@link OAuthError#because(String)}; has no stack trace. */
public class OAuthException extends RuntimeException {

    private final OAuthError error;

    OAuthException(OAuthError error, String reason) {
        super(reason, null, false, false);
        this.error = error;
    }

    public OAuthError error() {
        return error;
    }

    /** For the log, not for the caller. */
    public String reason() {
        return getMessage();
    }
}
