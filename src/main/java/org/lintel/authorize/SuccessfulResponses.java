package org.lintel.authorize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.config.Issuer;
import org.lintel.event.TokensIssued;
import org.lintel.issue.AccessTokens;
import org.lintel.issue.AgreedTerms;
import org.lintel.issue.Codes;
import org.lintel.issue.Families;
import org.lintel.issue.Ground;
import org.lintel.issue.Grounds;
import org.lintel.issue.IdTokens;
import org.lintel.issue.IdentityScopes;
import org.lintel.issue.NewAccessToken;
import org.lintel.issue.Terms;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.BrowserResponse;
import org.lintel.model.Client;
import org.lintel.model.Issuance;
import org.lintel.model.OAuthError;
import org.lintel.model.RequestedClaims;
import org.lintel.model.Session;
import org.lintel.oauth.Handles;
import org.lintel.oauth.ResponseType;
import org.lintel.request.AuthorizeRequest;
import org.lintel.request.NextStep;
import org.lintel.session.BrowserSession;
import org.lintel.session.SessionState;
import org.lintel.spec.Duty;

/** What a client gets at the authorization endpoint when all is well: a code, tokens, both or nothing (RFC 6749 §4.1.2, OpenID Connect Core
 * §3.1.2.5, §3.2.2.5, §3.3.2.5). */
@ApplicationScoped
public class SuccessfulResponses {

    @Inject
    Terms terms;

    @Inject
    Codes codes;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Families families;

    @Inject
    Grounds grounds;

    @Inject
    IdTokens idTokens;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    BrowserSession browserSession;

    @Inject
    Issuer issuer;

    @Inject
    Announcements announcements;

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

    @Duty({"Core 3.1.2.5 code-response", "Core 3.2.2.5 access-token", "Core 3.2.2.5 id-token", "Core 3.2.2.5 no-code",
            "Core 3.3.2.5 access-token", "Core 3.3.2.5 id-token", "Core 3.3.2.5 code", "Core 3.3.2.11 c-hash",
            "Core 3.3.3.8 access-tokens-differ", "RFC 6749 4.2.2 no-refresh-token", "RFC 6749 4.2.2 fragment",
            "RFC 9207 2.4 not-conflicting"})
    private Map<String, String> issue(AuthorizeRequest request, Session session, NextStep.Proceed granted) {
        Client client = request.client();
        boolean withCode = request.asksFor("code");
        boolean withToken = request.asksFor("token");
        String grant = withCode ? "authorization_code" : "implicit";
        AgreedTerms agreed = terms.agree(new Issuance(client, grant, authorization(request, session, granted, withCode || withToken)));
        Authorization authorization = agreed.authorization();
        List<String> scopes = authorization.scopes();
        var ground = new Ground(session.key(), granted.consent());
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> besideIdToken = new LinkedHashMap<>();
        if (withCode) {
            String code = codes.create(client, authorization, ground, request.parameters().optional("redirect_uri").orElse(null),
                    request.pkce());
            parameters.put("code", code);
            besideIdToken.put("c_hash", code);
        }
        if (withToken) {
            if (!families.remember(client, authorization, () -> grounds.hold(ground))) {
                throw request.address().refuse(OAuthError.ACCESS_DENIED, "the session, or the consent, has just come to its end");
            }
            NewAccessToken accessToken = accessTokens.create(agreed, granted.user());
            parameters.put("access_token", accessToken.value());
            parameters.put("token_type", accessToken.type());
            parameters.put("expires_in", Long.toString(agreed.terms().accessTokenLifetime().toSeconds()));
            besideIdToken.put("at_hash", accessToken.value());
        }
        if (request.asksFor("id_token") && authorization.hasScope("openid")) {
            parameters.put("id_token", idTokens.create(agreed, granted.user(), besideIdToken));
        }
        announcements.tell(new TokensIssued(client.clientId(), session.subject(), session.sid(), scopes, kinds(parameters),
                grant));
        if (withToken || !withCode) {
            parameters.put("scope", String.join(" ", scopes));
        }
        return parameters;
    }

    private Authorization authorization(AuthorizeRequest request, Session session, NextStep.Proceed granted, boolean lasting) {
        List<String> scopes = granted.scopes().stream().filter(request.ask().scopes()::contains).toList();
        var requested = new RequestedClaims(identityScopes.covered(request.ask().claims().idToken().keySet(), granted.scopes()),
                identityScopes.covered(request.ask().claims().userinfo().keySet(), granted.scopes()),
                request.parameters().list("claims_locales"));
        return Authorization.forUser(issuer.value(), request.client(), Authentication.of(session), scopes)
                .asking(requested, request.nonce()).of(lasting ? Handles.random(16) : null);
    }

    private static List<String> kinds(Map<String, String> parameters) {
        return Stream.of("code", "access_token", "id_token").filter(parameters::containsKey).toList();
    }
}
