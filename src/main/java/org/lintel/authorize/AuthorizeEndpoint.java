package org.lintel.authorize;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.lintel.config.Addresses;
import org.lintel.client.RequestAdapters;
import org.lintel.config.Issuer;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.request.AuthorizeRequest;
import org.lintel.request.AuthorizeRules;
import org.lintel.request.InteractionRules;
import org.lintel.request.KeptRequest;
import org.lintel.request.KeptRequests;
import org.lintel.request.NextStep;
import org.lintel.request.RefusalRoute;
import org.lintel.request.RequestSources;
import org.lintel.session.BrowserSession;
import org.lintel.session.SessionState;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/** The authorization endpoint (RFC 6749 §3.1). */
@Path("authorize")
@ApplicationScoped
public class AuthorizeEndpoint implements Endpoint {

    @Inject
    RequestAdapters adapters;

    @Inject
    RequestSources sources;

    @Inject
    AuthorizeRules rules;

    @Inject
    InteractionRules interactions;

    @Inject
    KeptRequests keptRequests;

    @Inject
    BrowserSession session;

    @Inject
    SuccessfulResponses responses;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(Addresses.AUTHORIZE);
    }

    @Override
    public boolean forPeople() {
        return true;
    }

    @Override
    public boolean fromBrowsersOnly() {
        return true;
    }

    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("authorization_endpoint", address);
    }

    @Duty({"Core 3.1.2.1 get-and-post", "RFC 6749 3.1 get"})
    @GET
    public Response get(@Context UriInfo uri) {
        return proceed(sources.read(adapters.adapted(Parameters.parse(uri.getRequestUri().getRawQuery()))), Optional.empty());
    }

    @Duty("Core 3.1.2.1 get-and-post")
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(Parameters form) {
        return proceed(sources.read(form), Optional.empty());
    }

    /** Where the pages return to: everything is looked at again. */
    @GET
    @Path("{id}")
    public Response resume(@PathParam("id") String id) {
        KeptRequest kept = keptRequests.usable(id);
        return proceed(kept.parameters(), Optional.of(kept));
    }

    private Response proceed(Parameters parameters, Optional<KeptRequest> kept) {
        AuthorizeRequest request = rules.check(parameters);
        try {
            return answer(request, kept);
        } catch (OAuthException e) {
            // a refusal after all rules were kept: the client can be told
            throw request.address().refuse(e);
        } catch (RuntimeException e) {
            throw RefusalRoute.of(parameters).toThrow(e, request.address());
        }
    }

    private Response answer(AuthorizeRequest request, Optional<KeptRequest> kept) {
        NextStep next = interactions.decide(request.ask(), session.current(), kept);
        if (next instanceof NextStep.SignIn) {
            return page("/login", request, kept);
        } else if (next instanceof NextStep.AskConsent) {
            return page("/consent", request, kept);
        }
        kept.ifPresent(keptRequests::answer);
        if (next instanceof NextStep.Refuse refusal) {
            throw request.address().refuse(refusal.error(), refusal.reason()).with(sessionState(request));
        }
        return BrowserResponses.of(responses.to(request, session.current().orElseThrow(), (NextStep.Proceed) next));
    }

    /** With it an application whose silent request was refused can wait until a user signs in. */
    @Duty("Session Management 2 error-responses")
    private Map<String, String> sessionState(AuthorizeRequest request) {
        if (!request.ask().scopes().contains("openid")) {
            return Map.of();
        }
        if (session.current().isEmpty()) {
            // cookies of an ended session would make the check-session page say "changed" for ever
            session.end();
        }
        String clientId = request.client().clientId();
        String origin = request.address().origin();
        return Map.of("session_state", session.current().map(current -> SessionState.of(current, clientId, origin))
                .orElseGet(() -> SessionState.ofNobody(clientId, origin)));
    }

    private Response page(String page, AuthorizeRequest request, Optional<KeptRequest> kept) {
        KeptRequest waiting = kept.orElseGet(() -> keptRequests.keep(request));
        return Response.seeOther(URI.create(issuer.address(page + "?request=" + waiting.id()))).build();
    }
}
