package org.lintel.jpa;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.plugin.Reserve;
import org.lintel.spi.Transactions;

/** Transactions of the database. */
@ApplicationScoped
@Reserve("jpa")
public class JpaTransactions implements Transactions {

    @Inject
    Database database;

    @Override
    public <T> T together(Supplier<T> work) {
        return database.together(work);
    }
}
