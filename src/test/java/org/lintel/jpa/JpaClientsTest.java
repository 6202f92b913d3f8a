package org.lintel.jpa;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.ClientStoreContract;
import org.lintel.model.Client;
import org.lintel.spi.ClientStore;
import org.lintel.test.DatabaseServer;

class JpaClientsTest {

    @Nested
    class OnH2 extends ClientStoreContract {

        @Override
        protected ClientStore storeOf(List<Client> clients) {
            return on(DatabaseServer.H2, clients);
        }
    }

    @Nested
    class OnPostgresql extends ClientStoreContract {

        @Override
        protected ClientStore storeOf(List<Client> clients) {
            return on(DatabaseServer.POSTGRESQL, clients);
        }
    }

    @Nested
    class OnMariaDb extends ClientStoreContract {

        @Override
        protected ClientStore storeOf(List<Client> clients) {
            return on(DatabaseServer.MARIADB, clients);
        }
    }

    private static ClientStore on(DatabaseServer server, List<Client> clients) {
        var store = new JpaClients();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.begin();
        Stores.fill(store.database, Listing.CLIENTS, clients);
        return store;
    }
}
