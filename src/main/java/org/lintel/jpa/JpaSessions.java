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

import org.lintel.config.Issuer;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.model.SessionTally;
import org.lintel.plugin.Reserve;
import org.lintel.spi.SessionDirectory;

/**
 * Sessions in the database. A call that reads a row in order to change it locks it first, so no visit is lost, and a session that has ended
 * stays so. Ending and taking are conditional statements: of concurrent calls the first one's row lock makes the others wait, and then
 * their condition fails.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaSessions implements SessionDirectory, Readings {

    static final Duration CLIENTS_ARE_KEPT = Duration.ofHours(1);

    /** Counting so many takes a database some 20 ms. */
    private static final int MANY = 100_000;

    private final SessionCount count = new SessionCount(MANY);

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Override
    public void save(Session session) {
        if (session.created().equals(session.lastSeen())) {
            try {
                database.once(entities -> insert(entities, session));
                return;
            } catch (Collision e) {
                // it has begun at this very moment, and is there already
            }
        }
        replace(session);
    }

    /** One that begins now. */
    private SessionRow insert(EntityManager entities, Session session) {
        var row = new SessionRow(id(session.sid()));
        row.take(session);
        entities.persist(row);
        if (!session.clients().isEmpty()) {
            new SessionClients(entities, id(session.sid())).replace(session.clients());
        }
        return row;
    }

    private void replace(Session session) {
        database.write(entities -> {
            SessionRow known = locked(entities, session.sid());
            SessionRow row = known == null ? new SessionRow(id(session.sid())) : known;
            Set<String> listed = known == null ? Set.of() : known.clients();
            row.take(session);
            if (known == null) {
                entities.persist(row);
            }
            if (!listed.equals(session.clients())) {
                new SessionClients(entities, id(session.sid())).replace(session.clients());
            }
            return row;
        });
    }

    @Override
    public Optional<Session> find(String key) {
        return database.read(entities -> entities.createQuery(
                "select s from SessionRow s where s.handle = :handle and s.issuer = :issuer and s.ended is null and s.expires > :now",
                SessionRow.class).setParameter("handle", key).setParameter("issuer", issuer.value()).setParameter("now", clock.millis())
                .getResultStream().findFirst()).map(SessionRow::session);
    }

    @Override
    public Optional<Session> findBySid(String sid) {
        return database.read(entities -> Optional.ofNullable(entities.find(SessionRow.class, id(sid))))
                .filter(row -> row.alive(clock.millis())).map(SessionRow::session);
    }

    @Override
    public List<Session> list(String subject) {
        return database.read(entities -> entities.createQuery("select s from SessionRow s where s.subject = :subject "
                + "and s.issuer = :issuer and s.ended is null and s.expires > :now order by s.created", SessionRow.class)
                .setParameter("subject", subject).setParameter("issuer", issuer.value()).setParameter("now", clock.millis())
                .getResultList())
                .stream().map(SessionRow::session).toList();
    }

    @Override
    public void visited(String sid, String clientId) {
        database.write(entities -> {
            new SessionClients(entities, id(sid)).add(clientId, clock.millis());
            return sid;
        });
    }

    @Override
    public void seen(String sid, Instant lastSeen, Instant expires) {
        database.write(entities -> entities.createQuery("update SessionRow s set s.lastSeen = :lastSeen, s.expires = :expires "
                + "where s.id = :sid and s.issuer = :issuer and s.ended is null and s.expires > :now")
                .setParameter("lastSeen", lastSeen.toEpochMilli()).setParameter("expires", expires.toEpochMilli())
                .setParameter("sid", sid).setParameter("issuer", issuer.value()).setParameter("now", clock.millis()).executeUpdate());
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
            // a look first; another node may find the same ones and take them, so this repeats until it gets one or finds none
            candidates = database.read(entities -> entities.createQuery(
                    "select s.id from SessionRow s where s.issuer = :issuer and s.ended is null and s.expires <= :now order by s.expires, s.id",
                    String.class).setParameter("issuer", issuer.value()).setParameter("now", now.toEpochMilli()).setMaxResults(limit)
                    .getResultList());
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
                .createQuery("update SessionRow s set s.ended = :ended "
                        + "where s.id = :sid and s.issuer = :issuer and s.ended is null and " + condition)
                .setParameter("ended", clock.millis()).setParameter("sid", sid).setParameter("issuer", issuer.value())
                .setParameter("now", now.toEpochMilli())
                .executeUpdate() > 0;
        return first ? Optional.of(entities.find(SessionRow.class, id(sid))) : Optional.empty();
    }

    @Override
    public Set<String> takeClients(String sid) {
        return database.write(entities -> {
            SessionRow row = entities.find(SessionRow.class, id(sid));
            boolean first = row != null && row.ended != null && entities.createQuery(
                    "delete from SessionRow s where s.id = :sid and s.issuer = :issuer and s.ended is not null")
                    .setParameter("sid", sid).setParameter("issuer", issuer.value()).executeUpdate() > 0;
            return first && row.ended + CLIENTS_ARE_KEPT.toMillis() > clock.millis() ? row.clients() : Set.<String>of();
        });
    }

    @Override
    public List<Session> page(SessionQuery query) {
        return database.read(entities -> SessionSearch.rows(entities, query, issuer.value(), clock.millis())
                .setMaxResults(query.limit()).getResultList()).stream().map(SessionRow::session).toList();
    }

    @Override
    public SessionTally tally(SessionQuery query, int most) {
        List<String> subjects = database.read(entities -> SessionSearch.subjects(entities, query, issuer.value(), clock.millis())
                .setMaxResults(most + 1).getResultList());
        List<String> counted = subjects.subList(0, Math.min(most, subjects.size()));
        return new SessionTally(counted.size(), Set.copyOf(counted).size(), subjects.size() > most);
    }

    @Override
    public List<Reading> readings() {
        return List.of(Reading.gauge("lintel_sessions", "Sessions that are alive, on all nodes together; beyond 100,000 an estimate.",
                count.about(database, issuer, clock)));
    }

    private SessionRow locked(EntityManager entities, String sid) {
        return entities.find(SessionRow.class, id(sid), LockModeType.PESSIMISTIC_WRITE);
    }

    private RowId id(String sid) {
        return new RowId(sid, issuer.value());
    }
}
