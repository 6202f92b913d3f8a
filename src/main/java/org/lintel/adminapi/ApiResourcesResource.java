package org.lintel.adminapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

import org.lintel.manage.Area;
import org.lintel.manage.ApiResources;
import org.lintel.manage.SecretRegistry;

/** {@code /admin/api/api-resources}, which go with the scopes. */
@Path("api-resources")
@ApplicationScoped
public class ApiResourcesResource extends SecretRegistryResource {

    @Inject
    ApiResources apiResources;

    @Override
    Area area() {
        return Area.SCOPES;
    }

    @Override
    SecretRegistry<?> registry() {
        return apiResources;
    }

    @Override
    String name() {
        return "api-resources";
    }

    @Override
    String holder() {
        return "apiResource";
    }
}
