package org.lintel.manage;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;
import org.lintel.spi.UsageStore;
import org.lintel.usage.UsageCounts;

/** What clients use, by month; and how much happens. */
@ApplicationScoped
public class Usage {

    private static final int ROWS_AT_ONCE = 500;

    @Inject
    UsageStore store;

    @Inject
    Clock clock;

    /** A page, newest month first. Who looks after a client sees what it uses. */
    public Page<MonthUsage> page(Operator who, UsageQuery query) {
        if (query.clientId() == null || !who.owns(query.clientId())) {
            who.reading(Area.USAGE);
        }
        return Page.of(store.page(query), query.limit(), last -> last.month() + "." + last.clientId()).map(MonthUsage::of);
    }

    /** All clients together: a user of several of them is one. */
    public MonthUsage total(Operator who, YearMonth month) {
        who.reading(Area.USAGE);
        ClientUsage total = null;
        for (UsageQuery query = UsageQuery.all(ROWS_AT_ONCE).in(month); query != null;) {
            List<ClientUsage> rows = store.page(query);
            for (ClientUsage row : rows) {
                total = total == null ? row : UsageCounts.sum(total, row);
            }
            query = rows.size() < ROWS_AT_ONCE ? null : query.after(UsageQuery.Place.of(rows.get(rows.size() - 1)));
        }
        return total == null ? MonthUsage.none(month) : MonthUsage.of(total).ofAll();
    }

    /** How often what happened in each step of the period that ends now, on all nodes together. */
    public List<EventCount> events(Operator who, Period period) {
        who.reading(Area.USAGE);
        return store.events(period, period.begin(clock.instant()));
    }

    /**
     * What {@link Page#next} of a page says, for {@link UsageQuery#after}.
     *
     * @throws ManagementException if no page has told that
     */
    public static UsageQuery.Place place(String next) {
        try {
            int dot = Math.max(next.indexOf('.'), 0);
            return new UsageQuery.Place(YearMonth.parse(next.substring(0, dot)), next.substring(dot + 1));
        } catch (DateTimeException e) {
            throw Position.untold();
        }
    }
}
