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
import org.lintel.model.Granted;
import org.lintel.model.OAuthError;
import org.lintel.model.PresentedRefreshToken;
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
    Families families;

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
    public TokenResponse issue(Client client, Granted granted, String grant) {
        allowedScopes.check(client, granted.authorization().scopes());
        User user = user(client, granted.authorization());
        Authorization authorization = granted instanceof Authorization first && user != null ? families.begin(client, first)
                : granted.authorization();
        Audience audience = accessTokens.reach(authorization);
        Claims claims = user == null ? Claims.NONE : claims(client, granted, audience, user);
        NewAccessToken accessToken = accessTokens.create(client, authorization, audience, claims);
        String idToken = user != null && authorization.hasScope("openid")
                ? idTokens.create(client, authorization, user, Map.of("at_hash", accessToken.value())) : null;
        // last of all: a refresh token is not used up by a request that fails
        String refreshToken = refreshToken(client, granted, authorization, claims);
        var response = new TokenResponse(accessToken.value(), accessToken.type(), client.tokens().accessTokenLifetime().toSeconds(),
                refreshToken, idToken, String.join(" ", authorization.scopes()));
        announcements.tell(new TokensIssued(client.clientId(), authorization.subject(), authorization.sid(), authorization.scopes(),
                kinds(response), grant));
        return response;
    }

    private User user(Client client, Authorization authorization) {
        return authorization.subject() == null ? null : users.find(authorization.subject())
                .filter(found -> profiles.isActive(found, client))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the user is unknown or disabled"));
    }

    private Claims claims(Client client, Granted granted, Audience audience, User user) {
        return granted instanceof PresentedRefreshToken used && !client.refreshTokens().updateAccessTokenClaimsOnRefresh()
                ? AccessTokens.still(used.content().claims(), used.content().authorization(), used.authorization(), audience)
                : accessTokens.userClaims(client, audience, user);
    }

    private String refreshToken(Client client, Granted granted, Authorization authorization, Claims claims) {
        if (granted instanceof PresentedRefreshToken used) {
            return refreshTokens.renew(client, used);
        }
        return RefreshTokens.givenFor(client, authorization) ? refreshTokens.first(client, authorization, claims) : null;
    }

    private static List<String> kinds(TokenResponse response) {
        var kinds = new ArrayList<>(List.of("access_token", "id_token", "refresh_token"));
        kinds.retainAll(response.parameters().keySet());
        return List.copyOf(kinds);
    }
}
