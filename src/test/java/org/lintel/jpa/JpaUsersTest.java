package org.lintel.jpa;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.PasswordStoreContract;
import org.lintel.model.LocalUser;
import org.lintel.spi.PasswordStore;
import org.lintel.test.DatabaseServer;

class JpaUsersTest {

    @Nested
    class OnH2 extends PasswordStoreContract {

        @Override
        protected PasswordStore storeOf(List<LocalUser> users) {
            return on(DatabaseServer.H2, users);
        }
    }

    @Nested
    class OnPostgresql extends PasswordStoreContract {

        @Override
        protected PasswordStore storeOf(List<LocalUser> users) {
            return on(DatabaseServer.POSTGRESQL, users);
        }
    }

    @Nested
    class OnMariaDb extends PasswordStoreContract {

        @Override
        protected PasswordStore storeOf(List<LocalUser> users) {
            return on(DatabaseServer.MARIADB, users);
        }
    }

    private static PasswordStore on(DatabaseServer server, List<LocalUser> users) {
        var store = new JpaUsers();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.passwords = Stores.PASSWORDS;
        Stores.fill(store.database, Listing.USERS, Stores.hashed(users));
        return store;
    }
}
