package org.lintel.standard;

import java.time.Clock;

import org.lintel.contract.SessionDirectoryContract;
import org.lintel.spi.SessionDirectory;

class MemorySessionsTest extends SessionDirectoryContract {

    @Override
    protected SessionDirectory store() {
        var store = new MemorySessions();
        store.clock = Clock.systemUTC();
        return store;
    }
}
