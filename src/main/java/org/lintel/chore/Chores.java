package org.lintel.chore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.model.UnavailableException;

/**
 * Runs every {@link Chore}. The server has one task for all of them, ten times a second: one that is cancelled stays with it until its
 * time has come, and with it the whole application, though it was taken away.
 */
@ApplicationScoped
class Chores {

    private static final System.Logger LOG = System.getLogger(Chores.class.getName());
    private static final int MOST = 100;
    private static final int BEAT_MILLIS = 100;
    private static final int LONGEST_STOP_SECONDS = 10;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    @Any
    Instance<Chore> chores;

    private final Semaphore atWork = new Semaphore(MOST);

    /** Those for which something is away: said once, not every few seconds. */
    private final Set<Chore> waiting = ConcurrentHashMap.newKeySet();
    private List<Turn> turns = List.of();
    private ScheduledFuture<?> beat;
    private volatile boolean stopping;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        turns = chores.stream().map(Turn::new).toList();
        beat = executor.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        turns.stream().filter(Turn::due).forEach(this::begin);
    }

    private void begin(Turn turn) {
        turn.begin();
        try {
            executor.execute(() -> {
                try {
                    run(turn.chore);
                } finally {
                    turn.end();
                }
            });
        } catch (RejectedExecutionException e) {
            // the server stops, or is overloaded; a beat that throws would be the last one
            turn.end();
        }
    }

    /** While everything is still there: waits for those under way, since an interruption could close a database in a file. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) throws InterruptedException {
        if (beat != null) {
            beat.cancel(false);
        }
        stopping = true;
        if (!atWork.tryAcquire(MOST, LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.log(System.Logger.Level.WARNING, "something is still being done while the server stops");
        }
        chores.forEach(Chores::end);
    }

    private static void end(Chore chore) {
        try {
            chore.end();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, chore + " was not done to the end", e);
        }
    }

    private void run(Chore chore) {
        if (stopping || !atWork.tryAcquire()) {
            return;
        }
        try {
            chore.run();
            waiting.remove(chore);
        } catch (UnavailableException e) {
            if (waiting.add(chore)) {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}; trying again every {2} s", chore, e.getMessage(),
                        chore.pause().toSeconds());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, chore + " failed; trying again in a while", e);
        } finally {
            atWork.release();
        }
    }

    /** When a chore is to be done: a pause after it was done before. */
    private static final class Turn {

        private final Chore chore;
        private volatile boolean underWay;
        private volatile long next;

        Turn(Chore chore) {
            this.chore = chore;
            end();
        }

        boolean due() {
            return !underWay && System.nanoTime() - next >= 0;
        }

        void begin() {
            underWay = true;
        }

        void end() {
            next = System.nanoTime() + chore.pause().toNanos();
            underWay = false;
        }
    }
}
