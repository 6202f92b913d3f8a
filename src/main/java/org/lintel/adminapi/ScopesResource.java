package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

import org.lintel.manage.Area;
import org.lintel.manage.Scopes;
import org.lintel.manage.Registry;

/** {@code /admin/api/scopes}. */
@Path("scopes")
@ApplicationScoped
public class ScopesResource extends RegistryResource {

    @Inject
    Scopes scopes;

    @Override
    Area area() {
        return Area.SCOPES;
    }

    @Override
    Registry<?> registry() {
        return scopes;
    }

    @Override
    String name() {
        return "scopes";
    }
}
