package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

import org.lintel.manage.Area;
import org.lintel.manage.ApiResources;
import org.lintel.manage.Registry;

/** {@code /admin/api/api-resources}, which go with the scopes. */
@Path("api-resources")
@ApplicationScoped
public class ApiResourcesResource extends RegistryResource {

    @Inject
    ApiResources apiResources;

    @Override
    Area area() {
        return Area.SCOPES;
    }

    @Override
    Registry<?> registry() {
        return apiResources;
    }

    @Override
    String name() {
        return "api-resources";
    }
}
