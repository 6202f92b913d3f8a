package org.lintel.adminapi;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.Operator;
import org.lintel.manage.Registry;

/** {@code /admin/api/clients}. */
@Path("clients")
@ApplicationScoped
public class ClientsResource extends RegistryResource {

    @Inject
    Clients clients;

    @Override
    Area area() {
        return Area.CLIENTS;
    }

    @Override
    Registry<?> registry() {
        return clients;
    }

    @Override
    String name() {
        return "clients";
    }

    @Operation(summary = "Makes one more secret for the client, which is told in the answer and never again")
    @APIResponse(responseCode = "201", description = "The secret, and the client that has it now.")
    @POST
    @Path("{id}/secrets")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response addSecret(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
        Operator operator = access.writing(area());
        Clients.NewSecret made = clients.addSecret(operator, Ids.of(id), Body.object(body), Versions.ifMatch(ifMatch));
        return Response.status(Response.Status.CREATED).tag(Versions.tag(made.client()))
                .entity(Map.of("secret", made.secret(), "client", made.client().members())).build();
    }
}
