package org.lintel.chore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/** Runs every {@link Chore}. */
@ApplicationScoped
class Chores {

    private static final System.Logger LOG = System.getLogger(Chores.class.getName());
    private static final int MOST = 100;
    private static final int LONGEST_STOP_SECONDS = 10;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    @Any
    Instance<Chore> chores;

    private final Semaphore atWork = new Semaphore(MOST);

    /** Those for which something is away: said once, not every few seconds. */
    private final Set<Chore> waiting = ConcurrentHashMap.newKeySet();
    private List<? extends ScheduledFuture<?>> running = List.of();
    private volatile boolean stopping;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        running = chores.stream().map(chore -> executor.scheduleWithFixedDelay(
                () -> run(chore), chore.pause().toMillis(), chore.pause().toMillis(), TimeUnit.MILLISECONDS)).toList();
    }

    /** While everything is still there: waits for those under way, since an interruption could close a database in a file. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) throws InterruptedException {
        running.forEach(future -> future.cancel(false));
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

    /** A task that throws would never be run again. */
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
}
