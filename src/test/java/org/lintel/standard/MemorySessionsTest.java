package org.lintel.standard;

import java.time.Clock;

import org.lintel.contract.SessionStoreContract;
import org.lintel.spi.SessionStore;

class MemorySessionsTest extends SessionStoreContract {

    @Override
    protected SessionStore store() {
        var store = new MemorySessions();
        store.clock = Clock.systemUTC();
        return store;
    }
}
