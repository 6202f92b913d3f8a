package org.lintel.token;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Scope;
import org.lintel.model.TokenRequest;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantType;
import org.lintel.spi.ScopeStore;

/** A client for itself (RFC 6749 §4.4): "MUST only be used by confidential clients", and without scopes that speak of a user. */
@ApplicationScoped
public class ClientCredentialsGrant implements GrantType {

    @Inject
    ScopeStore scopes;

    @Override
    public String name() {
        return "client_credentials";
    }

    @Duty("RFC 6749 4.4 confidential")
    @Override
    public Authorization authorize(TokenRequest request) {
        Client client = request.client();
        if (!client.credentials().requireClientSecret()) {
            throw OAuthError.UNAUTHORIZED_CLIENT.telling("a public client may not use client_credentials");
        }
        List<String> asked = request.form().list("scope");
        if (!scopes.find(asked).stream().allMatch(ClientCredentialsGrant::withoutUser)) {
            throw OAuthError.INVALID_SCOPE.telling("a scope needs a user, and client_credentials has none");
        }
        return Authorization.forClient(request.issuer(), client, asked.isEmpty() ? all(client) : asked);
    }

    /** "If the client omits the scope parameter … process the request using a pre-defined default value" (§3.3): all it may have. */
    @Duty("RFC 6749 3.3 scope-default")
    private List<String> all(Client client) {
        return scopes.find(client.allowedScopes()).stream().filter(ClientCredentialsGrant::withoutUser).map(Scope::name).sorted().toList();
    }

    private static boolean withoutUser(Scope scope) {
        return scope.kind() == Scope.Kind.RESOURCE && !scope.name().equals("offline_access");
    }
}
