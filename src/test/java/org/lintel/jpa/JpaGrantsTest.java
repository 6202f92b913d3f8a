package org.lintel.jpa;

import java.time.Clock;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.GrantStoreContract;
import org.lintel.spi.GrantStore;
import org.lintel.test.DatabaseServer;

class JpaGrantsTest {

    @Nested
    class OnH2 extends GrantStoreContract {

        @Override
        protected GrantStore store() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends GrantStoreContract {

        @Override
        protected GrantStore store() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends GrantStoreContract {

        @Override
        protected GrantStore store() {
            return on(DatabaseServer.MARIADB);
        }
    }

    private static GrantStore on(DatabaseServer server) {
        var store = new JpaGrants();
        store.endings = Stores.endings();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.clock = Clock.systemUTC();
        return store;
    }
}
