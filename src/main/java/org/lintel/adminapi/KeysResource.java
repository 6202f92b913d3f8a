package org.lintel.adminapi;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lintel.config.Addresses;
import org.lintel.manage.Area;
import org.lintel.manage.Operator;
import org.lintel.manage.Keys;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/keys}. */
@Path("keys")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class KeysResource implements Endpoint {

    @Inject
    Access access;

    @Inject
    Keys keys;

    @Override
    public List<String> paths() {
        return List.of(Addresses.ADMIN_API + "/keys");
    }

    @Operation(summary = "The published signing keys, those that sign first")
    @GET
    public Response all() {
        Operator operator = access.reading(Area.KEYS);
        return Pages.whole(keys.all(operator));
    }
}
