package org.lintel.jpa;

import java.time.Clock;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.MessageStoreContract;
import org.lintel.spi.MessageStore;
import org.lintel.test.DatabaseServer;

class JpaMessagesTest {

    @Nested
    class OnH2 extends MessageStoreContract {

        @Override
        protected MessageStore store() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends MessageStoreContract {

        @Override
        protected MessageStore store() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends MessageStoreContract {

        @Override
        protected MessageStore store() {
            return on(DatabaseServer.MARIADB);
        }
    }

    private static MessageStore on(DatabaseServer server) {
        var store = new JpaMessages();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.clock = Clock.systemUTC();
        return store;
    }
}
