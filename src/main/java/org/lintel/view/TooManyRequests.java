package org.lintel.view;

import java.time.Duration;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;

/** Answers that the caller has to wait, by status 429 (RFC 6585 §4). */
final class TooManyRequests {

    private static final int TOO_MANY_REQUESTS = 429;

    private TooManyRequests() {
    }

    /** The seconds, to be told to the user. */
    static long attempts(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        ExternalContext response = FacesContext.getCurrentInstance().getExternalContext();
        response.setResponseStatus(TOO_MANY_REQUESTS);
        response.setResponseHeader("Retry-After", Long.toString(seconds));
        return seconds;
    }
}
