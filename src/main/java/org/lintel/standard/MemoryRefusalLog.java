package org.lintel.standard;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Refusal;
import org.lintel.model.RefusalQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.RefusalLog;

/** The newest refusals, in memory. */
@ApplicationScoped
@Reserve("memory")
public class MemoryRefusalLog implements RefusalLog {

    static final int MOST = 5_000;

    private record Kept(Refusal refusal, Instant until) {
    }

    @Inject
    Clock clock;

    private final Deque<Kept> newest = new ArrayDeque<>();

    @Override
    public synchronized void keep(List<Refusal> refusals, Instant until) {
        refusals.forEach(refusal -> newest.addFirst(new Kept(refusal, until)));
        while (newest.size() > MOST || !newest.isEmpty() && isOver(newest.getLast())) {
            newest.removeLast();
        }
    }

    @Override
    public synchronized Optional<Refusal> find(String number) {
        return newest.stream().filter(kept -> !isOver(kept)).map(Kept::refusal).filter(refusal -> refusal.number().equals(number))
                .findFirst();
    }

    @Override
    public synchronized List<Refusal> page(RefusalQuery query) {
        return newest.stream().filter(kept -> !isOver(kept)).map(Kept::refusal).filter(query::matches).sorted(RefusalQuery.ORDER)
                .limit(query.limit()).toList();
    }

    private boolean isOver(Kept kept) {
        return !clock.instant().isBefore(kept.until);
    }
}
