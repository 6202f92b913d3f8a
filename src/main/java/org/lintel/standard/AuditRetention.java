package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.chore.Chore;
import org.lintel.config.Settings;
import org.lintel.spi.AuditLog;

/** Lets entries of the audit log go when their time is over. */
@ApplicationScoped
public class AuditRetention implements Chore {

    private static final Duration LONGEST_RUN = Duration.ofSeconds(5);

    @Inject
    AuditLog log;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Instant end = clock.instant().plus(LONGEST_RUN);
        int gone;
        do {
            gone = log.purge(clock.instant().minus(settings.audit().lifetime()));
        } while (gone == AuditLog.PAGE && clock.instant().isBefore(end));
    }

    @Override
    public String toString() {
        return "forgetting old entries of the audit log";
    }
}
