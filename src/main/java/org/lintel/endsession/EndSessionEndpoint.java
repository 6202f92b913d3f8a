package org.lintel.endsession;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.lintel.client.RequestAdapters;
import org.lintel.config.Issuer;
import org.lintel.message.LogoutMessages;
import org.lintel.model.Parameters;
import org.lintel.session.BrowserSession;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/**
 * The end session endpoint (RP-Initiated Logout §2). It ends no session: the sign-out page does, and asks the user where nothing is proven.
 */
@Path("endsession")
@ApplicationScoped
public class EndSessionEndpoint implements Endpoint {

    @Inject
    RequestAdapters adapters;

    @Inject
    EndSessionRules rules;

    @Inject
    BrowserSession session;

    @Inject
    LogoutMessages messages;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of("/connect/endsession");
    }

    @Override
    public boolean forPeople() {
        return true;
    }

    @Duty("RP-Initiated Logout 2.1 metadata")
    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("end_session_endpoint", address);
    }

    @Duty("RP-Initiated Logout 2 get-and-post")
    @GET
    public Response get(@Context UriInfo uri) {
        return toThePage(adapters.adapted(Parameters.parse(uri.getRequestUri().getRawQuery())));
    }

    @Duty("RP-Initiated Logout 2 get-and-post")
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(Parameters form) {
        return toThePage(form);
    }

    private Response toThePage(Parameters parameters) {
        String logoutId = messages.write(rules.read(parameters, session.current()));
        return Response.seeOther(URI.create(issuer.address("/logout?logoutId=" + logoutId))).build();
    }
}
