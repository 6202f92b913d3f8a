package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

import org.lintel.manage.Area;
import org.lintel.manage.Scopes;
import org.lintel.manage.SecretRegistry;

/** {@code /admin/api/scopes}. */
@Path("scopes")
@ApplicationScoped
public class ScopesResource extends SecretRegistryResource {

    @Inject
    Scopes scopes;

    @Override
    Area area() {
        return Area.SCOPES;
    }

    @Override
    SecretRegistry<?> registry() {
        return scopes;
    }

    @Override
    String name() {
        return "scopes";
    }

    @Override
    String holder() {
        return "scope";
    }
}
