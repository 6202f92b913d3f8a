package org.lintel.standard;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.plugin.Reserve;
import org.lintel.spi.Transactions;

/** One thing after the other. */
@ApplicationScoped
@Reserve("memory")
public class MemoryTransactions implements Transactions {

    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }
}
