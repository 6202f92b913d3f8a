package org.lintel.fetch;

import org.lintel.oauth.Refusals;

/** A call that was refused or failed. The message is a sentence for the log: printable, short, without anything that was sent. */
public final class FetchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private FetchException(String reason, boolean passing) {
        super(Refusals.harmless(reason), null, false, false);
        this.passing = passing;
    }

    /** For what will be the same the next time. */
    static FetchException refused(String reason) {
        return new FetchException(reason, false);
    }

    /** For failures that may pass: there is no answer, or none in time. */
    static FetchException failed(String reason) {
        return new FetchException(reason, true);
    }

    /**
     * For a status that is not a success: request time-out, too many requests and errors of the server may pass (RFC 9110 §15, RFC 6585
     * §4).
     */
    public static FetchException answered(int status) {
        return new FetchException("it answered " + status, status == 408 || status == 429 || status >= 500);
    }

    /** Whether trying again later may help. */
    public boolean passing() {
        return passing;
    }
}
