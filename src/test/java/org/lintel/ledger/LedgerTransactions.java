package org.lintel.ledger;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.spi.Transactions;

/** What is written within stands in the ledger when all of it has happened. */
@ApplicationScoped
public class LedgerTransactions implements Transactions {

    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    @Override
    public <T> T together(Supplier<T> work) {
        depth.set(depth.get() + 1);
        try {
            T result = work.get();
            System.out.println("ledger: done");
            return result;
        } catch (RuntimeException e) {
            System.out.println("ledger: undone, " + e.getClass().getSimpleName());
            throw e;
        } finally {
            depth.set(depth.get() - 1);
        }
    }

    boolean underWay() {
        return depth.get() > 0;
    }
}
