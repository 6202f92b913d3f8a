package org.lintel.standard;

import java.time.Clock;

import org.lintel.spi.GrantStore;
import org.lintel.spi.SessionStore;

/** The stores in memory, without a server, for tests of what uses them. */
public final class InMemory {

    private InMemory() {
    }

    public static GrantStore grants(Clock clock) {
        var grants = new MemoryGrants();
        grants.clock = clock;
        grants.begin();
        return grants;
    }

    public static SessionStore sessions(Clock clock) {
        var sessions = new MemorySessions();
        sessions.clock = clock;
        return sessions;
    }
}
