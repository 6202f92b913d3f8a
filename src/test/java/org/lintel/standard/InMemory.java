package org.lintel.standard;

import java.time.Clock;

import org.lintel.spi.AttemptStore;

/** Built-ins for the tests of others. */
public final class InMemory {

    private InMemory() {
    }

    public static AttemptStore attempts(Clock clock) {
        var store = new MemoryAttempts();
        store.clock = clock;
        store.begin();
        return store;
    }
}
