package org.lintel.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.lintel.model.ApiResource;
import org.lintel.model.Scope;

/** Place: the registered scopes and API resources. Called on every request; keep answers in memory where they are far away. */
public interface ScopeStore {

    /** The enabled scopes among the named ones, in the order of the names. */
    List<Scope> find(Collection<String> names);

    /** All enabled scopes, in the order in which the discovery document lists them. */
    List<Scope> all();

    /** The enabled API resources that have at least one of these scopes. */
    List<ApiResource> resources(Collection<String> scopeNames);

    /** The enabled API resource of this name. */
    Optional<ApiResource> findResource(String name);

    /** A store of these scopes and API resources, kept in memory; two of one name are an {@link IllegalArgumentException}. */
    static ScopeStore of(Collection<Scope> scopes, Collection<ApiResource> resources) {
        return new ListedScopes(scopes, resources);
    }

    /** A store of these scopes, kept in memory. */
    static ScopeStore of(Collection<Scope> scopes) {
        return of(scopes, List.of());
    }
}
