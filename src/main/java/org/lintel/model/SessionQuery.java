package org.lintel.model;

import java.time.Instant;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list, newest first; those of one moment in any order that stays the same from page to page.
 *
 * @param subject        of this user; {@code null} for all
 * @param clientId       in which this client received something; {@code null} for all
 * @param createdBefore  that began before; {@code null} for all
 * @param lastSeenBefore that were in use last before, and so began before; {@code null} for all
 * @param after          those that follow this position, that of the last one of the page before; {@code null} for the first page
 * @param limit          no more than so many, up to 500
 */
public record SessionQuery(@Nullable String subject, @Nullable String clientId, @Nullable Instant createdBefore,
        @Nullable Instant lastSeenBefore, @Nullable Position after, int limit) {

    /**
     * A place in the order, whether or not there is still a session.
     *
     * @param created when the session before it began
     * @param sid     its name
     */
    public record Position(Instant created, String sid) {

        private boolean isBefore(Session session) {
            int order = created.compareTo(session.created());
            return order > 0 || order == 0 && sid.compareTo(session.sid()) > 0;
        }
    }

    /** An order for stores that sort in Java: newest first; of one moment, by sid. */
    public static final Comparator<Session> ORDER = Comparator.comparing(Session::created).thenComparing(Session::sid).reversed();

    private static final int MOST = 500;

    public SessionQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has between 1 and " + MOST + " sessions");
        }
    }

    /** The newest of all. */
    public static SessionQuery newest(int limit) {
        return new SessionQuery(null, null, null, null, null, limit);
    }

    /** Of these, those of a user. */
    public SessionQuery of(@Nullable String subject) {
        return new SessionQuery(subject, clientId, createdBefore, lastSeenBefore, after, limit);
    }

    /** Of these, those in which a client received something. */
    public SessionQuery ofClient(@Nullable String clientId) {
        return new SessionQuery(subject, clientId, createdBefore, lastSeenBefore, after, limit);
    }

    /** Of these, those that began before. */
    public SessionQuery createdBefore(@Nullable Instant moment) {
        return new SessionQuery(subject, clientId, moment, lastSeenBefore, after, limit);
    }

    /** Of these, those that were in use last before. */
    public SessionQuery lastSeenBefore(@Nullable Instant moment) {
        return new SessionQuery(subject, clientId, createdBefore, moment, after, limit);
    }

    /** Of these, what comes after the last one of a page. */
    public SessionQuery after(Session last) {
        return after(new Position(last.created(), last.sid()));
    }

    /** Of these, what comes after this position. */
    public SessionQuery after(@Nullable Position position) {
        return new SessionQuery(subject, clientId, createdBefore, lastSeenBefore, position, limit);
    }

    /** At most so many of these. */
    public SessionQuery limit(int most) {
        return new SessionQuery(subject, clientId, createdBefore, lastSeenBefore, after, most);
    }

    /** Whether the session is asked for, apart from the limit, in the order of {@link #ORDER}. */
    public boolean matches(Session session) {
        return (subject == null || subject.equals(session.subject()))
                && (clientId == null || session.clients().contains(clientId))
                && (createdBefore == null || session.created().isBefore(createdBefore))
                && (lastSeenBefore == null || session.lastSeen().isBefore(lastSeenBefore))
                && (after == null || after.isBefore(session));
    }
}
