package org.lintel.jpa;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.lintel.model.UnavailableException;

/** A transaction from its begin to its end, what its failures mean, and how often it is tried. */
final class OwnTransaction {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 10;
    private static final long LONGEST_STEP_ASIDE_MILLIS = 5;

    private OwnTransaction() {
    }

    /** Does the work in a transaction of its own; any exception rolls it back. */
    static <T> T in(EntityManagerFactory entityManagers, Function<EntityManager, T> work) {
        try (EntityManager entities = entityManagers.createEntityManager()) {
            try {
                entities.getTransaction().begin();
                T result = work.apply(entities);
                entities.getTransaction().commit();
                return result;
            } catch (RuntimeException e) {
                rollBack(entities, e);
                throw e;
            }
        }
    }

    /** Without a connection nothing is left to roll back; the first failure is the one that is thrown. */
    private static void rollBack(EntityManager entities, RuntimeException failure) {
        try {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** What it means for the work: a {@link Collision}, that the database is away, or what it was. */
    static RuntimeException meaning(RuntimeException e) {
        SQLException sql = SqlStates.in(e).orElse(null);
        if (sql != null && SqlStates.collision(sql)) {
            return new Collision(e);
        }
        if (sql != null && SqlStates.away(sql)) {
            return PersistenceUnit.away(sql);
        }
        return e;
    }

    /** Does the work, and again as long as it {@linkplain Collision collides} with others. */
    static <T> T untilNoneCollides(Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return work.get();
            } catch (Collision e) {
                if (attempt == ATTEMPTS) {
                    throw new UnavailableException("the database is too busy", PAUSE, e);
                }
                pause(attempt);
            }
        }
    }

    /** A random pause, longer after each collision, so that the same transactions do not collide again. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_STEP_ASIDE_MILLIS * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
