package org.lintel.metrics;

import java.util.List;

/** Something that can be read off at any moment: a queue, a pool, a count. Asked whenever the metrics are, by any number of threads. */
public interface Readings {

    /**
     * Now, from memory: no caller may make this node work. A metric of several labels is several readings of one name.
     *
     * @throws RuntimeException if there are none now; those of others are told all the same
     */
    List<Reading> readings();
}
