package org.lintel.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.lintel.model.ApiResource;
import org.lintel.model.Scope;

/** Scopes and API resources from lists. */
final class ListedScopes implements ScopeStore {

    private final Map<String, Scope> byName;
    private final List<Scope> all;
    private final List<ApiResource> resources;

    ListedScopes(Collection<Scope> scopes, Collection<ApiResource> resources) {
        Index.unique("scopes", "name", scopes, Scope::name);
        Index.unique("apiResources", "name", resources, ApiResource::name);
        this.all = scopes.stream().filter(Scope::enabled).toList();
        this.byName = Index.unique("scopes", "name", all, Scope::name);
        this.resources = resources.stream().filter(ApiResource::enabled).toList();
    }

    @Override
    public List<Scope> find(Collection<String> names) {
        return names.stream().map(byName::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Scope> all() {
        return all;
    }

    @Override
    public Optional<ApiResource> findResource(String name) {
        return resources.stream().filter(resource -> resource.name().equals(name)).findFirst();
    }

    @Override
    public List<ApiResource> resources(Collection<String> scopeNames) {
        return resources.stream().filter(resource -> !Collections.disjoint(resource.scopes(), scopeNames)).toList();
    }
}
