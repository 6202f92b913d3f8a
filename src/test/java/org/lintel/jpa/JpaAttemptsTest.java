package org.lintel.jpa;

import java.time.Clock;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.AttemptStoreContract;
import org.lintel.spi.AttemptStore;
import org.lintel.test.DatabaseServer;

class JpaAttemptsTest {

    @Nested
    class OnH2 extends AttemptStoreContract {

        @Override
        protected AttemptStore store() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends AttemptStoreContract {

        @Override
        protected AttemptStore store() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends AttemptStoreContract {

        @Override
        protected AttemptStore store() {
            return on(DatabaseServer.MARIADB);
        }
    }

    private static AttemptStore on(DatabaseServer server) {
        var store = new JpaAttempts();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.clock = Clock.systemUTC();
        return store;
    }
}
