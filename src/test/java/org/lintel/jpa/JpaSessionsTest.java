package org.lintel.jpa;

import java.time.Clock;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.SessionDirectoryContract;
import org.lintel.spi.SessionDirectory;
import org.lintel.test.DatabaseServer;

class JpaSessionsTest {

    @Nested
    class OnH2 extends SessionDirectoryContract {

        @Override
        protected SessionDirectory store() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends SessionDirectoryContract {

        @Override
        protected SessionDirectory store() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends SessionDirectoryContract {

        @Override
        protected SessionDirectory store() {
            return on(DatabaseServer.MARIADB);
        }
    }

    private static SessionDirectory on(DatabaseServer server) {
        var store = new JpaSessions();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.clock = Clock.systemUTC();
        return store;
    }
}
