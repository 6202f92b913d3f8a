package org.lintel.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Refusal;
import org.lintel.model.RefusalQuery;
import org.lintel.spi.RefusalLog;

/** Refusals, for as long as the node runs. */
@ApplicationScoped
public class LedgerRefusals implements RefusalLog {

    private final List<Refusal> kept = new CopyOnWriteArrayList<>();

    @Override
    public void keep(List<Refusal> refusals, Instant until) {
        kept.addAll(refusals);
        refusals.forEach(refusal -> System.out.println("ledger: refused " + refusal.number()));
    }

    @Override
    public Optional<Refusal> find(String number) {
        return kept.stream().filter(refusal -> refusal.number().equals(number)).findFirst();
    }

    @Override
    public List<Refusal> page(RefusalQuery query) {
        return kept.stream().filter(query::matches).sorted(RefusalQuery.ORDER).limit(query.limit()).toList();
    }
}
