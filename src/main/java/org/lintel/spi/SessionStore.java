package org.lintel.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.Session;

/**
 * Place: who is signed in. Sessions can be listed by user and ended from elsewhere. A session whose {@code expires} has passed is absent
 * for all methods but {@link #takeExpired}. For use by any number of threads; what one of them did, all see at once.
 */
public interface SessionStore {

    /** Stores the session, in place of one with the same {@code sid}. The key may differ from the one it had: the old key is then dead. */
    void save(Session session);

    /** The session with this key (the hash of a cookie). */
    Optional<Session> find(String key);

    /** The session of this public name. */
    Optional<Session> findBySid(String sid);

    /** The sessions of a user, oldest first. */
    List<Session> list(String subject);

    /** Notes that a client received something in the session; nothing happens if the session is gone. */
    void visited(String sid, String clientId);

    /**
     * Notes that the session is in use; nothing happens if it is gone. Called about once a minute for a session in use, not with every
     * request.
     *
     * @param lastSeen when it was used
     * @param expires  when it ends from now on
     */
    void seen(String sid, Instant lastSeen, Instant expires);

    /**
     * Ends the session and returns it as it was: of all callers, however concurrent, one gets it. Its clients are kept for an hour, for
     * {@link #takeClients}. For Lintel to call: no client is told, and no event follows. A plug-in that wants to end a session injects
     * {@link SessionEnding}.
     */
    Optional<Session> end(String sid);

    /**
     * Removes sessions that have expired and returns them as they were. Each is given once: of all callers, however concurrent and on
     * however many nodes, one gets it. Their clients are kept as by {@link #end}.
     *
     * @param now   sessions with {@code expires} at this time or before have expired
     * @param limit how many at most, above zero
     */
    List<Session> takeExpired(Instant now, int limit);

    /**
     * The clients of an ended session, to be told of its end. They are given once: of all callers, however concurrent, one gets them; for
     * the others, and for a session that has not ended, there are none.
     */
    Set<String> takeClients(String sid);
}
