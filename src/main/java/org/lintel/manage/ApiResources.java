package org.lintel.manage;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.lintel.file.Entries;
import org.lintel.model.ApiResource;
import org.lintel.spi.Directory;
import org.lintel.spi.ScopeDirectory;

/** The APIs that access tokens are for. */
@ApplicationScoped
public class ApiResources extends SecretRegistry<ApiResource> {

    @Inject
    Instance<ScopeDirectory> store;

    @Inject
    Entries entries;

    public ApiResources() {
        super(Area.SCOPES, "apiResource", "name", "apiSecrets");
    }

    @Override
    Optional<Directory<ApiResource>> directory() {
        return store.stream().findFirst().map(ScopeDirectory::apiResources);
    }

    @Override
    ApiResource read(JsonObject object, String path) {
        return entries.apiResource(object, path);
    }

    @Override
    String idOf(ApiResource value) {
        return value.name();
    }
}
