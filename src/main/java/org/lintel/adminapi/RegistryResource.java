package org.lintel.adminapi;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.manage.Area;
import org.lintel.manage.Entry;
import org.lintel.manage.Operator;
import org.lintel.manage.Registry;
import org.lintel.model.DirectoryQuery;
import org.lintel.spi.Endpoint;

/**
 * A list that operators keep. What is created names its id and says {@code If-None-Match: *}, what is changed or removed names the version
 * that it was made of in {@code If-Match}: any request can be sent again, and no change is lost.
 */
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public abstract class RegistryResource implements Endpoint {

    static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    Access access;

    @Inject
    Issuer issuer;

    abstract Area area();

    abstract Registry<?> registry();

    /** The list's name in the address. */
    abstract String name();

    @Override
    public List<String> paths() {
        return List.of(Addresses.ADMIN_API + "/" + name());
    }

    @Operation(summary = "A page of the list, in the order of the ids")
    @GET
    public Response page(@QueryParam("prefix") String prefix, @QueryParam("after") String after, @QueryParam("limit") String limit) {
        Operator operator = access.reading(area());
        var query = new LinkedHashMap<String, String>();
        query.put("prefix", prefix);
        query.put("limit", limit);
        return Pages.answer(registry().page(operator, new DirectoryQuery(prefix, after, Pages.limit(limit))), this::item, address(), query);
    }

    @Operation(summary = "One of them, with its version in ETag")
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        Operator operator = access.reading(area());
        return answer(Response.ok(), registry().find(operator, Ids.of(id)));
    }

    @Operation(summary = "Adds one (If-None-Match: *), or makes it what the body says, as a whole (If-Match)")
    @APIResponse(responseCode = "200", description = "Changed.")
    @APIResponse(responseCode = "201", description = "Added.")
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, byte[] body) {
        Operator operator = access.writing(area());
        if (ifMatch == null && "*".equals(ifNoneMatch)) {
            Entry created = registry().create(operator, Ids.of(id), Body.object(body));
            return answer(Response.created(URI.create(address(created.id()))), created);
        }
        return answer(Response.ok(), registry().replace(operator, Ids.of(id), Body.object(body), Versions.ifMatch(ifMatch)));
    }

    @Operation(summary = "Changes what the body mentions (RFC 7396)")
    @PATCH
    @Path("{id}")
    @Consumes(MERGE_PATCH)
    public Response patch(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
        Operator operator = access.writing(area());
        return answer(Response.ok(), registry().patch(operator, Ids.of(id), Body.object(body), Versions.ifMatch(ifMatch)));
    }

    @Operation(summary = "Removes it")
    @APIResponse(responseCode = "204", description = "Removed.")
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Operator operator = access.writing(area());
        registry().remove(operator, Ids.of(id), Versions.ifMatch(ifMatch));
        return Response.noContent().build();
    }

    private Map<String, Object> item(Entry entry) {
        var item = new LinkedHashMap<String, Object>();
        item.put("self", address(entry.id()));
        item.put("etag", "\"" + entry.version() + "\"");
        item.put("listed", entry.listed());
        item.put("drifted", entry.drifted());
        item.put("value", entry.members());
        return item;
    }

    static Response answer(Response.ResponseBuilder response, Entry entry) {
        return response.tag(Versions.tag(entry)).entity(entry.members()).build();
    }

    private String address() {
        return issuer.address(paths().get(0));
    }

    private String address(String id) {
        return address() + "/" + Ids.segment(id);
    }
}
