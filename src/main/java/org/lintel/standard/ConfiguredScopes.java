package org.lintel.standard;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.file.ConfigurationFile;
import org.lintel.model.ApiResource;
import org.lintel.model.Scope;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ScopeStore;

/** Scopes and API resources as the configuration file has them now. */
@ApplicationScoped
@Reserve("memory")
public class ConfiguredScopes implements ScopeStore {

    @Inject
    ConfigurationFile file;

    @Override
    public List<Scope> find(Collection<String> names) {
        return file.now().scopeStore().find(names);
    }

    @Override
    public List<Scope> all() {
        return file.now().scopeStore().all();
    }

    @Override
    public List<ApiResource> resources(Collection<String> scopeNames) {
        return file.now().scopeStore().resources(scopeNames);
    }

    @Override
    public Optional<ApiResource> findResource(String name) {
        return file.now().scopeStore().findResource(name);
    }
}
