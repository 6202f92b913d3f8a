package org.lintel.chore;

import java.time.Duration;

/** Something to be done again and again as long as Lintel runs, on every node. Runs in a thread of its own, one at a time on a node. */
public interface Chore {

    /** From the end of one run to the beginning of the next. */
    Duration pause();

    /** May fail: that is logged, and the next run comes all the same. */
    void run();

    /** Done once, after the last run, while everything that a run needs is still there. */
    default void end() {
    }
}
