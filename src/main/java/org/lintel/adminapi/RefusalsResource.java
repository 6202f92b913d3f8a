package org.lintel.adminapi;

import java.util.LinkedHashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.lintel.json.RecordJson;
import org.lintel.manage.Area;
import org.lintel.manage.Operator;
import org.lintel.manage.Refusals;
import org.lintel.model.RefusalQuery;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/refusals}. */
@Path("refusals")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class RefusalsResource implements Endpoint {

    private static final String PATH = Addresses.ADMIN_API + "/refusals";

    @Inject
    Access access;

    @Inject
    Refusals refusals;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Operation(summary = "A page of the requests that were refused, newest first; of one client or of all")
    @GET
    public Response page(@QueryParam("clientId") String clientId, @QueryParam("error") String error, @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        Operator operator = access.reading(Area.REFUSALS);
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("clientId", clientId);
        parameters.put("error", error);
        parameters.put("limit", limit);
        RefusalQuery query = RefusalQuery.newest(Pages.limit(limit)).of(clientId).with(error)
                .after(after == null ? null : Refusals.place(after));
        return Pages.answer(refusals.page(operator, query), RecordJson::write, issuer.address(PATH), parameters);
    }

    @Operation(summary = "Why the request with this number was refused, and what to change")
    @GET
    @Path("{number}")
    public Response get(@PathParam("number") String number) {
        Operator operator = access.reading(Area.REFUSALS);
        return Response.ok(RecordJson.write(refusals.find(operator, number))).build();
    }
}
