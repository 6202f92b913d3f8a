package org.lintel.adminapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.manage.Area;
import org.lintel.manage.Operator;
import org.lintel.manage.Sessions;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/sessions}. */
@Path("sessions")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class SessionsResource implements Endpoint {

    private static final String PATH = Addresses.ADMIN_API + "/sessions";

    @Inject
    Access access;

    @Inject
    Sessions sessions;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Operation(summary = "A page of the sessions, newest first; of one user or of all")
    @GET
    public Response page(@QueryParam("subject") String subject, @QueryParam("after") String after, @QueryParam("limit") String limit) {
        Operator operator = access.reading(Area.SESSIONS);
        var query = new LinkedHashMap<String, String>();
        query.put("subject", subject);
        query.put("limit", limit);
        return Pages.answer(sessions.page(operator, subject, after, Pages.limit(limit)), Function.identity(), issuer.address(PATH), query);
    }

    @Operation(summary = "One session")
    @GET
    @Path("{sid}")
    public Response get(@PathParam("sid") String sid) {
        Operator operator = access.reading(Area.SESSIONS);
        return Response.ok(sessions.find(operator, Ids.of(sid))).build();
    }

    @Operation(summary = "Ends a session, with all that follows from an end")
    @DELETE
    @Path("{sid}")
    public Response end(@PathParam("sid") String sid) {
        Operator operator = access.writing(Area.SESSIONS);
        sessions.end(operator, Ids.of(sid));
        return Response.noContent().build();
    }
}
