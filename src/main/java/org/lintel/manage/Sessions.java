package org.lintel.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.spi.SessionDirectory;
import org.lintel.spi.SessionEnding;
import org.lintel.spi.SessionStore;

/** Who is signed in where. Of a session that ends here follows what follows of any end. */
@ApplicationScoped
public class Sessions {

    @Inject
    SessionStore store;

    @Inject
    Instance<SessionDirectory> directory;

    @Inject
    SessionEnding ending;

    @Inject
    Audit audit;

    /**
     * The sessions, newest first.
     *
     * @param subject of this user, or {@code null} for all
     * @param after   {@link Page#next} of the page before, or {@code null}
     */
    public Page<Map<String, Object>> page(Operator who, @Nullable String subject, @Nullable String after, int limit) {
        who.reading(Area.SESSIONS);
        SessionDirectory sessions = directory.stream().findFirst().orElseThrow(() -> new ManagementException(
                ManagementException.Reason.KEPT_ELSEWHERE, "The store that has the sessions cannot be looked through."));
        List<Session> page = sessions.page(SessionQuery.newest(limit).of(subject).after(after == null ? null : position(after)));
        return Page.of(page, limit, last -> new Position(last.created(), last.sid()).toString()).map(Sessions::shown);
    }

    /** @throws ManagementException if there is none, or has ended */
    public Map<String, Object> find(Operator who, String sid) {
        who.reading(Area.SESSIONS);
        return shown(alive(sid));
    }

    /** Written down before it ends: a crash in between leaves a line too many rather than an end that nobody knows of. */
    public void end(Operator who, String sid) {
        who.writing(Area.SESSIONS);
        Session session = alive(sid);
        audit.changed(who, "session.ended", sid, session, null);
        ending.end(sid);
    }

    /** Ends all sessions of the user that there are at this moment, and says how many. */
    public int endAll(Operator who, String subject) {
        who.writing(Area.SESSIONS);
        audit.changed(who, "user.signed-out", subject, null, null);
        return ending.endAll(subject).size();
    }

    private Session alive(String sid) {
        return store.findBySid(sid).orElseThrow(
                () -> new ManagementException(ManagementException.Reason.UNKNOWN, "There is no session " + sid + "."));
    }

    private static SessionQuery.Position position(String after) {
        Position position = Position.of(after);
        return new SessionQuery.Position(position.moment(), position.id());
    }

    /** Neither what the cookie is known by nor what the browser's scripts see. */
    private static Map<String, Object> shown(Session session) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("sid", session.sid());
        shown.put("subject", session.subject());
        shown.put("authTime", session.authTime().toString());
        shown.put("amr", session.amr());
        session.context().ifPresent(acr -> shown.put("acr", acr));
        shown.put("idp", session.idp());
        shown.put("clients", session.clients().stream().sorted().toList());
        shown.put("created", session.created().toString());
        shown.put("lastSeen", session.lastSeen().toString());
        shown.put("expires", session.expires().toString());
        shown.put("persistent", session.persistent());
        shown.put("device", session.device());
        return shown;
    }
}
