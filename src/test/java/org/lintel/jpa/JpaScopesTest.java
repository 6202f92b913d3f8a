package org.lintel.jpa;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.ScopeStoreContract;
import org.lintel.model.ApiResource;
import org.lintel.model.Scope;
import org.lintel.spi.ScopeStore;
import org.lintel.test.DatabaseServer;

class JpaScopesTest {

    @Nested
    class OnH2 extends ScopeStoreContract {

        @Override
        protected ScopeStore storeOf(List<Scope> scopes, List<ApiResource> resources) {
            return on(DatabaseServer.H2, scopes, resources);
        }
    }

    @Nested
    class OnPostgresql extends ScopeStoreContract {

        @Override
        protected ScopeStore storeOf(List<Scope> scopes, List<ApiResource> resources) {
            return on(DatabaseServer.POSTGRESQL, scopes, resources);
        }
    }

    @Nested
    class OnMariaDb extends ScopeStoreContract {

        @Override
        protected ScopeStore storeOf(List<Scope> scopes, List<ApiResource> resources) {
            return on(DatabaseServer.MARIADB, scopes, resources);
        }
    }

    private static ScopeStore on(DatabaseServer server, List<Scope> scopes, List<ApiResource> resources) {
        var store = new JpaScopes();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.begin();
        Stores.fill(store.database, Listing.SCOPES, scopes);
        Stores.fill(store.database, Listing.API_RESOURCES, resources);
        return store;
    }
}
