package org.lintel.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

class PlacesReportTest {

    private static final String STORES = PlacesTest.class.getName() + "$";
    private static final String GRANTS = ChainsTest.class.getName() + "$";

    @Test
    void theLogNamesWhoFillsEachPlaceAndWhoIsInEachChain() {
        try (var app = Deployment.of(PlacesTest.MemoryClients.class, PlacesTest.HrStores.class,
                ChainsTest.CodeGrant.class, ChainsTest.FirstGrant.class).start()) {
            assertThat(app.log()).containsExactly(
                    "INFO UserStore: " + STORES + "HrStores#users",
                    "INFO ClientStore: " + STORES + "MemoryClients (built in: memory)",
                    "INFO Endpoint: none",
                    "INFO GrantType: " + GRANTS + "FirstGrant, " + GRANTS + "CodeGrant",
                    "INFO ClientAuthenticator: none",
                    "INFO RequestAdapter: none",
                    "INFO RequestRule: none",
                    "INFO RequestSource: none",
                    "INFO ResponseEncoder: none",
                    "INFO SignInMethod: none",
                    "INFO ProofOfPossession: none",
                    "INFO TokenCustomizer: none",
                    "INFO TokenResponseCustomizer: none",
                    "INFO IntrospectionCustomizer: none");
        }
    }

    @Test
    void theSameIsThereAsData() {
        try (var app = Deployment.of(PlacesTest.MemoryClients.class, PlacesTest.HrUsers.class, ChainsTest.CodeGrant.class).start()) {
            var report = app.bean(PlacesReport.class);
            assertThat(report.places()).containsEntry(Place.USERS, new Provider(STORES + "HrUsers", null, null))
                    .containsEntry(Place.CLIENTS, new Provider(STORES + "MemoryClients", "memory", null));
            assertThat(report.chains()).containsKeys(Chain.values());
            assertThat(report.chains().get(Chain.GRANT_TYPES)).containsExactly(new Provider(GRANTS + "CodeGrant", null, null));
        }
    }

    @Test
    void aPlaceIsFilledByAPluginOrNot() {
        try (var app = Deployment.of(PlacesTest.MemoryClients.class, PlacesTest.HrUsers.class).start()) {
            var report = app.bean(PlacesReport.class);
            assertThat(report.filledByPlugin(UserStore.class)).isTrue();
            assertThat(report.filledByPlugin(ClientStore.class)).isFalse();
            assertThat(report.filledByPlugin(ScopeStore.class)).isFalse();
        }
    }
}
