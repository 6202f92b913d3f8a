package org.lintel.spi;

import java.time.YearMonth;
import java.util.List;
import java.util.function.BinaryOperator;

import org.lintel.model.ClientUsage;
import org.lintel.model.UsageQuery;

/**
 * Place: what clients use, one row for each client and month. Every node adds once in a minute what it has counted. Nothing here checks who
 * may look. Any method throws {@link org.lintel.model.UnavailableException} where it cannot be done now. Thread-safe.
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
}
