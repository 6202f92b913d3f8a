package org.lintel.model;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Lintel, or something it needs, cannot do this now: too many passwords are being verified, the database is away. Nothing has been done. A
 * store may throw it from any method; the caller is answered with status 503 and {@code Retry-After} (RFC 9110 §10.2.3). Has no stack trace
 * of its own.
 */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param reason     one precise sentence for the log
     * @param retryAfter when it may be worth while to try again
     * @param cause      what happened, or {@code null}
     */
    public UnavailableException(String reason, Duration retryAfter, @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.retryAfter = retryAfter;
    }

    /** When it may be worth while to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The value of the header {@code Retry-After}: whole seconds, at least one. */
    public String retryAfterSeconds() {
        return Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }
}
