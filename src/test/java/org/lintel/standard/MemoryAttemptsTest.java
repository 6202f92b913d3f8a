package org.lintel.standard;

import java.time.Clock;

import org.lintel.contract.AttemptStoreContract;
import org.lintel.spi.AttemptStore;

class MemoryAttemptsTest extends AttemptStoreContract {

    @Override
    protected AttemptStore store() {
        return InMemory.attempts(Clock.systemUTC());
    }
}
