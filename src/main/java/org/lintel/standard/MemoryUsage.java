package org.lintel.standard;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.UsageStore;

/** What clients use and how much happens, until the node stops. */
@ApplicationScoped
@Reserve("memory")
public class MemoryUsage implements UsageStore {

    private final NavigableMap<UsageQuery.Place, ClientUsage> rows = new TreeMap<>();
    private final Map<String, EventCount> events = new HashMap<>();

    @Override
    public synchronized void add(List<ClientUsage> counted, BinaryOperator<ClientUsage> sum) {
        counted.forEach(one -> rows.merge(UsageQuery.Place.of(one), one, sum));
    }

    @Override
    public synchronized List<ClientUsage> page(UsageQuery query) {
        var following = query.after() == null ? rows : rows.tailMap(query.after(), false);
        return following.values().stream().filter(query::matches).limit(query.limit()).toList();
    }

    @Override
    public synchronized void purge(YearMonth before) {
        rows.keySet().removeIf(place -> place.month().isBefore(before));
    }

    @Override
    public synchronized void addEvents(List<EventCount> counted) {
        counted.forEach(one -> events.merge(one.key(), one, EventCount::plus));
    }

    @Override
    public synchronized List<EventCount> events(Period period, Instant from) {
        return events.values().stream().filter(one -> one.period() == period && !one.begins().isBefore(from)).toList();
    }

    @Override
    public synchronized void purgeEvents(Period period, Instant before) {
        events.values().removeIf(one -> one.period() == period && one.begins().isBefore(before));
    }
}
