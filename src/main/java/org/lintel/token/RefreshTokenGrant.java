package org.lintel.token;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.RefreshTokens;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.PresentedRefreshToken;
import org.lintel.model.Scope;
import org.lintel.model.TokenRequest;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantType;
import org.lintel.spi.ScopeStore;

/** A refresh token for new tokens (RFC 6749 §6, OpenID Connect Core §12). */
@ApplicationScoped
public class RefreshTokenGrant implements GrantType {

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    ScopeStore scopes;

    @Override
    public String name() {
        return RefreshTokens.GRANT_TYPE;
    }

    @Override
    public PresentedRefreshToken authorize(TokenRequest request) {
        PresentedRefreshToken token = refreshTokens.usable(request.client(), request.form().required("refresh_token"));
        List<String> asked = request.form().list("scope");
        return token.asking(asked, narrowed(request.client(), token.authorization().scopes(), asked));
    }

    /**
     * "The requested scope MUST NOT include any scope not originally granted by the resource owner, and if omitted is treated as equal to
     * the scope originally granted by the resource owner" (RFC 6749 §6); without those that the operator has taken from the client since.
     */
    @Duty({"RFC 6749 5.2 invalid-scope", "RFC 6749 6 scope"})
    private List<String> narrowed(Client client, List<String> granted, List<String> asked) {
        List<String> left = scopes.find(granted).stream().map(Scope::name).filter(client::allowsScope).toList();
        List<String> wanted = (asked.isEmpty() ? granted.stream().filter(left::contains) : asked.stream()).toList();
        if (wanted.isEmpty() || !left.containsAll(wanted)) {
            throw OAuthError.INVALID_SCOPE
                    .telling("a scope was not granted with the refresh token, or is not allowed for the client any more");
        }
        return wanted;
    }
}
