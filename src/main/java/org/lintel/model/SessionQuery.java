package org.lintel.model;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list, newest first; those of one moment in any order that stays the same from page to page.
 *
 * @param subject of this user; {@code null} for all
 * @param after   those that follow this one, the last of the page before; {@code null} for the first page
 * @param limit   no more than so many, up to 500
 */
public record SessionQuery(@Nullable String subject, @Nullable Session after, int limit) {

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
        return new SessionQuery(null, null, limit);
    }

    /** Of these, those of a user. */
    public SessionQuery of(String subject) {
        return new SessionQuery(subject, after, limit);
    }

    /** Of these, what comes after the last one of a page. */
    public SessionQuery after(Session last) {
        return new SessionQuery(subject, last, limit);
    }

    /** Whether the session is asked for, apart from the limit, in the order of {@link #ORDER}. */
    public boolean matches(Session session) {
        return (subject == null || subject.equals(session.subject())) && (after == null || ORDER.compare(after, session) < 0);
    }
}
