package org.lintel.session;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Looks for expired sessions as long as Lintel runs, so that their clients are told soon after. */
@ApplicationScoped
class Expiry {

    private static final System.Logger LOG = System.getLogger(Expiry.class.getName());
    private static final int PERIOD_SECONDS = 10;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Sessions sessions;

    private ScheduledFuture<?> running;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        running = executor.scheduleWithFixedDelay(this::sweep, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        running.cancel(false);
    }

    /** A task that throws is never run again. */
    private void sweep() {
        try {
            sessions.endExpired();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "expired sessions could not be ended; trying again in a while", e);
        }
    }
}
