package org.lintel.model;

import java.util.Comparator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which grants to list, oldest first; those of one moment in any order that stays the same from page to page. A component that is
 * {@code null} does not matter; but one of subject, session and family is there, so that a store needs no more than an index for each.
 *
 * @param kinds     of these kinds; at least one
 * @param subject   of this user, or {@code null}
 * @param clientId  of this client, or {@code null}
 * @param sessionId of this session or browser, or {@code null}
 * @param family    of this family, or {@code null}
 * @param after     those that follow this one, for the next page; or {@code null}
 * @param limit     no more than so many
 */
public record GrantQuery(Set<PersistedGrant.Kind> kinds, @Nullable String subject, @Nullable String clientId, @Nullable String sessionId,
        @Nullable String family,
        @Nullable PersistedGrant after, int limit) {

    /** An order for stores that sort in Java: oldest first; of one moment, by key. */
    public static final Comparator<PersistedGrant> ORDER = Comparator.comparing(PersistedGrant::created).thenComparing(PersistedGrant::key);

    private static final int PAGE = 500;

    public GrantQuery {
        kinds = Set.copyOf(kinds);
        if (kinds.isEmpty() || subject == null && sessionId == null && family == null || limit < 1) {
            throw new IllegalArgumentException("a query names kinds, a subject, a session or a family, and a limit");
        }
    }

    /** What a user has: the first 500. */
    public static GrantQuery ofSubject(String subject, PersistedGrant.Kind... kinds) {
        return new GrantQuery(Set.of(kinds), subject, null, null, null, null, PAGE);
    }

    /** What belongs to a session or a browser: the first 500. */
    public static GrantQuery ofSession(String sessionId, PersistedGrant.Kind... kinds) {
        return new GrantQuery(Set.of(kinds), null, null, sessionId, null, null, PAGE);
    }

    /** What descends from an authorization: the first 500. */
    public static GrantQuery ofFamily(String family, PersistedGrant.Kind... kinds) {
        return new GrantQuery(Set.of(kinds), null, null, null, family, null, PAGE);
    }

    /** Of these, what a client has. */
    public GrantQuery ofClient(String clientId) {
        return new GrantQuery(kinds, subject, clientId, sessionId, family, after, limit);
    }

    /** Of these, what comes after the last one of a page. */
    public GrantQuery after(PersistedGrant last) {
        return new GrantQuery(kinds, subject, clientId, sessionId, family, last, limit);
    }

    /** At most so many of these. */
    public GrantQuery limit(int most) {
        return new GrantQuery(kinds, subject, clientId, sessionId, family, after, most);
    }

    /** Whether the grant is asked for, apart from the limit, in the order of {@link #ORDER}. */
    public boolean matches(PersistedGrant grant) {
        return kinds.contains(grant.kind())
                && (subject == null || subject.equals(grant.subject()))
                && (clientId == null || clientId.equals(grant.clientId()))
                && (sessionId == null || sessionId.equals(grant.sessionId()))
                && (family == null || family.equals(grant.family()))
                && (after == null || ORDER.compare(after, grant) < 0);
    }
}
