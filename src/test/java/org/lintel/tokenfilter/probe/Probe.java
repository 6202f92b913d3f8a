package org.lintel.tokenfilter.probe;

import java.util.TreeSet;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.lintel.tokenfilter.AccessToken;
import org.lintel.tokenfilter.Caller;
import org.lintel.tokenfilter.RequiresAuthentication;
import org.lintel.tokenfilter.RequiresScope;
import org.lintel.tokenfilter.RequiresToken;

/** One method for every annotation. */
@Path("probe")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class Probe {

    @Inject
    Caller caller;

    @GET
    @Path("plain")
    public String plain() {
        return "[\"plain\"]";
    }

    /** What a resource sees of the token, by both ways. */
    @GET
    @Path("who")
    @RequiresToken
    public JsonObject who(@Context SecurityContext security) {
        AccessToken token = (AccessToken) security.getUserPrincipal();
        return Json.createObjectBuilder()
                .add("name", security.getUserPrincipal().getName())
                .add("writer", security.isUserInRole("writer"))
                .add("admin", security.isUserInRole("admin"))
                .add("scheme", security.getAuthenticationScheme())
                .add("same", token == caller.token())
                .add("scopes", String.join(" ", new TreeSet<>(caller.token().scopes())))
                .add("claims", caller.token().claims())
                .build();
    }

    @GET
    @Path("open")
    @PermitAll
    public JsonObject open() {
        return Json.createObjectBuilder().add("caller", caller.isAnonymous() ? "nobody" : caller.token().getName()).build();
    }

    @GET
    @Path("closed")
    @DenyAll
    public String closed() {
        return "[]";
    }

    @GET
    @Path("orders")
    @RequiresScope("orders")
    public String orders() {
        return "[\"order\"]";
    }

    @GET
    @Path("writers")
    @RolesAllowed({"editor", "writer"})
    public String writers() {
        return "[\"writer\"]";
    }

    @GET
    @Path("admins")
    @RolesAllowed("admin")
    public String admins() {
        return "[\"admin\"]";
    }

    @GET
    @Path("recent")
    @RequiresAuthentication(maxAge = 3600)
    public String recent() {
        return "[\"recent\"]";
    }

    @GET
    @Path("gold")
    @RequiresAuthentication(acr = {"gold", "platinum"}, maxAge = 60)
    public String gold() {
        return "[\"gold\"]";
    }

    @GET
    @Path("password")
    @RequiresAuthentication(acr = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", maxAge = 3600)
    public String password() {
        return "[\"password\"]";
    }

    @GET
    @Path("mistake")
    public String mistake() {
        throw new BadRequestException();
    }

    /** No method that is called; what it leads to is. */
    @Path("nested")
    public Nested nested() {
        return new Nested();
    }

    /** Found through another resource. */
    public static class Nested {

        @GET
        @Path("plain")
        @Produces(MediaType.APPLICATION_JSON)
        public String plain() {
            return "[\"nested\"]";
        }

        @GET
        @Path("orders")
        @RequiresScope("orders")
        @Produces(MediaType.APPLICATION_JSON)
        public String orders() {
            return "[\"nested\"]";
        }
    }
}
