package org.lintel.spi;

import org.lintel.model.ApiResource;
import org.lintel.model.Scope;

/** The wider face of a {@link ScopeStore} that can be managed; a store that has it fills the same place. */
public interface ScopeDirectory extends ScopeStore {

    /** The scopes, by name. */
    Directory<Scope> scopes();

    /** The API resources, by name. */
    Directory<ApiResource> apiResources();
}
