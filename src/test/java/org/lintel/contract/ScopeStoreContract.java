package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.ApiResource;
import org.lintel.model.Scope;
import org.lintel.model.Secret;
import org.lintel.spi.ScopeStore;

/** What a {@link ScopeStore} has to keep. */
public abstract class ScopeStoreContract {

    private static final Scope READ = Scope.resource("orders.read").displayName("Read ä orders").description("All of them")
            .userClaims("email").scopeSecrets(Secret.sha256("api-secret")).properties(Map.of("owner", "sales")).build();
    private static final Scope WRITE = Scope.resource("orders.write").emphasize(true).showInDiscoveryDocument(false).build();
    private static final Scope OLD = Scope.resource("old").enabled(false).build();

    private static final ApiResource ORDERS = ApiResource.builder("https://orders.example").displayName("Orders")
            .scopes("orders.read", "orders.write").userClaims("role").apiSecrets(Secret.sha256("api-secret"))
            .allowedAccessTokenSigningAlgorithms("ES256", "RS256").build();
    private static final ApiResource AUDIT = ApiResource.builder("https://audit.example").scopes("orders.read").build();
    private static final ApiResource RETIRED = ApiResource.builder("https://retired.example").enabled(false).scopes("orders.read").build();

    private ScopeStore store;

    /** A store that holds exactly these scopes and API resources, in this order. */
    protected abstract ScopeStore storeOf(List<Scope> scopes, List<ApiResource> resources);

    @BeforeEach
    void fillTheStore() {
        store = storeOf(List.of(Scope.OPENID, Scope.PROFILE, READ, OLD, WRITE), List.of(ORDERS, AUDIT, RETIRED));
    }

    @Test
    void scopesAreFoundInTheOrderOfTheNames() {
        assertEquals(List.of(WRITE, Scope.OPENID, READ), store.find(List.of("orders.write", "openid", "orders.read")));
        assertEquals(List.of(Scope.PROFILE), store.find(List.of("profile")));
    }

    @Test
    void scopesThatAreUnknownOrNotEnabledAreLeftOut() {
        assertEquals(List.of(READ), store.find(List.of("old", "unknown", "orders.read", "")));
        assertEquals(List.of(), store.find(List.of("OPENID", "open_d", "*", "' or '1'='1", "x".repeat(10_000))));
        assertEquals(List.of(), store.find(List.of()));
    }

    @Test
    void allEnabledScopesAreListedInTheirOrder() {
        assertEquals(List.of(Scope.OPENID, Scope.PROFILE, READ, WRITE), store.all());
    }

    @Test
    void theResourcesOfScopesAreThoseThatHaveOneOfThem() {
        assertEquals(Set.of(ORDERS, AUDIT), Set.copyOf(store.resources(List.of("orders.read"))));
        assertEquals(List.of(ORDERS), store.resources(List.of("orders.write", "openid")));
    }

    @Test
    void aResourceIsListedOnceHoweverManyOfItsScopesAreNamed() {
        assertEquals(2, store.resources(List.of("orders.read", "orders.write")).size());
    }

    @Test
    void scopesWithoutAResourceHaveNone() {
        assertEquals(List.of(), store.resources(List.of("openid", "unknown")));
        assertEquals(List.of(), store.resources(List.of()));
    }

    @Test
    void thereMayBeNoScopeAtAll() {
        ScopeStore empty = storeOf(List.of(), List.of());

        assertEquals(List.of(), empty.all());
        assertEquals(List.of(), empty.find(List.of("openid")));
        assertEquals(List.of(), empty.resources(List.of("orders.read")));
    }
}
