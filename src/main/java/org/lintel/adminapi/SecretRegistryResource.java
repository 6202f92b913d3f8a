package org.lintel.adminapi;

import java.util.Map;

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
import org.lintel.manage.Operator;
import org.lintel.manage.SecretRegistry;

/** A list of what may authenticate itself by secrets. */
public abstract class SecretRegistryResource extends RegistryResource {

    @Override
    abstract SecretRegistry<?> registry();

    /** What has the secrets, in the answer. */
    abstract String holder();

    @Operation(summary = "Makes one more secret, which is told in the answer and never again")
    @APIResponse(responseCode = "201", description = "The secret, and what has it now.")
    @POST
    @Path("{id}/secrets")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response addSecret(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
        Operator operator = access.writing(area());
        SecretRegistry.NewSecret made = registry().addSecret(operator, Ids.of(id), Body.object(body), Versions.ifMatch(ifMatch));
        return Response.status(Response.Status.CREATED).tag(Versions.tag(made.holder()))
                .entity(Map.of("secret", made.secret(), holder(), made.holder().members())).build();
    }
}
