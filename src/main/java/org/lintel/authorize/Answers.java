package org.lintel.authorize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.event.TokensIssued;
import org.lintel.interact.AuthorizeRequest;
import org.lintel.interact.Next;
import org.lintel.issue.AccessTokens;
import org.lintel.issue.Authorizations;
import org.lintel.issue.Codes;
import org.lintel.issue.IdTokens;
import org.lintel.issue.IdentityScopes;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.Session;
import org.lintel.oauth.AuthorizationResponse;
import org.lintel.oauth.Handles;
import org.lintel.session.BrowserSession;
import org.lintel.session.SessionState;

/** What a client gets at the authorization endpoint: a code, tokens or both (RFC 6749 §4.1.2, OpenID Connect Core §3.2.2.5). */
@ApplicationScoped
public class Answers {

    @Inject
    Codes codes;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Authorizations authorizations;

    @Inject
    IdTokens idTokens;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    BrowserSession browserSession;

    @Inject
    Issuer issuer;

    @Inject
    Event<TokensIssued> issued;

    public AuthorizationResponse answer(AuthorizeRequest request, Session session, Next.Proceed granted) {
        List<String> scopes = granted.scopes().stream().filter(request.scopes()::contains).toList();
        Client client = request.client();
        boolean withCode = request.asksFor("code");
        boolean withToken = request.asksFor("token");
        var authorization = new Authorization(issuer.value(), session.subject(), client.clientId(), scopes,
                identityScopes.covered(request.claims().idToken().keySet(), granted.scopes()),
                identityScopes.covered(request.claims().userinfo().keySet(), granted.scopes()), session.authTime(), session.amr(),
                session.idp(), session.sid(), request.nonce(), withCode || withToken ? Handles.random(16) : null);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (withCode) {
            parameters.put("code", codes.create(client, authorization,
                    request.parameters().optional("redirect_uri").orElse(null), request.pkce()));
        }
        String accessToken = null;
        if (withToken) {
            authorizations.remember(client, authorization);
            accessToken = accessTokens.create(client, authorization, granted.user());
            parameters.put("access_token", accessToken);
            parameters.put("token_type", "Bearer");
            parameters.put("expires_in", Long.toString(client.accessTokenLifetime().toSeconds()));
        }
        if (request.asksFor("id_token")) {
            parameters.put("id_token", idTokens.create(client, authorization, granted.user(), accessToken));
        }
        issued.fire(new TokensIssued(client.clientId(), session.subject(), session.sid(), scopes, List.copyOf(kinds(parameters)),
                withCode ? "authorization_code" : "implicit"));
        if (!withCode) {
            parameters.put("scope", String.join(" ", scopes));
        }
        if (scopes.contains("openid")) {
            parameters.put("session_state", SessionState.of(session, client.clientId(), request.address().origin()));
        }
        browserSession.visited(client.clientId());
        return request.address().answer(parameters, issuer.value());
    }

    private static List<String> kinds(Map<String, String> parameters) {
        var kinds = new ArrayList<>(List.of("code", "access_token", "id_token"));
        kinds.retainAll(parameters.keySet());
        return kinds;
    }
}
