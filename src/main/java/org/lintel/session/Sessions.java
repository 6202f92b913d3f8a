package org.lintel.session;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.lintel.event.SignedOut;
import org.lintel.model.Session;
import org.lintel.spi.SessionStore;

/** Every end of a session, however it comes, passes here: the session is gone first, and then whoever wants to know is told. */
@ApplicationScoped
public class Sessions {

    private static final System.Logger LOG = System.getLogger(Sessions.class.getName());
    private static final int BATCH = 100;

    @Inject
    SessionStore store;

    @Inject
    Clock clock;

    @Inject
    Event<SignedOut> signedOut;

    /** Ends the session and returns it as it was; absent if it had ended before. */
    public Optional<Session> end(String sid, SignedOut.Reason reason) {
        Optional<Session> ended = store.end(sid);
        ended.ifPresent(session -> announce(session, reason));
        return ended;
    }

    /** Ends what has expired, in small batches, so that several nodes share the work. */
    void endExpired() {
        List<Session> expired;
        do {
            expired = store.takeExpired(clock.instant(), BATCH);
            expired.forEach(session -> announce(session, SignedOut.Reason.EXPIRED));
        } while (expired.size() == BATCH);
    }

    /** An observer that fails must not keep the others of the batch from being told of, nor the user from being signed out. */
    private void announce(Session session, SignedOut.Reason reason) {
        var event = new SignedOut(session.subject(), session.sid(), session.clients(), reason);
        try {
            signedOut.fire(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an observer of " + event + " failed", e);
        }
    }
}
