package org.lintel.spi;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BinaryOperator;

import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;

/**
 * Place: what clients use, one row for each client and month, and how much has happened, one row for each step of time, kind and label.
 * Every node adds what it has counted, once in a minute or more often. Nothing here checks who may look. Any method throws
 * {@link org.lintel.model.UnavailableException} where it cannot be done now. Thread-safe.
 */
public interface UsageStore {

    /**
     * Adds each of them to the row of its client and month, all or none. Of two nodes that add at once neither loses anything.
     *
     * @param counted no client and month twice
     * @param sum     of two of one client and month: what the row is from then on; has no side effects, and may be asked again
     */
    void add(List<ClientUsage> counted, BinaryOperator<ClientUsage> sum);

    /** A page: as quick for a million rows as for ten, at least of one month, of one client and of all. */
    List<ClientUsage> page(UsageQuery query);

    /** Forgets what is older than a month. */
    void purge(YearMonth before);

    /**
     * Adds each of them to the row of its {@linkplain EventCount#key() key}, all or none. Of two nodes that add at once neither loses
     * anything.
     *
     * @param counted no key twice; up to 100
     */
    void addEvents(List<EventCount> counted);

    /** What happened in the steps of the period that began at this moment or later, in any order: a few thousand rows at most. */
    List<EventCount> events(Period period, Instant from);

    /** Forgets the steps of the period that began before. */
    void purgeEvents(Period period, Instant before);
}
