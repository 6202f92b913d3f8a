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
import org.lintel.manage.ConfigurationText;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/configuration}. */
@Path("configuration")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class ConfigurationResource implements Endpoint {

    @Inject
    Access access;

    @Inject
    ConfigurationText configuration;

    @Override
    public List<String> paths() {
        return List.of(Addresses.ADMIN_API + "/configuration");
    }

    @Operation(summary = "What is registered as a configuration file, without users. The names of secrets stand for them, by which"
            + " POST /admin/api/changes keeps those that are here")
    @GET
    public Response get() {
        return Response.ok(configuration.write(access.reading(Area.CLIENTS))).build();
    }
}
