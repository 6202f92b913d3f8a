package org.lintel.adminapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.json.RecordJson;
import org.lintel.manage.Area;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Operator;
import org.lintel.manage.Page;
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

    @Operation(summary = "A page of the sessions, newest first: of a user, of a client, that began or were in use last before a moment")
    @GET
    public Response page(@BeanParam SessionSearch search, @QueryParam("limit") String limit) {
        Operator operator = access.reading(Area.SESSIONS);
        Map<String, String> query = search.parameters();
        query.put("limit", limit);
        return Pages.answer(sessions.page(operator, search.query(Pages.limit(limit))), Function.identity(), issuer.address(PATH), query);
    }

    @Operation(summary = "How many sessions those are, and of how many people: at most 10,000 are counted")
    @GET
    @Path("count")
    public Response count(@BeanParam SessionSearch search) {
        Operator operator = access.reading(Area.SESSIONS);
        return Response.ok(RecordJson.write(sessions.count(operator, search.query(1)))).build();
    }

    @Operation(summary = "Ends those sessions, with all that follows, up to 1,000 in a call: next goes on; all=true is for all there are")
    @DELETE
    public Response endAll(@BeanParam SessionSearch search, @QueryParam("all") String all) {
        Operator operator = access.writing(Area.SESSIONS);
        if (search.everything() != "true".equals(all)) {
            throw new ManagementException(ManagementException.Reason.INVALID,
                    "It says which sessions, or all=true, and not both.");
        }
        Page<String> ended = sessions.endAll(operator, search.query(1));
        var body = new LinkedHashMap<String, Object>();
        body.put("ended", ended.entries().size());
        Map<String, String> query = search.parameters();
        query.put("all", all);
        return Pages.answer(body, ended.next(), issuer.address(PATH), query);
    }

    @Operation(summary = "Ends all sessions of each of these users, up to 1,000, and says of each how many")
    @APIResponse(responseCode = "200", description = "What came of each.")
    @POST
    @Path("bulk/end")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response endOfEach(byte[] body) {
        Operator operator = access.writing(Area.SESSIONS);
        return Bulk.of(body, subject -> Map.of("ended", sessions.endAll(operator, subject)));
    }

    @Operation(summary = "One session")
    @GET
    @Path("{sid}")
    public Response get(@PathParam("sid") String sid) {
        Operator operator = access.reading(Area.SESSIONS);
        return Response.ok(sessions.find(operator, Ids.of(sid))).build();
    }

    @Operation(summary = "Ends a session, with all that follows from an end")
    @APIResponse(responseCode = "204", description = "Ended.")
    @DELETE
    @Path("{sid}")
    public Response end(@PathParam("sid") String sid) {
        Operator operator = access.writing(Area.SESSIONS);
        sessions.end(operator, Ids.of(sid));
        return Response.noContent().build();
    }
}
