package org.lintel.manage;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.lintel.file.Entries;
import org.lintel.model.Scope;
import org.lintel.spi.Directory;
import org.lintel.spi.ScopeDirectory;

/** What clients may ask for. */
@ApplicationScoped
public class Scopes extends SecretRegistry<Scope> {

    @Inject
    Instance<ScopeDirectory> store;

    @Inject
    Entries entries;

    public Scopes() {
        super(Area.SCOPES, "scope", "name", "scopeSecrets");
    }

    @Override
    Optional<Directory<Scope>> directory() {
        return store.stream().findFirst().map(ScopeDirectory::scopes);
    }

    @Override
    Scope read(JsonObject object, String path) {
        return entries.scope(object, path);
    }

    @Override
    String idOf(Scope value) {
        return value.name();
    }
}
