package org.lintel.spi;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lintel.contract.ScopeStoreContract;
import org.lintel.model.ApiResource;
import org.lintel.model.Scope;

class ListedScopesTest extends ScopeStoreContract {

    @Override
    protected ScopeStore storeOf(List<Scope> scopes, List<ApiResource> resources) {
        return ScopeStore.of(scopes, resources);
    }

    @Test
    void twoOfOneNameAreRefusedEvenIfOneIsNotEnabled() {
        var api = Scope.resource("api").build();
        var resource = ApiResource.builder("api").build();

        assertThatIllegalArgumentException().isThrownBy(() -> ScopeStore.of(List.of(api, Scope.identity("api").enabled(false).build())))
                .withMessage("scopes has two entries with name \"api\"");
        assertThatIllegalArgumentException().isThrownBy(() -> ScopeStore.of(List.of(), List.of(resource, resource)))
                .withMessage("apiResources has two entries with name \"api\"");
    }
}
