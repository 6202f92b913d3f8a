package org.lintel.endsession;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.issue.Subjects;
import org.lintel.message.LogoutMessages;
import org.lintel.model.Client;
import org.lintel.model.ClientSignOut;
import org.lintel.model.LogoutMessage;
import org.lintel.oauth.Html;
import org.lintel.oauth.Uris;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Endpoint;
import org.lintel.spi.SessionStore;

/**
 * The page in the frame of the signed-out page: one frame for each application that the user had signed in to (Front-Channel Logout §2,
 * §3). The list is taken from the ended session once, and the message is forgotten with it: asked a second time there is nothing.
 */
@Duty("RP-Initiated Logout 2 other-logouts")
@Path("endsession/callback")
@ApplicationScoped
public class SignOutFrames implements Endpoint {

    @Inject
    LogoutMessages messages;

    @Inject
    SessionStore sessions;

    @Inject
    ClientStore clients;

    @Inject
    Subjects subjects;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(Addresses.SIGN_OUT_FRAMES);
    }

    @Override
    public boolean forPeople() {
        return true;
    }

    @Override
    public boolean framed() {
        return true;
    }

    @Duty("Front-Channel Logout 2 frames")
    @GET
    public Response frames(@QueryParam("logoutId") String logoutId) {
        Optional<LogoutMessage> message = messages.read(logoutId);
        if (message.isEmpty()) {
            return page(400, List.of());
        }
        messages.forget(logoutId);
        String sid = message.get().sid();
        return page(200, sid == null ? List.of() : sessions.takeClients(sid).stream().sorted()
                .flatMap(clientId -> clients.find(clientId).stream()).filter(Client::enabled)
                .filter(client -> client.signOut().frontChannelLogoutUri() != null).map(client -> address(client, sid)).toList());
    }

    /** "iss … sid … If either is included, both MUST be" (§2). */
    @Duty({"Front-Channel Logout 2 iss-and-sid", "Front-Channel Logout 2 session-required"})
    private String address(Client client, String sid) {
        ClientSignOut wanted = client.signOut();
        if (!wanted.frontChannelLogoutSessionRequired()) {
            return wanted.frontChannelLogoutUri();
        }
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("iss", issuer.value());
        parameters.put("sid", subjects.sid(client, sid));
        return Uris.withQuery(wanted.frontChannelLogoutUri(), parameters);
    }

    private static Response page(int status, List<String> addresses) {
        String frames = addresses.stream().map(address -> "<iframe src=\"" + Html.escape(address) + "\"></iframe>")
                .collect(Collectors.joining());
        String origins = addresses.isEmpty() ? "'none'" : addresses.stream().map(Uris::origin).distinct()
                .collect(Collectors.joining(" "));
        return Response.status(status).type("text/html;charset=UTF-8")
                .entity("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Signing out</title></head><body>" + frames
                        + "</body></html>")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; frame-src " + origins)
                .build();
    }
}
