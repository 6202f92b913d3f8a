package org.lintel.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Reaction;
import org.lintel.chore.Chore;
import org.lintel.event.ClientNotified;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.event.TokensIssued;
import org.lintel.model.EventCount;
import org.lintel.model.EventCount.Kind;
import org.lintel.model.UnavailableException;
import org.lintel.oauth.RefusalCounts;
import org.lintel.spi.UsageStore;

/**
 * Counts what happens, in memory, and adds it to the rows of all nodes a few times in a minute: no request waits for it, and none costs a
 * statement more. What happens counts for the step in which it is added, so up to some seconds later, or more where the store was away. A
 * node that is killed loses its last seconds.
 */
@ApplicationScoped
public class EventCounts implements Reaction, Chore {

    /** Of a kind that are told apart: the words of plug-ins, and how many applications fail, are not bounded by anything else. */
    private static final int MOST_LABELS = 200;
    private static final String OTHER = "other";
    private static final int BATCH = 30;

    @Inject
    UsageStore store;

    @Inject
    RefusalCounts refusals;

    @Inject
    NodeName node;

    @Inject
    Clock clock;

    private record Counted(Kind kind, String label) {
    }

    private final Map<Counted, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Kind, Set<String>> labels = new ConcurrentHashMap<>();
    private final Map<String, Long> refusalsTold = new HashMap<>();

    @Override
    public Turn turn() {
        return Turn.COUNTED;
    }

    @Override
    public void to(Record event) {
        if (event instanceof SignedIn) {
            add(Kind.SIGN_IN, "success", 1);
        } else if (event instanceof SignInFailed failed) {
            add(Kind.SIGN_IN_FAILURE, failed.reason(), 1);
        } else if (event instanceof TokensIssued issued) {
            add(Kind.TOKEN, issued.grant(), Tally.tokens(issued.kinds()));
        } else if (event instanceof ClientNotified notified && notified.outcome() != ClientNotified.Outcome.TOLD) {
            add(Kind.UNDELIVERED, notified.clientId(), 1);
        }
    }

    /** A document of a client, such as its keys, could not be fetched. */
    public void notFetched(String address) {
        add(Kind.NOT_FETCHED, address, 1);
    }

    private void add(Kind kind, String label, long number) {
        if (number > 0) {
            counts.computeIfAbsent(new Counted(kind, bounded(kind, label)), key -> new LongAdder()).add(number);
        }
    }

    private String bounded(Kind kind, String label) {
        Set<String> known = labels.computeIfAbsent(kind, each -> ConcurrentHashMap.newKeySet());
        String cut = label.substring(0, Math.min(label.length(), EventCount.LONGEST_LABEL));
        return known.contains(cut) || known.size() < MOST_LABELS && known.add(cut) ? cut : OTHER;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        add(Kind.NODE, node.value(), 1);
        tell();
    }

    private void tell() {
        refusals.byRule().forEach((rule, number) -> {
            Long before = refusalsTold.put(rule, number);
            add(Kind.REFUSAL, rule, number - (before == null ? 0 : before));
        });
        Instant now = clock.instant();
        var waiting = new ArrayList<Counted>(counts.keySet());
        while (!waiting.isEmpty()) {
            List<Counted> batch = waiting.subList(0, Math.min(waiting.size(), BATCH));
            tell(batch, now);
            batch.clear();
        }
    }

    private void tell(List<Counted> batch, Instant now) {
        var taken = new HashMap<Counted, Long>();
        batch.forEach(counted -> taken.put(counted, counts.get(counted).sumThenReset()));
        taken.values().removeIf(number -> number == 0);
        var rows = new ArrayList<EventCount>();
        taken.forEach((counted, number) -> counted.kind().periods().forEach(period -> rows
                .add(new EventCount(period, period.step(now), counted.kind(), counted.label(), number))));
        if (!rows.isEmpty()) {
            try {
                store.addEvents(rows);
            } catch (UnavailableException e) {
                taken.forEach((counted, number) -> counts.get(counted).add(number));
                throw e;
            }
        }
    }

    @Override
    public void end() {
        tell();
    }

    @Override
    public String toString() {
        return "adding up what happens";
    }
}
