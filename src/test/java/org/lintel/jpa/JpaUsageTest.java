package org.lintel.jpa;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.UsageStoreContract;
import org.lintel.spi.UsageStore;
import org.lintel.test.DatabaseServer;

class JpaUsageTest {

    @Nested
    class OnH2 extends UsageStoreContract {

        @Override
        protected UsageStore store() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends UsageStoreContract {

        @Override
        protected UsageStore store() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends UsageStoreContract {

        @Override
        protected UsageStore store() {
            return on(DatabaseServer.MARIADB);
        }
    }

    private static UsageStore on(DatabaseServer server) {
        var store = new JpaUsage();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        return store;
    }
}
