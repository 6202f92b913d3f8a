package org.lintel.standard;

import java.time.Clock;

import org.lintel.spi.AttemptStore;
import org.lintel.spi.GrantStore;
import org.lintel.spi.RefusalLog;
import org.lintel.spi.SessionStore;
import org.lintel.spi.UsageStore;

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

    public static GrantStore grants(Clock clock) {
        var store = new MemoryGrants();
        store.clock = clock;
        store.begin();
        return store;
    }

    public static RefusalLog refusals(Clock clock) {
        var log = new MemoryRefusalLog();
        log.clock = clock;
        return log;
    }

    public static UsageStore usage() {
        return new MemoryUsage();
    }

    public static SessionStore sessions(Clock clock) {
        var store = new MemorySessions();
        store.clock = clock;
        return store;
    }
}
