package org.lintel.manage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.model.SessionTally;
import org.lintel.spi.SessionDirectory;
import org.lintel.spi.SessionEnding;
import org.lintel.spi.SessionStore;

/** Who is signed in where. Of a session that ends here follows what follows of any end. */
@ApplicationScoped
public class Sessions {

    /** Beyond that nobody needs to know it exactly. */
    static final int COUNTED = 10_000;

    /** What a caller waits for. */
    static final int ENDED_AT_ONCE = 1_000;
    private static final int BATCH = 100;

    @Inject
    SessionStore store;

    @Inject
    Instance<SessionDirectory> directory;

    @Inject
    SessionEnding ending;

    @Inject
    Audit audit;

    /** What an end was asked for by, for the audit log. */
    private record Asked(@Nullable String subject, @Nullable String clientId, @Nullable String createdBefore,
            @Nullable String lastSeenBefore) {

        static Asked of(SessionQuery query) {
            return new Asked(query.subject(), query.clientId(), text(query.createdBefore()), text(query.lastSeenBefore()));
        }

        private static @Nullable String text(@Nullable Instant moment) {
            return moment == null ? null : moment.toString();
        }
    }

    /** The sessions that are asked for, newest first. */
    public Page<Map<String, Object>> page(Operator who, SessionQuery query) {
        who.reading(Area.SESSIONS);
        return Page.of(directory().page(query), query.limit(), Sessions::place).map(Sessions::shown);
    }

    /** All sessions of a user, the newest first. */
    public List<Map<String, Object>> of(Operator who, String subject) {
        who.reading(Area.SESSIONS);
        return store.list(subject).stream().sorted(SessionQuery.ORDER).map(Sessions::shown).toList();
    }

    /** How many there are of those that are asked for, and how many people that signs in: counted up to {@value #COUNTED}. */
    public SessionTally count(Operator who, SessionQuery query) {
        who.reading(Area.SESSIONS);
        return directory().tally(query, COUNTED);
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

    /**
     * Ends the sessions that are asked for, the newest first, each with all that follows and in transactions of its own: up to
     * {@value #ENDED_AT_ONCE}, whatever the limit of the query. What cannot be ended now, since a store is away, stays.
     *
     * @return the names of those that it ended, and where to go on if there may be more
     */
    public Page<String> endAll(Operator who, SessionQuery query) {
        who.writing(Area.SESSIONS);
        audit.changed(who, "session.many-ended", null, Asked.of(query), null);
        var ended = new ArrayList<String>();
        for (SessionQuery batch = query.limit(BATCH);;) {
            List<Session> page = directory().page(batch);
            page.forEach(session -> ending.end(session.sid()).ifPresent(gone -> ended.add(gone.sid())));
            if (page.size() < BATCH) {
                return new Page<>(ended, null);
            }
            Session last = page.get(BATCH - 1);
            if (ended.size() > ENDED_AT_ONCE - BATCH) {
                return new Page<>(ended, place(last));
            }
            batch = batch.after(last);
        }
    }

    private SessionDirectory directory() {
        return directory.stream().findFirst().orElseThrow(() -> new ManagementException(
                ManagementException.Reason.KEPT_ELSEWHERE, "The store that has the sessions cannot be looked through."));
    }

    private Session alive(String sid) {
        return store.findBySid(sid).orElseThrow(
                () -> new ManagementException(ManagementException.Reason.UNKNOWN, "There is no session " + sid + "."));
    }

    private static String place(Session session) {
        return new Position(session.created(), session.sid()).toString();
    }

    /**
     * What {@link Page#next} of a page says, for {@link SessionQuery#after}.
     *
     * @throws ManagementException if no page has told that
     */
    public static SessionQuery.Position place(String after) {
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
