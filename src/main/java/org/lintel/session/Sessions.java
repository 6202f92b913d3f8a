package org.lintel.session;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.event.SignedOut;
import org.lintel.model.Session;
import org.lintel.spi.SessionEnding;
import org.lintel.spi.SessionStore;

/** Every end of a session passes here: the session is removed first, then its consequences follow. */
@ApplicationScoped
public class Sessions implements SessionEnding {

    private static final int BATCH = 100;

    @Inject
    SessionStore store;

    @Inject
    Clock clock;

    @Inject
    Announcements announcements;

    @Override
    public Optional<Session> end(String sid) {
        return end(sid, SignedOut.Reason.ENDED);
    }

    @Override
    public List<Session> endAll(String subject) {
        return store.list(subject).stream().flatMap(session -> end(session.sid()).stream()).toList();
    }

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

    private void announce(Session session, SignedOut.Reason reason) {
        announcements.tell(new SignedOut(session.subject(), session.sid(), session.clients(), reason));
    }
}
