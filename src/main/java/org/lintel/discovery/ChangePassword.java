package org.lintel.discovery;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.lintel.config.Issuer;
import org.lintel.spi.Endpoint;

/** Where password managers look for the page on which a password is changed (W3C, A Well-Known URL for Changing Passwords). */
@Path("change-password")
@ApplicationScoped
public class ChangePassword implements Endpoint {

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of("/.well-known/change-password");
    }

    @GET
    public Response page() {
        return Response.status(Response.Status.FOUND).header(HttpHeaders.LOCATION, issuer.address("/password")).build();
    }
}
