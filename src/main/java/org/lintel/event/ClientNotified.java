package org.lintel.event;

import org.jspecify.annotations.Nullable;

/**
 * A client was told on the back channel that a session had ended, or could not be (OpenID Connect Back-Channel Logout 1.0). Fired once for
 * each client of the session that has a back-channel logout address, from a thread of its own and without a request, after the last
 * attempt.
 *
 * @param clientId whom
 * @param sid      the session
 * @param outcome  how it went
 * @param attempts how often it was tried
 * @param millis   from the end of the session to the outcome, in milliseconds
 * @param reason   why it was not told, a sentence of printable characters; {@code null} if it was
 */
public record ClientNotified(String clientId, String sid, Outcome outcome, int attempts, long millis, @Nullable String reason) {

    /** How it went. */
    public enum Outcome {
        /** The client answered that it had signed the user out. */
        TOLD,
        /** Its answer was a refusal, or its address may not be called: trying again would change nothing. */
        REFUSED,
        /** It did not answer, or had difficulties, at the last attempt too. */
        UNREACHABLE,
        /** So many are waiting for this client, or altogether, that it was not even tried. */
        DROPPED
    }
}
