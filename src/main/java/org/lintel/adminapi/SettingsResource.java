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
import org.lintel.manage.SettingsInForce;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/settings}. */
@Path("settings")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class SettingsResource implements Endpoint {

    @Inject
    Access access;

    @Inject
    SettingsInForce settings;

    @Override
    public List<String> paths() {
        return List.of(Addresses.ADMIN_API + "/settings");
    }

    @Operation(summary = "What holds on the node that answers: its version, each setting with its source, who fills which place")
    @GET
    public Response all() {
        return Response.ok(settings.all(access.reading(Area.SETTINGS))).build();
    }
}
