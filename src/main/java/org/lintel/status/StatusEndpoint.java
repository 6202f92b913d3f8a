package org.lintel.status;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.ready.Readiness;

/**
 * Answers 200 for yes and 503 for no, in the form of MicroProfile Health. A deployment that failed answers nothing, or the server's own
 * 404.
 */
@Path("/")
@ApplicationScoped
public class StatusEndpoint {

    @Inject
    Readiness readiness;

    /** This answer is the proof. */
    @GET
    @Path("live")
    @Produces(MediaType.APPLICATION_JSON)
    public Response live() {
        return answer(true, Map.of());
    }

    /** Has been ready once: a supervisor of the start need not wait any more. */
    @GET
    @Path("started")
    @Produces(MediaType.APPLICATION_JSON)
    public Response started() {
        return answer(readiness.started(), Map.of());
    }

    /** Ready to serve; if not, which condition fails, and the log says why. */
    @GET
    @Path("ready")
    @Produces(MediaType.APPLICATION_JSON)
    public Response ready() {
        return answer(readiness.ready(), readiness.answers());
    }

    private static Response answer(boolean yes, Map<String, Boolean> checks) {
        List<Map<String, Object>> each = checks.entrySet().stream()
                .map(check -> Map.<String, Object>of("name", check.getKey(), "status", word(check.getValue()))).toList();
        return Response.status(yes ? 200 : 503).entity(Map.of("status", word(yes), "checks", each)).build();
    }

    private static String word(boolean yes) {
        return yes ? "UP" : "DOWN";
    }
}
