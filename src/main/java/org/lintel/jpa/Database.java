package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.lintel.chore.Chore;
import org.lintel.file.Configuration;
import org.lintel.model.UnavailableException;
import org.lintel.plugin.PlacesReport;
import org.lintel.spi.Directory;

/**
 * The one way to the database. It is opened at start if a store of {@code jpa} fills a place, and not at all otherwise. Every second Lintel
 * checks whether it is there; while it is not, every call fails at once, so that no request waits for it or takes a thread from those that
 * need no database. Once it is there it is used again.
 */
@ApplicationScoped
public class Database implements Chore {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    PersistenceUnit unit;

    @Inject
    PlacesReport places;

    @Inject
    Clock clock;

    @Inject
    FileEntries entries;

    private volatile EntityManagerFactory entityManagers;

    /** What a thread does {@linkplain #together together}, so that its calls join in. */
    private final ThreadLocal<SharedTransaction> shared = new ThreadLocal<>();

    /** Why it cannot be used; {@code null} as long as nothing is known against it. */
    private volatile String trouble;
    private Instant since;

    /** A wrong setting stops the start; a database that is away does not. */
    void openIfNeeded(@Observes Startup event) {
        if (places.anyBuiltIn("jpa")) {
            try {
                open();
            } catch (UnavailableException e) {
                away(e);
            }
        }
    }

    /** Whoever changed the files is refused what the database does not take. */
    void takeOver(@Observes Configuration changed) {
        if (places.anyBuiltIn("jpa")) {
            try {
                entries.reconcile(entityManagers(), changed);
            } catch (RuntimeException e) {
                throw OwnTransaction.meaning(e);
            }
        }
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** Checks whether it is there, unless no store has used it. */
    @Override
    public void run() {
        if (entityManagers == null && trouble == null) {
            return;
        }
        try {
            if (entityManagers == null) {
                open();
            } else {
                unit.ping();
            }
            there();
        } catch (RuntimeException e) {
            away(e);
        }
    }

    /** Logs one line when it begins, and one when the reason changes. */
    private synchronized void away(RuntimeException e) {
        if (trouble == null) {
            since = clock.instant();
        }
        String now = String.valueOf(e.getMessage());
        if (!now.equals(trouble)) {
            trouble = now;
            LOG.log(System.Logger.Level.WARNING, "{0}; trying again every second", trouble);
        }
    }

    private synchronized void there() {
        if (trouble != null) {
            trouble = null;
            LOG.log(System.Logger.Level.INFO, "the database is there, after {0} s", Duration.between(since, clock.instant()).toSeconds());
        }
    }

    @Override
    public String toString() {
        return "looking for the database";
    }

    /** What the work finds out by one statement. */
    <T> T read(Function<EntityManager, T> work) {
        SharedTransaction transaction = shared.get();
        return transaction != null ? transaction.step(work) : committed(work);
    }

    /** The same of what is committed, whatever this thread has under way: for what is remembered and shown to others. */
    <T> T committed(Function<EntityManager, T> work) {
        try (EntityManager entities = entityManagers().createEntityManager()) {
            return work.apply(entities);
        } catch (RuntimeException e) {
            throw OwnTransaction.meaning(e);
        }
    }

    /** Does the work in a transaction of its own, and again as long as it {@linkplain Collision collides} with others. */
    <T> T write(Function<EntityManager, T> work) {
        SharedTransaction transaction = shared.get();
        return transaction != null ? transaction.step(work) : OwnTransaction.untilNoneCollides(() -> once(work));
    }

    /** What may wait until the end of what this thread does together, so that the rows it locks are locked for a moment only. */
    void writeLast(Function<EntityManager, ?> work) {
        SharedTransaction transaction = shared.get();
        if (transaction != null) {
            transaction.last(work);
        } else {
            write(work);
        }
    }

    /**
     * Does in one transaction whatever the work does here, in this thread, and all of it again as long as it collides with others.
     *
     * @see org.lintel.spi.Transactions#together
     */
    <T> T together(Supplier<T> work) {
        return shared.get() != null ? work.get() : OwnTransaction.untilNoneCollides(() -> onceTogether(work));
    }

    private <T> T onceTogether(Supplier<T> work) {
        var transaction = new SharedTransaction();
        try {
            T all = OwnTransaction.in(entityManagers(), entities -> {
                shared.set(transaction);
                T result = transaction.all(entities, work);
                shared.remove();
                return result;
            });
            transaction.committed();
            return all;
        } catch (RuntimeException e) {
            throw OwnTransaction.meaning(e);
        } finally {
            shared.remove();
            transaction.ended();
        }
    }

    /** A change was refused, and so is all that this thread does together with it. */
    void refused(Directory.Outcome outcome) {
        SharedTransaction transaction = shared.get();
        if (transaction != null) {
            transaction.refused(outcome);
        }
    }

    /** Done at once, or as soon as what this thread does together is committed; not at all if it is not. */
    void onceCommitted(Runnable reaction) {
        SharedTransaction transaction = shared.get();
        if (transaction != null) {
            transaction.onceCommitted(reaction);
        } else {
            reaction.run();
        }
    }

    /** Done at once, or when what this thread does together has come to an end, whether it has succeeded or not. */
    void afterwards(Runnable reaction) {
        SharedTransaction transaction = shared.get();
        if (transaction != null) {
            transaction.afterwards(reaction);
        } else {
            reaction.run();
        }
    }

    /**
     * Does the work in a transaction of its own.
     *
     * @throws Collision if nothing was done since another transaction was at it
     */
    <T> T once(Function<EntityManager, T> work) {
        SharedTransaction transaction = shared.get();
        if (transaction != null) {
            return transaction.step(work);
        }
        try {
            return OwnTransaction.in(entityManagers(), work);
        } catch (RuntimeException e) {
            throw OwnTransaction.meaning(e);
        }
    }

    private EntityManagerFactory entityManagers() {
        String known = trouble;
        if (known != null) {
            throw new UnavailableException(known, PAUSE, null);
        }
        return entityManagers != null ? entityManagers : open();
    }

    private synchronized EntityManagerFactory open() {
        if (entityManagers == null) {
            entityManagers = unit.open();
        }
        return entityManagers;
    }
}
