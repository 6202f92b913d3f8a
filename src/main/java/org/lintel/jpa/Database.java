package org.lintel.jpa;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.lintel.config.ConfigurationException;
import org.lintel.model.UnavailableException;
import org.lintel.plugin.PlacesReport;

/**
 * The one way to the database. It is opened at start if a store of {@code jpa} fills a place, and not at all otherwise. While it cannot be
 * reached every call says so; when it has not been reached yet, one call a second tries again, so no restart is needed.
 */
@ApplicationScoped
public class Database {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Instant NEVER = Instant.MIN;
    private static final int ATTEMPTS = 10;

    @Inject
    PersistenceUnit unit;

    @Inject
    PlacesReport places;

    @Inject
    Clock clock;

    private final ReentrantLock opening = new ReentrantLock();
    private volatile EntityManagerFactory entityManagers;
    private volatile Instant nextAttempt = NEVER;

    /** A wrong setting stops the start; a database that is away does not. */
    void openIfNeeded(@Observes Startup event) {
        if (places.anyBuiltIn("jpa")) {
            opening.lock();
            try {
                open();
            } catch (UnavailableException e) {
                LOG.log(System.Logger.Level.WARNING, "{0}; trying again until it is there", e.getMessage());
            } finally {
                opening.unlock();
            }
        }
    }

    /** What the work finds out by one statement. */
    <T> T read(Function<EntityManager, T> work) {
        try (EntityManager entities = entityManagers().createEntityManager()) {
            return work.apply(entities);
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    /** Does the work in a transaction of its own, and again as long as it {@linkplain Collision collides} with others. */
    <T> T write(Function<EntityManager, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (Collision e) {
                if (attempt == ATTEMPTS) {
                    throw new UnavailableException("the database is too busy", PAUSE, e);
                }
            }
        }
    }

    /**
     * Does the work in a transaction of its own.
     *
     * @throws Collision if nothing was done since another transaction was at it
     */
    <T> T once(Function<EntityManager, T> work) {
        try {
            return inTransaction(entityManagers(), work);
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    /** Does the work in a transaction of its own; whatever it throws leaves nothing of it. */
    static <T> T inTransaction(EntityManagerFactory entityManagers, Function<EntityManager, T> work) {
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

    /** Without a connection nothing is left to roll back; the first failure is the one that tells. */
    private static void rollBack(EntityManager entities, RuntimeException failure) {
        try {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static RuntimeException meaning(RuntimeException e) {
        SQLException sql = SqlStates.in(e).orElse(null);
        if (sql != null && SqlStates.collision(sql)) {
            return new Collision(e);
        }
        if (sql != null && SqlStates.away(sql)) {
            return new UnavailableException("the database cannot be reached: " + sql.getMessage(), PAUSE, e);
        }
        return e;
    }

    private EntityManagerFactory entityManagers() {
        EntityManagerFactory known = entityManagers;
        return known != null ? known : openNow();
    }

    /** One caller tries at a time; the others need not wait to learn that it is away. */
    private EntityManagerFactory openNow() {
        if (nextAttempt == NEVER) {
            opening.lock();
        } else if (!opening.tryLock()) {
            throw new UnavailableException("the database has not been reached yet", PAUSE, null);
        }
        try {
            if (entityManagers == null && clock.instant().isBefore(nextAttempt)) {
                throw new UnavailableException("the database has not been reached yet", PAUSE, null);
            }
            return open();
        } catch (ConfigurationException e) {
            throw new UnavailableException(e.getMessage(), PAUSE, e);
        } finally {
            opening.unlock();
        }
    }

    private EntityManagerFactory open() {
        if (entityManagers == null) {
            try {
                entityManagers = unit.open();
            } finally {
                nextAttempt = clock.instant().plus(PAUSE);
            }
        }
        return entityManagers;
    }
}
