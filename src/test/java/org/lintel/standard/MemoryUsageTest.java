package org.lintel.standard;

import org.lintel.contract.UsageStoreContract;
import org.lintel.spi.UsageStore;

class MemoryUsageTest extends UsageStoreContract {

    @Override
    protected UsageStore store() {
        return new MemoryUsage();
    }
}
