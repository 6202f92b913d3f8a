package org.lintel.manage;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.ClientUsage;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;
import org.lintel.spi.UsageStore;

/** How far a new installation has come on its way to the first application that works. */
@ApplicationScoped
public class FirstSteps {

    /** Of an installation at work the first rows tell that it is. */
    private static final int ROWS = 20;

    @Inject
    Clients clients;

    @Inject
    UsageStore usage;

    @Inject
    Clock clock;

    /**
     * What has been done.
     *
     * @param added whether there is an application
     * @param asked whether one has asked for something, be it refused
     * @param works whether one has got tokens
     */
    public record Done(boolean added, boolean asked, boolean works) {
    }

    /** For who may add applications. */
    public Done of(Operator who) {
        who.writing(Area.CLIENTS);
        List<ClientUsage> rows = usage.page(UsageQuery.all(ROWS));
        boolean works = rows.stream().anyMatch(row -> row.tokens() > 0) || givenLately();
        return new Done(works || !clients.page(who, DirectoryQuery.first(1)).entries().isEmpty(), works || !rows.isEmpty(), works);
    }

    /** The same, known sooner. */
    private boolean givenLately() {
        return usage.events(Period.HOUR, Period.HOUR.begin(clock.instant())).stream()
                .anyMatch(count -> count.kind() == EventCount.Kind.TOKEN);
    }
}
