package org.lintel.chore;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Of what strangers can cause as often as they like, so many of each kind in a minute; the others are counted. */
public final class Sample {

    /** Kinds are few; should a stranger be able to make some up, the rest is one. */
    private static final int MOST_KINDS = 1_000;
    private static final String REST = "…";
    private static final long MINUTE_MILLIS = 60_000;

    private final Clock clock;
    private final int each;
    private final Map<String, Integer> seen = new HashMap<>();
    private long minute;
    private long passedOver;

    public Sample(Clock clock, int each) {
        this.clock = clock;
        this.each = each;
    }

    /** Whether this one belongs to it. */
    public synchronized boolean takes(String kind) {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            seen.clear();
        }
        boolean taken = seen.merge(seen.size() < MOST_KINDS || seen.containsKey(kind) ? kind : REST, 1, Integer::sum) <= each;
        passedOver += taken ? 0 : 1;
        return taken;
    }

    /** How many did not belong to it so far. */
    public synchronized long passedOver() {
        return passedOver;
    }
}
