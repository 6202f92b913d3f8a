package org.lintel.jpa;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.OperatorStoreContract;
import org.lintel.model.Appointment;
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

    private static OperatorStore on(DatabaseServer server, List<Appointment> appointments) {
        var store = new JpaOperators();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.begin();
        Stores.fill(store.database, Listing.OPERATORS, appointments);
        return store;
    }
}
