package org.lintel.adminapi;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.lintel.manage.Area;
import org.lintel.manage.Grants;
import org.lintel.json.RecordJson;
import org.lintel.manage.ManagementException;
import org.lintel.manage.NewPassword;
import org.lintel.manage.Operator;
import org.lintel.manage.Registry;
import org.lintel.manage.Sessions;
import org.lintel.manage.Users;

/** {@code /admin/api/users}. */
@Path("users")
@ApplicationScoped
public class UsersResource extends RegistryResource {

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    Grants grants;

    @Override
    Area area() {
        return Area.USERS;
    }

    @Override
    Registry<?> registry() {
        return users;
    }

    @Override
    String name() {
        return "users";
    }

    @Operation(summary = "Gives the user another password, temporary or not; the user is signed in nowhere afterwards")
    @APIResponse(responseCode = "200", description = "A password that was made, or until when it is good.")
    @APIResponse(responseCode = "204", description = "Done.")
    @PUT
    @Path("{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response password(@PathParam("id") String id, byte[] body) {
        Operator operator = access.writing(Area.USERS);
        JsonObject object = Body.object(body);
        JsonValue password = object.getOrDefault("password", JsonValue.NULL);
        JsonValue temporary = object.getOrDefault("temporary", JsonValue.FALSE);
        if (!Set.of("password", "temporary").containsAll(object.keySet()) || !(password instanceof JsonString || password == JsonValue.NULL)
                || !Set.of(JsonValue.TRUE, JsonValue.FALSE).contains(temporary)) {
            throw new ManagementException(ManagementException.Reason.INVALID,
                    "The body has a password, says whether it is temporary, and has nothing else.", "/password");
        }
        NewPassword given = users.givePassword(operator, Ids.of(id), password instanceof JsonString text ? text.getString() : null,
                temporary.equals(JsonValue.TRUE));
        return temporary.equals(JsonValue.TRUE) ? Response.ok(RecordJson.write(given)).build() : Response.noContent().build();
    }

    @Operation(summary = "Locks these users out, up to 1,000, each as enabled = false does, and says of each what came of it")
    @APIResponse(responseCode = "200", description = "What came of each.")
    @POST
    @Path("bulk/disable")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response disable(byte[] body) {
        return enable(body, false);
    }

    @Operation(summary = "Lets these users in again, up to 1,000, and says of each what came of it")
    @APIResponse(responseCode = "200", description = "What came of each.")
    @POST
    @Path("bulk/enable")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response enable(byte[] body) {
        return enable(body, true);
    }

    private Response enable(byte[] body, boolean enabled) {
        Operator operator = access.writing(Area.USERS);
        return Bulk.of(body, subject -> Map.of("changed", users.enable(operator, subject, enabled)));
    }

    @Operation(summary = "Ends all sessions of the user that there are now")
    @DELETE
    @Path("{id}/sessions")
    public Response endSessions(@PathParam("id") String id) {
        Operator operator = access.writing(Area.SESSIONS);
        return Response.ok(Map.of("ended", sessions.endAll(operator, Ids.of(id)))).build();
    }

    @Operation(summary = "What the user lets clients do: remembered consents and tokens")
    @GET
    @Path("{id}/grants")
    public Response grants(@PathParam("id") String id) {
        Operator operator = access.reading(Area.GRANTS);
        return Pages.whole(grants.of(operator, Ids.of(id)));
    }

    @Operation(summary = "Takes back what the user lets a client do")
    @DELETE
    @Path("{id}/grants/{client}")
    public Response revoke(@PathParam("id") String id, @PathParam("client") String client) {
        Operator operator = access.writing(Area.GRANTS);
        return Response.ok(Map.of("revoked", grants.revoke(operator, Ids.of(id), Ids.of(client)))).build();
    }
}
