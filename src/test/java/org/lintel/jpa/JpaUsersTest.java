package org.lintel.jpa;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.UserDirectoryContract;
import org.lintel.model.LocalUser;
import org.lintel.spi.UserDirectory;
import org.lintel.test.DatabaseServer;

class JpaUsersTest {

    @Nested
    class OnH2 extends UserDirectoryContract {

        @Override
        protected UserDirectory storeOf(List<LocalUser> users) {
            return on(DatabaseServer.H2, users);
        }
    }

    @Nested
    class OnPostgresql extends UserDirectoryContract {

        @Override
        protected UserDirectory storeOf(List<LocalUser> users) {
            return on(DatabaseServer.POSTGRESQL, users);
        }
    }

    @Nested
    class OnMariaDb extends UserDirectoryContract {

        @Override
        protected UserDirectory storeOf(List<LocalUser> users) {
            return on(DatabaseServer.MARIADB, users);
        }
    }

    private static UserDirectory on(DatabaseServer server, List<LocalUser> users) {
        var store = new JpaUsers();
        store.endings = Stores.endings();
        store.clock = Clock.systemUTC();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.passwords = Stores.PASSWORDS;
        store.begin();
        Stores.fill(store.database, Listing.USERS, Stores.hashed(users));
        return store;
    }
}
