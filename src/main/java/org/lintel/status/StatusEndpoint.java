package org.lintel.status;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.jose.PublishedKeys;

/** Answers 200 for yes and 503 for no. A deployment that failed answers nothing, or the server's own 404. */
@Path("/")
@ApplicationScoped
public class StatusEndpoint {

    @Inject
    PublishedKeys keys;

    @GET
    @Path("live")
    @Produces(MediaType.APPLICATION_JSON)
    public Response live() {
        return answer(true);
    }

    @GET
    @Path("started")
    @Produces(MediaType.APPLICATION_JSON)
    public Response started() {
        return answer(true);
    }

    /** Ready to serve: there is a key to sign with. */
    @GET
    @Path("ready")
    @Produces(MediaType.APPLICATION_JSON)
    public Response ready() {
        return answer(!keys.algorithms().isEmpty());
    }

    private static Response answer(boolean yes) {
        return Response.status(yes ? 200 : 503).entity(Map.of("status", yes ? "UP" : "DOWN")).build();
    }
}
