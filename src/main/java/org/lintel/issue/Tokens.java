package org.lintel.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.event.TokensIssued;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Refresh;
import org.lintel.model.TokenRequest;
import org.lintel.model.User;
import org.lintel.spec.Duty;
import org.lintel.spi.ProfileService;
import org.lintel.spi.UserStore;

/** All that the token endpoint issues for an authorization. */
@ApplicationScoped
public class Tokens {

    @Inject
    AllowedScopes allowedScopes;

    @Inject
    Families authorizations;

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
    Announcements announcements;

    /**
     * @param granted by the grant; no plug-in can give more than the client may have, or to whom nothing is to be given
     * @param grant   the grant type
     * @throws org.lintel.model.OAuthException {@code invalid_scope}, or {@code invalid_grant} if the user is not welcome any more or a
     *                                         refresh token is worth nothing
     */
    @Duty({"Core 3.1.2.1 scope-openid", "Core 3.1.3.2 openid-code", "RFC 6749 4.1.4 response"})
    public TokenResponse issue(TokenRequest request, Authorization granted, String grant) {
        Client client = request.client();
        allowedScopes.check(client, granted.scopes());
        User user = granted.subject() == null ? null : users.find(granted.subject())
                .filter(found -> profiles.isActive(found, client))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the user is unknown or disabled"));
        Authorization authorization = user == null || granted.family() != null ? granted : authorizations.begin(client, granted);
        Audience audience = accessTokens.reach(authorization);
        Claims claims = user == null ? Claims.NONE : claims(client, authorization, audience, user);
        String accessToken = accessTokens.create(client, authorization, audience, claims);
        String idToken = user != null && authorization.hasScope("openid")
                ? idTokens.create(client, authorization, user, Map.of("at_hash", accessToken)) : null;
        // last of all: a refresh token is not used up by a request that fails
        String refreshToken = authorization.renewal() != null ? refreshTokens.renew(client, authorization.renewal())
                : RefreshTokens.givenFor(client, authorization) ? refreshTokens.first(client, authorization, claims) : null;
        var response = new TokenResponse(accessToken, client.tokens().accessTokenLifetime().toSeconds(), refreshToken, idToken,
                String.join(" ", authorization.scopes()));
        announcements.tell(new TokensIssued(client.clientId(), authorization.subject(), authorization.sid(), authorization.scopes(),
                kinds(response), grant));
        return response;
    }

    private Claims claims(Client client, Authorization authorization, Audience audience, User user) {
        if (authorization.renewal() == null || client.refreshTokens().updateAccessTokenClaimsOnRefresh()) {
            return accessTokens.userClaims(client, audience, user);
        }
        Refresh first = authorization.renewal().refresh();
        return AccessTokens.still(first.claims(), first.authorization(), authorization, audience);
    }

    private static List<String> kinds(TokenResponse response) {
        var kinds = new ArrayList<>(List.of("access_token", "id_token", "refresh_token"));
        kinds.retainAll(response.parameters().keySet());
        return List.copyOf(kinds);
    }
}
