package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.lintel.model.Attempt;
import org.lintel.model.Pace;
import org.lintel.plugin.Reserve;
import org.lintel.spi.AttemptStore;

/**
 * Failures in the database. An attempt locks its row: of many at once each sees the failures of those before. Where there is no row yet the
 * primary key lets one of them make it, and the others come again.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaAttempts implements AttemptStore {

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Override
    public Duration wait(Collection<String> keys) {
        Long notBefore = database.read(entities -> entities.createQuery("select max(a.notBefore) from AttemptsRow a where a.id in :keys", Long.class)
                .setParameter("keys", keys).getSingleResult());
        return notBefore == null ? Duration.ZERO : until(notBefore, clock.millis());
    }

    @Override
    public Attempt begin(String key, Pace pace) {
        return database.write(entities -> {
            AttemptsRow known = entities.find(AttemptsRow.class, key, LockModeType.PESSIMISTIC_WRITE);
            Instant now = clock.instant();
            AttemptsRow row = known == null ? new AttemptsRow(key) : known;
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

    private static Duration until(long moment, long now) {
        return Duration.ofMillis(Math.max(0, moment - now));
    }

    @Override
    public void takeBack(String key, int attempts) {
        database.write(entities -> entities.createQuery("update AttemptsRow a set a.notBefore = 0, "
                + "a.failures = function('greatest', 0, a.failures - :attempts) where a.id = :id")
                .setParameter("attempts", attempts).setParameter("id", key).executeUpdate());
    }

    @Override
    public void forget(String key) {
        database.write(entities -> entities.createQuery("delete from AttemptsRow a where a.id = :id").setParameter("id", key).executeUpdate());
    }
}
