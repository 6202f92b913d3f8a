package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.lintel.chore.Chore;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.plugin.PlacesReport;

/**
 * Deletes what is over, in small batches. Each is a short transaction that finds its rows by an index and locks no others, so that requests
 * need not wait, and each is a turn: a node that finds another one at it does nothing. The statement that deletes a row checks again that
 * it is over: one that was stored anew or prolonged meanwhile stays.
 */
@ApplicationScoped
public class Purge implements Chore, Readings {

    static final int BATCH = 500;

    /** The clocks of nodes may differ so much; after that no node uses a row that is over. */
    static final Duration DOUBT = Duration.ofMinutes(5);

    /** A stopping server waits for that; what is left is for the next run. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(5);

    /**
     * Rows that are over when a time that they name has passed. That of a family is not over while anything of it can be stored or is to
     * be refused: see {@link FamilyRow#expires}.
     *
     * @param after how long after that time
     */
    record Passing(String entity, String end, Duration after) {
    }

    static final List<Passing> ALL = List.of(
            new Passing("GrantRow", "expires", DOUBT),
            new Passing("FamilyRow", "expires", DOUBT),
            new Passing("MessageRow", "expires", DOUBT),
            new Passing("AttemptsRow", "expires", DOUBT),
            new Passing("RefusalRow", "expires", DOUBT),
            new Passing("EndingRow", "noted", EndedFamilies.KEPT.plus(DOUBT)),
            new Passing("SessionRow", "ended", JpaSessions.CLIENTS_ARE_KEPT.plus(DOUBT)));

    /**
     * Rows that callers can cause without authentication: beyond so many the oldest go before their time.
     *
     * @param most that stay
     */
    record Bounded(String entity, String end, int most) {
    }

    static final List<Bounded> BOUNDED = List.of(new Bounded("AttemptsRow", "expires", 100_000),
            new Bounded("RefusalRow", "expires", 100_000));

    @Inject
    Database database;

    @Inject
    PlacesReport places;

    @Inject
    Clock clock;

    private final LongAdder runs = new LongAdder();
    private final Map<String, LongAdder> rows = new ConcurrentHashMap<>();

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        if (!places.anyBuiltIn("jpa")) {
            return;
        }
        runs.increment();
        Instant end = clock.instant().plus(LONGEST_RUN);
        var left = new ArrayList<>(ALL);
        while (!left.isEmpty() && clock.instant().isBefore(end)) {
            left.removeIf(passing -> deleted(passing.entity, database.write(entities -> batch(entities, passing))) < BATCH);
        }
        var tooMany = new ArrayList<>(BOUNDED);
        while (!tooMany.isEmpty() && clock.instant().isBefore(end)) {
            tooMany.removeIf(bounded -> deleted(bounded.entity, database.write(entities -> surplus(entities, bounded))) < BATCH);
        }
    }

    private int deleted(String entity, int number) {
        rows.computeIfAbsent(entity, name -> new LongAdder()).add(number);
        return number;
    }

    @Override
    public List<Reading> readings() {
        var readings = new ArrayList<Reading>();
        readings.add(Reading.counter("lintel_purge_runs", "Times that this node looked for rows that are over.", runs.sum()));
        rows.forEach((entity, number) -> readings.add(Reading.counter("lintel_purged_rows",
                "Rows that were over and that this node deleted, by kind.", number.sum())
                .with("kind", entity.replace("Row", "").toLowerCase(Locale.ROOT))));
        return readings;
    }

    /** How many rows were too many, as {@link #batch} has it. */
    int surplus(EntityManager entities, Bounded rows) {
        if (!ClusterLock.take(entities, "purge")) {
            return 0;
        }
        long count = entities.createQuery("select count(r.id) from " + rows.entity + " r", Long.class).getSingleResult();
        if (count <= rows.most) {
            return 0;
        }
        List<String> ids = entities.createQuery("select r.id from " + rows.entity + " r order by r." + rows.end, String.class)
                .setMaxResults((int) Math.min(BATCH, count - rows.most)).getResultList();
        entities.createQuery("delete from " + rows.entity + " r where r.id in :ids").setParameter("ids", ids).executeUpdate();
        return ids.size();
    }

    /** How many rows were over: fewer than a batch if there are no more, or if it is another node's turn. */
    int batch(EntityManager entities, Passing rows) {
        if (!ClusterLock.take(entities, "purge")) {
            return 0;
        }
        long moment = clock.instant().minus(rows.after).toEpochMilli();
        List<?> ids = entities.createQuery("select r.id from " + rows.entity + " r where r." + rows.end
                + " <= :moment order by r." + rows.end, Object.class).setParameter("moment", moment).setMaxResults(BATCH).getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("delete from " + rows.entity + " r where r.id in :ids and r." + rows.end + " <= :moment")
                    .setParameter("ids", ids).setParameter("moment", moment).executeUpdate();
        }
        return ids.size();
    }

    @Override
    public String toString() {
        return "forgetting what is over";
    }
}
