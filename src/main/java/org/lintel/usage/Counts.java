package org.lintel.usage;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/**
 * The tallies of a node, of so many clients and no more. Each is changed within the map, which lets one thread at a time do that, and
 * nobody who has taken it out shares it: there is no moment at which a count could be lost.
 */
final class Counts {

    private final int room;
    private final ConcurrentHashMap<Counted, Tally> tallies = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    Counts(int room) {
        this.room = room;
    }

    void count(Counted whose, UnaryOperator<Tally> one) {
        if (tallies.size() >= room && !tallies.containsKey(whose)) {
            dropped.increment();
        } else {
            tallies.compute(whose, (key, tally) -> one.apply(tally == null ? new Tally() : tally));
        }
    }

    /** What was counted so far; it is not here any more. */
    Map<Counted, Tally> take() {
        var taken = new TreeMap<Counted, Tally>();
        for (Counted whose : tallies.keySet()) {
            taken.put(whose, tallies.remove(whose));
        }
        return taken;
    }

    /** What could not be told. */
    void putBack(Map<Counted, Tally> taken) {
        taken.forEach((whose, tally) -> tallies.merge(whose, tally, Tally::with));
    }

    long dropped() {
        return dropped.sum();
    }
}
