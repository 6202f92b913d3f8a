package org.lintel.usage;

import java.time.YearMonth;
import java.util.Comparator;

/** Whose requests are counted together. The order is the one in which rows are locked. */
record Counted(String clientId, YearMonth month) implements Comparable<Counted> {

    private static final Comparator<Counted> ORDER = Comparator.comparing(Counted::clientId).thenComparing(Counted::month);

    @Override
    public int compareTo(Counted other) {
        return ORDER.compare(this, other);
    }
}
