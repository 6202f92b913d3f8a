package org.lintel.event;

import java.util.Set;

/**
 * A session ended. Fired once for each session, on the node that ended it.
 *
 * @param subject whose
 * @param sid     the session
 * @param clients ids of the clients that received something in it
 * @param reason  why it ended
 */
public record SignedOut(String subject, String sid, Set<String> clients, Reason reason) {

    /** Why a session ended. */
    public enum Reason {
        /** The user signed out in that browser. */
        SIGN_OUT,
        /** It was ended from elsewhere: by an administrator, or by the user in another browser. */
        ENDED,
        /** Its time had come. */
        EXPIRED,
        /** Another user signed in in that browser. */
        REPLACED
    }

    public SignedOut {
        clients = Set.copyOf(clients);
    }
}
