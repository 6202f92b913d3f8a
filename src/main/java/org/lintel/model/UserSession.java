package org.lintel.model;

import java.time.Instant;
import java.util.List;

/**
 * A session as its user may see it.
 *
 * @param sid         the session's name
 * @param device      what the browser called itself at the sign-in: printable ASCII, not verified; may be empty
 * @param since       when it began
 * @param lastSeen    when it was last in use, to about a minute
 * @param clientNames names of the clients that the user signed in to in it, sorted
 * @param current     whether it is the one of the browser that asks
 */
public record UserSession(String sid, String device, Instant since, Instant lastSeen, List<String> clientNames, boolean current) {

    public UserSession {
        clientNames = List.copyOf(clientNames);
    }
}
