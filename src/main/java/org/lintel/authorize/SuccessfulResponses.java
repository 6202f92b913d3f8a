package org.lintel.authorize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.issue.FrontChannel;
import org.lintel.issue.Ground;
import org.lintel.issue.IdentityScopes;
import org.lintel.issue.Tokens;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.BrowserResponse;
import org.lintel.model.RequestedClaims;
import org.lintel.model.Session;
import org.lintel.oauth.ResponseType;
import org.lintel.request.AuthorizeRequest;
import org.lintel.request.NextStep;
import org.lintel.secret.Handles;
import org.lintel.session.BrowserSession;
import org.lintel.session.SessionState;
import org.lintel.spec.Duty;

/**
 * What a client gets at the authorization endpoint when all is well: a code, tokens, both or nothing (RFC 6749 §4.1.2, OpenID Connect Core
 * §3.1.2.5, §3.2.2.5, §3.3.2.5).
 */
@ApplicationScoped
public class SuccessfulResponses {

    @Inject
    Tokens tokens;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    BrowserSession browserSession;

    @Inject
    Issuer issuer;

    @Duty("Session Management 2 session-state")
    public BrowserResponse to(AuthorizeRequest request, Session session, NextStep.Proceed granted) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (request.responseType() != ResponseType.NONE) {
            parameters.putAll(issue(request, session, granted));
            browserSession.visited(request.client().clientId());
        }
        if (granted.scopes().contains("openid")) {
            parameters.put("session_state", SessionState.of(session, request.client().clientId(), request.address().origin()));
        }
        return request.address().answer(parameters, issuer.value());
    }

    private Map<String, String> issue(AuthorizeRequest request, Session session, NextStep.Proceed granted) {
        var asked = new FrontChannel(request.responseType().words(), authorization(request, session, granted), granted.user(),
                new Ground(session.key(), granted.consent()), request.parameters().optional("redirect_uri").orElse(null), request.pkce());
        Map<String, String> parameters = new LinkedHashMap<>();
        tokens.issue(request.client(), asked).parameters().forEach((name, value) -> parameters.put(name, value.toString()));
        return parameters;
    }

    private Authorization authorization(AuthorizeRequest request, Session session, NextStep.Proceed granted) {
        boolean lasting = request.asksFor("code") || request.asksFor("token");
        List<String> scopes = granted.scopes().stream().filter(request.ask().scopes()::contains).toList();
        var requested = new RequestedClaims(identityScopes.covered(request.ask().claims().idToken().keySet(), granted.scopes()),
                identityScopes.covered(request.ask().claims().userinfo().keySet(), granted.scopes()),
                request.parameters().list("claims_locales"));
        return Authorization.forUser(issuer.value(), request.client(), Authentication.of(session), scopes)
                .asking(requested, request.nonce()).of(lasting ? Handles.random(16) : null);
    }
}
