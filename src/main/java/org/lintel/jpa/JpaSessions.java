package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.lintel.model.Session;
import org.lintel.plugin.Reserve;
import org.lintel.spi.SessionStore;

/**
 * Sessions in the database. What reads a row in order to change it locks it first, so nobody's visit is lost, and a session that has ended
 * stays so. Ending and taking are conditional statements: of those who are at it together, the first one's row lock makes the others wait,
 * and then their condition fails.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaSessions implements SessionStore {

    static final Duration CLIENTS_ARE_KEPT = Duration.ofHours(1);

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Override
    public void save(Session session) {
        database.write(entities -> {
            SessionRow known = locked(entities, session.sid());
            SessionRow row = known == null ? new SessionRow(session.sid()) : known;
            row.take(session);
            if (known == null) {
                entities.persist(row);
            }
            return row;
        });
    }

    @Override
    public Optional<Session> find(String key) {
        return database.read(entities -> entities.createQuery(
                "select s from SessionRow s where s.handle = :handle and s.ended is null and s.expires > :now", SessionRow.class)
                .setParameter("handle", key).setParameter("now", clock.millis()).getResultStream().findFirst()).map(SessionRow::session);
    }

    @Override
    public List<Session> list(String subject) {
        return database.read(entities -> entities.createQuery(
                "select s from SessionRow s where s.subject = :subject and s.ended is null and s.expires > :now order by s.created",
                SessionRow.class)
                .setParameter("subject", subject).setParameter("now", clock.millis()).getResultList())
                .stream().map(SessionRow::session).toList();
    }

    @Override
    public void visited(String sid, String clientId) {
        database.write(entities -> {
            SessionRow row = locked(entities, sid);
            if (row != null && row.ended == null && row.expires > clock.millis()) {
                row.visited(clientId);
            }
            return row;
        });
    }

    @Override
    public void seen(String sid, Instant lastSeen, Instant expires) {
        database.write(entities -> entities.createQuery("update SessionRow s set s.lastSeen = :lastSeen, s.expires = :expires "
                + "where s.sid = :sid and s.ended is null and s.expires > :now")
                .setParameter("lastSeen", lastSeen.toEpochMilli()).setParameter("expires", expires.toEpochMilli())
                .setParameter("sid", sid).setParameter("now", clock.millis()).executeUpdate());
    }

    @Override
    public Optional<Session> end(String sid) {
        return database.write(entities -> end(entities, sid, "s.expires > :now", clock.instant())).map(SessionRow::session);
    }

    @Override
    public List<Session> takeExpired(Instant now, int limit) {
        List<String> candidates;
        List<SessionRow> taken;
        do {
            // a look first; who else looks finds the same, so that to have found some does not mean to get one
            candidates = database.read(entities -> entities.createQuery(
                    "select s.sid from SessionRow s where s.ended is null and s.expires <= :now order by s.expires, s.sid", String.class)
                    .setParameter("now", now.toEpochMilli()).setMaxResults(limit).getResultList());
            taken = take(candidates, now);
        } while (taken.isEmpty() && !candidates.isEmpty());
        return taken.stream().map(SessionRow::session).toList();
    }

    private List<SessionRow> take(List<String> candidates, Instant now) {
        return candidates.isEmpty() ? List.of() : database
                .write(entities -> candidates.stream().flatMap(sid -> end(entities, sid, "s.expires <= :now", now).stream()).toList());
    }

    /** The row as it was, but for being ended; nothing if others have ended it or the condition fails. */
    private Optional<SessionRow> end(EntityManager entities, String sid, String condition, Instant now) {
        boolean first = entities
                .createQuery("update SessionRow s set s.ended = :ended where s.sid = :sid and s.ended is null and " + condition)
                .setParameter("ended", clock.millis()).setParameter("sid", sid).setParameter("now", now.toEpochMilli())
                .executeUpdate() > 0;
        return first ? Optional.of(entities.find(SessionRow.class, sid)) : Optional.empty();
    }

    @Override
    public Set<String> takeClients(String sid) {
        return database.write(entities -> {
            SessionRow row = entities.find(SessionRow.class, sid);
            boolean first = row != null && row.ended != null && entities.createQuery(
                    "delete from SessionRow s where s.sid = :sid and s.ended is not null")
                    .setParameter("sid", sid).executeUpdate() > 0;
            return first && row.ended + CLIENTS_ARE_KEPT.toMillis() > clock.millis() ? row.clients() : Set.<String>of();
        });
    }

    private static SessionRow locked(EntityManager entities, String sid) {
        return entities.find(SessionRow.class, sid, LockModeType.PESSIMISTIC_WRITE);
    }
}
