package org.lintel.adminapi;

import static org.lintel.manage.ManagementException.Reason.INVALID;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.manage.Area;
import org.lintel.manage.Keys;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Operator;
import org.lintel.spi.Endpoint;

/** {@code /admin/api/keys}. */
@Path("keys")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class KeysResource implements Endpoint {

    private static final String PATH = Addresses.ADMIN_API + "/keys";

    /** RFC 8555 §9.1. */
    static final String CERTIFICATE = "application/pem-certificate-chain";

    @Inject
    Access access;

    @Inject
    Keys keys;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Operation(summary = "The published signing keys, those that sign first, with what becomes of them")
    @GET
    public Response all() {
        Operator operator = access.reading(Area.KEYS);
        return Pages.whole(keys.all(operator));
    }

    @Operation(summary = "Makes the next key of an algorithm, which signs when it has been published for long enough")
    @APIResponse(responseCode = "201", description = "The key that was made.")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(byte[] body) {
        Operator operator = access.writing(Area.KEYS);
        JsonObject object = Body.object(body);
        if (object.size() != 1 || !(object.get("algorithm") instanceof JsonString algorithm)) {
            throw new ManagementException(INVALID, "The body has an algorithm, and nothing else.", "/algorithm");
        }
        Map<String, Object> made = keys.rotate(operator, algorithm.getString());
        return Response.created(URI.create(issuer.address(PATH + "/" + made.get("kid")))).entity(made).build();
    }

    @Operation(summary = "A signing key, published or not any more, as a JSON Web Key and with what became of it")
    @GET
    @Path("{kid}")
    public Response get(@PathParam("kid") String kid) {
        Operator operator = access.reading(Area.KEYS);
        return Response.ok(keys.find(operator, Ids.of(kid))).build();
    }

    @Operation(summary = "Its certificate as a file (PEM)")
    @GET
    @Path("{kid}/certificate")
    @Produces({CERTIFICATE, Problem.TYPE})
    public Response certificate(@PathParam("kid") String kid) {
        Operator operator = access.reading(Area.KEYS);
        return Response.ok(keys.certificate(operator, Ids.of(kid)), CERTIFICATE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate.pem\"").build();
    }

    @Operation(summary = "Lets the key sign no longer than it has to; compromised takes it out of the key set at once")
    @PUT
    @Path("{kid}/retirement")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response retire(@PathParam("kid") String kid, byte[] body) {
        Operator operator = access.writing(Area.KEYS);
        JsonObject object = Body.object(body);
        JsonValue compromised = object.getOrDefault("compromised", JsonValue.FALSE);
        if (!Set.of("compromised").containsAll(object.keySet()) || !Set.of(JsonValue.TRUE, JsonValue.FALSE).contains(compromised)) {
            throw new ManagementException(INVALID, "The body has compromised, true or false, and nothing else.", "/compromised");
        }
        return Response.ok(keys.retire(operator, Ids.of(kid), compromised.equals(JsonValue.TRUE))).build();
    }
}
