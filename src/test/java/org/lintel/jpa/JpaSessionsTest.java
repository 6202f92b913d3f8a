package org.lintel.jpa;

import java.time.Clock;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.SessionStoreContract;
import org.lintel.spi.SessionStore;
import org.lintel.test.DatabaseServer;

class JpaSessionsTest {

    @Nested
    class OnH2 extends SessionStoreContract {

        @Override
        protected SessionStore store() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends SessionStoreContract {

        @Override
        protected SessionStore store() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends SessionStoreContract {

        @Override
        protected SessionStore store() {
            return on(DatabaseServer.MARIADB);
        }
    }

    private static SessionStore on(DatabaseServer server) {
        var store = new JpaSessions();
        store.database = Stores.on(server);
        store.clock = Clock.systemUTC();
        return store;
    }
}
