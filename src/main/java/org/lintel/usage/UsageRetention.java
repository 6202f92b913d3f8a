package org.lintel.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.chore.Chore;
import org.lintel.config.Settings;
import org.lintel.model.Period;
import org.lintel.spi.UsageStore;

/** Forgets months, and what happened in steps of time, that are long ago. */
@ApplicationScoped
public class UsageRetention implements Chore {

    @Inject
    UsageStore store;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        // the month that is now is one of them
        store.purge(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(settings.audit().usageMonths() - 1L));
        for (Period period : Period.values()) {
            store.purgeEvents(period, period.kept(clock.instant()));
        }
    }

    @Override
    public String toString() {
        return "forgetting old usage";
    }
}
