package org.lintel.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Ends the session and returns it as it was. Its clients are kept for an hour, for {@link #takeClients}. */
    Optional<Session> end(String sid);

    /**
     * The clients of an ended session, to be told of its end. They are given once: of all callers, however concurrent, one gets them; for
     * the others, and for a session that has not ended, there are none.
     */
    Set<String> takeClients(String sid);
}
