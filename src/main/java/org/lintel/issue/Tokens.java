package org.lintel.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.lintel.event.TokensIssued;
import org.lintel.issue.RefreshTokens.Presented;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.TokenRequest;
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
    RefreshTokens refreshTokens;

    @Inject
    UserStore users;

    @Inject
    ProfileService profiles;

    @Inject
    Event<TokensIssued> issued;

    /**
     * @param grant the grant type
     * @throws org.lintel.model.OAuthException {@code invalid_grant} if the user is not welcome any more, or a refresh token is worth nothing
     */
    public TokenResponse issue(TokenRequest request, Authorization authorization, String grant) {
        Client client = request.client();
        User user = authorization.subject() == null ? null : users.find(authorization.subject())
                .filter(found -> profiles.isActive(found, client))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the user is unknown or disabled"));
        Presented presented = grant.equals(RefreshTokens.GRANT_TYPE)
                ? refreshTokens.present(client, request.form().required("refresh_token")) : null;
        Claims claims = claims(client, authorization, user, presented);
        String accessToken = accessTokens.create(client, authorization, claims);
        String idToken = user != null && authorization.hasScope("openid")
                ? idTokens.create(client, authorization, user, Map.of("at_hash", accessToken)) : null;
        // last of all: a refresh token is not used up by a request that fails
        String refreshToken = presented != null ? refreshTokens.renew(client, presented)
                : RefreshTokens.givenFor(client, authorization) ? refreshTokens.first(client, authorization, claims) : null;
        var response = new TokenResponse(accessToken, client.accessTokenLifetime().toSeconds(), refreshToken, idToken,
                String.join(" ", authorization.scopes()));
        issued.fire(new TokensIssued(client.clientId(), authorization.subject(), authorization.sid(), authorization.scopes(),
                kinds(response), grant));
        return response;
    }

    private Claims claims(Client client, Authorization authorization, User user, Presented presented) {
        if (user == null) {
            return Claims.NONE;
        }
        return presented == null || client.updateAccessTokenClaimsOnRefresh() ? accessTokens.userClaims(client, authorization, user)
                : accessTokens.still(presented.refresh().claims(), presented.refresh().authorization(), authorization);
    }

    private static List<String> kinds(TokenResponse response) {
        var kinds = new ArrayList<>(List.of("access_token", "id_token", "refresh_token"));
        kinds.retainAll(response.parameters().keySet());
        return List.copyOf(kinds);
    }
}
