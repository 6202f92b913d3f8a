package org.lintel.adminapi;

import java.util.LinkedHashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import org.lintel.config.Addresses;
import org.lintel.manage.Area;
import org.lintel.manage.Changes;
import org.lintel.manage.Operator;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/changes}. */
@Path("changes")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class ChangesResource implements Endpoint {

    @Inject
    Access access;

    @Inject
    Changes changes;

    @Override
    public List<String> paths() {
        return List.of(Addresses.ADMIN_API + "/changes");
    }

    @Operation(summary = "Makes the lists in the database those of a configuration file, all or nothing. dry-run=true tells the"
            + " difference only, overwrite=true changes what others have changed, too. The body may be application/gzip. Lists other"
            + " than clients need their own scopes")
    @APIResponse(responseCode = "200", description = "The difference, and what was done.")
    @POST
    @Consumes({MediaType.APPLICATION_JSON, Body.GZIP})
    public Response apply(@QueryParam("dry-run") boolean dryRun, @QueryParam("overwrite") boolean overwrite,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, byte[] body) {
        Operator operator = dryRun ? access.reading(Area.CLIENTS) : access.writing(Area.CLIENTS);
        List<String> lines = changes
                .apply(operator, type.startsWith(Body.GZIP) ? Body.inflated(body) : Body.object(body), dryRun, overwrite)
                .lines().toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("changes", lines.subList(0, lines.size() - 1));
        answer.put("outcome", lines.get(lines.size() - 1));
        return Response.ok(answer).build();
    }
}
