package org.lintel.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Caller;
import org.lintel.model.OAuthError;

/** The access tokens of requests to Lintel's own protected resources (RFC 6750 §2). */
@ApplicationScoped
public class PresentedTokens {

    @Inject
    AccessTokens accessTokens;

    @Inject
    Possession possession;

    /**
     * The one that comes with the request, valid and presented by whom it was issued to.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_token}, or what RFC 6750 §3.1 has for a request without a token
     */
    public AccessToken of(Caller caller) {
        PresentedToken presented = PresentedToken.in(caller);
        AccessToken token = accessTokens.read(presented.value())
                .orElseThrow(() -> OAuthError.INVALID_TOKEN.of(presented.type())
                        .because("the access token is not ours, has expired or was revoked"));
        possession.check(caller, presented.type(), token);
        return token;
    }
}
