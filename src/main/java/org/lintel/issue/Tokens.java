package org.lintel.issue;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.lintel.event.TokensIssued;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.User;
import org.lintel.spi.ProfileService;
import org.lintel.spi.UserStore;

/** All that the token endpoint issues for an authorization. */
@ApplicationScoped
public class Tokens {

    @Inject
    AccessTokens accessTokens;

    @Inject
    IdTokens idTokens;

    @Inject
    UserStore users;

    @Inject
    ProfileService profiles;

    @Inject
    Event<TokensIssued> issued;

    /**
     * @param grant the grant type, for the event
     * @throws org.lintel.model.OAuthException {@code invalid_grant} if the user is not welcome any more
     */
    public TokenResponse issue(Client client, Authorization authorization, String grant) {
        User user = authorization.subject() == null ? null : users.find(authorization.subject())
                .filter(found -> profiles.isActive(found, client))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the user is unknown or disabled"));
        String accessToken = accessTokens.create(client, authorization, user);
        boolean openid = user != null && authorization.hasScope("openid");
        String idToken = openid ? idTokens.create(client, authorization, user, accessToken) : null;
        issued.fire(new TokensIssued(client.clientId(), authorization.subject(), authorization.sid(), authorization.scopes(),
                openid ? List.of("access_token", "id_token") : List.of("access_token"), grant));
        return new TokenResponse(accessToken, client.accessTokenLifetime().toSeconds(), idToken,
                String.join(" ", authorization.scopes()));
    }
}
