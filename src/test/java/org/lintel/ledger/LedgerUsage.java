package org.lintel.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;
import org.lintel.spi.UsageStore;

/** What clients use, told to the log as it comes. */
@ApplicationScoped
public class LedgerUsage implements UsageStore {

    private final Map<UsageQuery.Place, ClientUsage> rows = new ConcurrentHashMap<>();
    private final Map<String, EventCount> events = new ConcurrentHashMap<>();

    @Override
    public void add(List<ClientUsage> counted, BinaryOperator<ClientUsage> sum) {
        for (ClientUsage one : counted) {
            rows.merge(UsageQuery.Place.of(one), one, sum);
            System.out.println("ledger: " + one.clientId() + " got tokens: " + one.tokens());
        }
    }

    @Override
    public List<ClientUsage> page(UsageQuery query) {
        return rows.values().stream().filter(query::matches).sorted(UsageQuery.ORDER).limit(query.limit()).toList();
    }

    @Override
    public void purge(YearMonth before) {
        rows.keySet().removeIf(place -> place.month().isBefore(before));
    }

    @Override
    public void addEvents(List<EventCount> counted) {
        counted.forEach(one -> events.merge(one.key(), one, EventCount::plus));
    }

    @Override
    public List<EventCount> events(Period period, Instant from) {
        return events.values().stream().filter(one -> one.period() == period && !one.begins().isBefore(from)).toList();
    }

    @Override
    public void purgeEvents(Period period, Instant before) {
        events.values().removeIf(one -> one.period() == period && one.begins().isBefore(before));
    }
}
