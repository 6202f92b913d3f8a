package org.lintel.spi;

import java.util.List;
import java.util.Optional;

import org.lintel.model.Session;

/**
 * Place: who is signed in. Sessions can be listed by user and ended from elsewhere. A session whose {@code expires} has passed is absent.
 */
public interface SessionStore {

    /** Stores the session, in place of one with the same {@code sid}. The key may differ from the one it had: the old key is then dead. */
    void save(Session session);

    /** The session with this key (the hash of a cookie). */
    Optional<Session> find(String key);

    /** The sessions of a user, oldest first. */
    List<Session> list(String subject);

    /** Notes that a client received something in the session; nothing happens if the session is gone. */
    void visited(String sid, String clientId);

    /** Ends the session and returns it as it was. */
    Optional<Session> end(String sid);
}
