package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.lintel.config.Issuer;
import org.lintel.model.Attempt;
import org.lintel.model.Backoff;
import org.lintel.plugin.Reserve;
import org.lintel.spi.AttemptStore;

/**
 * Failures in the database. The call that tells how an attempt ended locks its row: of many at once each sees the failures of those before.
 * Where there is no row yet the primary key lets one of them insert it, and the others try again. {@link Purge} limits their number.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaAttempts implements AttemptStore {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Override
    public Duration wait(Collection<String> keys) {
        Long notBefore = database
                .read(entities -> entities
                        .createQuery("select max(a.notBefore) from AttemptsRow a where a.id in :keys and a.issuer = :issuer", Long.class)
                        .setParameter("keys", keys).setParameter("issuer", issuer.value()).getSingleResult());
        return notBefore == null ? Duration.ZERO : until(notBefore, clock.millis());
    }

    @Override
    public Attempt failed(String key, Backoff pace) {
        return database.write(entities -> {
            AttemptsRow known = locked(entities, key);
            Instant now = clock.instant();
            AttemptsRow row = known == null ? new AttemptsRow(id(key)) : known;
            Duration wait = until(row.notBefore, now.toEpochMilli());
            if (wait.isZero()) {
                row.oneMore(pace, now);
            }
            if (known == null) {
                entities.persist(row);
            }
            return new Attempt(row.failures, wait);
        });
    }

    /** Most have failed at nothing: that is seen without a lock, and who fails at this moment comes after. */
    @Override
    public Attempt succeeded(String key, Collection<String> others) {
        List<AttemptsRow> known = database.read(entities -> entities
                .createQuery("select a from AttemptsRow a where a.id in :keys and a.issuer = :issuer", AttemptsRow.class)
                .setParameter("keys", Stream.concat(Stream.of(key), others.stream()).toList()).setParameter("issuer", issuer.value())
                .getResultList());
        long now = clock.millis();
        Optional<AttemptsRow> own = known.stream().filter(row -> row.id.equals(key)).findFirst();
        Duration wait = known.stream().filter(row -> !row.id.equals(key)).map(row -> until(row.notBefore, now))
                .max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        if (own.isPresent() && wait.isZero()) {
            return forgotten(key);
        }
        return new Attempt(own.map(row -> failures(row, now)).orElse(0), wait);
    }

    private Attempt forgotten(String key) {
        return database.write(entities -> {
            AttemptsRow known = locked(entities, key);
            long now = clock.millis();
            Duration wait = known == null ? Duration.ZERO : until(known.notBefore, now);
            if (known != null && wait.isZero()) {
                entities.remove(known);
            }
            return new Attempt(known == null ? 0 : failures(known, now), wait);
        });
    }

    private static int failures(AttemptsRow row, long now) {
        return row.expires <= now ? 0 : row.failures;
    }

    private AttemptsRow locked(EntityManager entities, String key) {
        return entities.find(AttemptsRow.class, id(key), LockModeType.PESSIMISTIC_WRITE);
    }

    private RowId id(String key) {
        return new RowId(key, issuer.value());
    }

    private static Duration until(long moment, long now) {
        return Duration.ofMillis(Math.max(0, moment - now));
    }

    @Override
    public void takeBack(String key, int attempts) {
        database.write(entities -> entities.createQuery("update AttemptsRow a set a.notBefore = 0, "
                + "a.failures = function('greatest', 0, a.failures - :attempts) where a.id = :id and a.issuer = :issuer")
                .setParameter("attempts", attempts).setParameter("issuer", issuer.value()).setParameter("id", key).executeUpdate());
    }
}
