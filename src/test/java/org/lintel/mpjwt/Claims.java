package org.lintel.mpjwt;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;

@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class Claims {

    @Inject
    JsonWebToken token;

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "[]";
    }

    @GET
    @Path("claims")
    @RolesAllowed("**")
    public JsonObject claims() {
        return Json.createObjectBuilder()
                .add("name", token.getName())
                .add("client_id", (String) token.getClaim("client_id"))
                .add("scope", (String) token.getClaim("scope"))
                .build();
    }

    @GET
    @Path("writers")
    @RolesAllowed("writer")
    public String writers() {
        return "[]";
    }
}
