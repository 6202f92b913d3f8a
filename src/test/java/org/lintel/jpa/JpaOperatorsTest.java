package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.contract.OperatorStoreContract;
import org.lintel.model.Appointment;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.Role;
import org.lintel.spi.OperatorStore;
import org.lintel.test.DatabaseServer;

class JpaOperatorsTest {

    @Nested
    class OnH2 extends OperatorStoreContract {

        @Override
        protected OperatorStore storeOf(List<Appointment> appointments) {
            return on(DatabaseServer.H2, appointments);
        }
    }

    @Nested
    class OnPostgresql extends OperatorStoreContract {

        @Override
        protected OperatorStore storeOf(List<Appointment> appointments) {
            return on(DatabaseServer.POSTGRESQL, appointments);
        }
    }

    @Nested
    class OnMariaDb extends OperatorStoreContract {

        @Override
        protected OperatorStore storeOf(List<Appointment> appointments) {
            return on(DatabaseServer.MARIADB, appointments);
        }
    }

    /** Two who look first, and change then, come one after the other. */
    @ParameterizedTest
    @EnumSource
    void a11_whoHasTheTurnHasItAlone(DatabaseServer server) {
        JpaOperators store = on(server, List.of());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Boolean>> first = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> becomesFirst(store, "turn-" + i), threads)).toList();
        threads.shutdown();

        assertThat(first).extracting(CompletableFuture::join).containsOnlyOnce(true);
        store.operators().page(DirectoryQuery.first(10).startingWith("turn-"))
                .forEach(made -> store.operators().remove(made.value().subject(), made.version()).orThrow());
    }

    private static boolean becomesFirst(JpaOperators store, String subject) {
        return store.database.together(() -> {
            store.awaitTurn();
            boolean none = !store.hasAdministrator();
            if (none) {
                store.operators().create(Appointment.of(subject, Role.ADMINISTRATOR)).orThrow();
            }
            return none;
        });
    }

    private static JpaOperators on(DatabaseServer server, List<Appointment> appointments) {
        var store = new JpaOperators();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.begin();
        Stores.fill(store.database, Listing.OPERATORS, appointments);
        return store;
    }
}
