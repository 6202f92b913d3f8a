package org.lintel.spi;

import java.util.List;
import java.util.Optional;

import org.lintel.model.Session;

/**
 * For a plug-in to inject, not to implement: ends sessions from elsewhere than their browsers, an account that was closed or a device that
 * was lost being the reason. All that follows from any other end of a session follows from this one: the applications lose what they were
 * given in the session, unless it was to last beyond it ({@code offline_access}, OpenID Connect Core §11), those that want it are told on
 * the back channel (OpenID Connect Back-Channel Logout §2.5), and {@code SignedOut} is fired with the reason {@code ENDED}.
 * {@link SessionStore#end} does none of this. Within a request or without one; thread-safe.
 */
public interface SessionEnding {

    /**
     * Ends a session.
     *
     * @param sid the session's public name
     * @return the session as it was; absent if it is unknown, or had ended before: then nothing follows
     * @throws org.lintel.model.UnavailableException if the store is away; the session has not ended
     */
    Optional<Session> end(String sid);

    /**
     * Ends all sessions of a user that there are at this moment: a user who must not sign in again has to be disabled before.
     *
     * @param subject the user
     * @return the sessions as they were; those that another call ended meanwhile are not among them
     * @throws org.lintel.model.UnavailableException if the store is away; some sessions may have ended, with all that follows
     */
    List<Session> endAll(String subject);
}
