package org.lintel.jpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.lintel.model.SessionQuery;

/**
 * The sessions that a query asks for, newest first, as one statement that walks along one index: that of the moments, of a user, or of a
 * client. There is none for when sessions were last seen, since it would be written with each use: who was last seen before a moment has
 * begun before it, and is found among those.
 */
final class SessionSearch<T> {

    private final CriteriaBuilder is;
    private final CriteriaQuery<T> query;
    private final Root<SessionRow> row;
    private final List<Predicate> conditions = new ArrayList<>();

    /** What the rows are found by, and put in order: their own columns or, for those of a client, the same beside the client. */
    private final Path<Long> created;
    private final Path<String> sid;

    private SessionSearch(EntityManager entities, Class<T> result, SessionQuery asked) {
        is = entities.getCriteriaBuilder();
        query = is.createQuery(result);
        row = query.from(SessionRow.class);
        if (asked.clientId() == null) {
            created = row.get("created");
            sid = row.get("id");
        } else {
            Root<SessionClientRow> client = query.from(SessionClientRow.class);
            created = client.get("created");
            sid = client.get("sid");
            conditions.add(is.equal(client.get("clientId"), asked.clientId()));
            conditions.add(is.equal(client.get("issuer"), row.get("issuer")));
            conditions.add(is.equal(row.get("id"), sid));
        }
    }

    static TypedQuery<SessionRow> rows(EntityManager entities, SessionQuery asked, String issuer, long now) {
        var search = new SessionSearch<>(entities, SessionRow.class, asked);
        search.query.select(search.row);
        return search.of(entities, asked, issuer, now);
    }

    static TypedQuery<String> subjects(EntityManager entities, SessionQuery asked, String issuer, long now) {
        var search = new SessionSearch<>(entities, String.class, asked);
        search.query.select(search.row.get("subject"));
        return search.of(entities, asked, issuer, now);
    }

    private TypedQuery<T> of(EntityManager entities, SessionQuery asked, String issuer, long now) {
        conditions.add(is.equal(row.get("issuer"), issuer));
        conditions.add(is.isNull(row.get("ended")));
        conditions.add(is.gt(row.<Long>get("expires"), now));
        if (asked.subject() != null) {
            conditions.add(is.equal(row.get("subject"), asked.subject()));
        }
        before(created, asked.createdBefore());
        before(created, asked.lastSeenBefore());
        before(row.get("lastSeen"), asked.lastSeenBefore());
        if (asked.after() != null) {
            long moment = asked.after().created().toEpochMilli();
            conditions.add(Behind.newestFirst(is, created, moment, is.lessThan(sid, asked.after().sid())));
        }
        query.where(conditions.toArray(Predicate[]::new)).orderBy(is.desc(created), is.desc(sid));
        return entities.createQuery(query);
    }

    private void before(Path<Long> column, Instant moment) {
        if (moment != null) {
            conditions.add(is.lt(column, moment.toEpochMilli()));
        }
    }
}
