package org.lintel.issue;

import java.util.LinkedHashMap;
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

/** All that is issued for an authorization, at the token endpoint and at the authorization endpoint. */
@ApplicationScoped
public class Tokens {

    @Inject
    AllowedScopes allowedScopes;

    @Inject
    Families families;

    @Inject
    Grounds grounds;

    @Inject
    Codes codes;

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
     * At the token endpoint.
     *
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
        String idToken = user != null && authorization.hasScope("openid") ? idToken(client, authorization, user, accessToken, null) : null;
        // last of all: a refresh token is not used up by a request that fails
        String refreshToken = refreshToken(client, granted, authorization, claims);
        return told(client, authorization, grant, new TokenResponse(null, accessToken, client.tokens().accessTokenLifetime(), refreshToken,
                idToken, authorization.scopes()));
    }

    /**
     * At the authorization endpoint.
     *
     * @throws org.lintel.model.OAuthException {@code access_denied} if the ground has gone meanwhile
     */
    @Duty({"Core 3.1.2.5 code-response", "Core 3.2.2.5 access-token", "Core 3.2.2.5 id-token", "Core 3.2.2.5 no-code",
            "Core 3.3.2.5 access-token", "Core 3.3.2.5 id-token", "Core 3.3.2.5 code", "Core 3.3.3.8 access-tokens-differ",
            "RFC 6749 4.2.2 no-refresh-token", "RFC 6749 4.2.2 fragment", "RFC 9207 2.4 not-conflicting"})
    public TokenResponse issue(Client client, FrontChannel asked) {
        Authorization authorization = asked.authorization();
        String code = asked.wants("code")
                ? codes.create(client, authorization, asked.ground(), asked.redirectUri(), asked.pkce()) : null;
        NewAccessToken accessToken = asked.wants("token") ? accessToken(client, asked) : null;
        String idToken = asked.wants("id_token") ? idToken(client, authorization, asked.user(), accessToken, code) : null;
        return told(client, authorization, code == null ? "implicit" : "authorization_code", new TokenResponse(code, accessToken,
                client.tokens().accessTokenLifetime(), null, idToken, authorization.scopes()));
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

    private NewAccessToken accessToken(Client client, FrontChannel asked) {
        if (!families.remember(client, asked.authorization(), () -> grounds.hold(asked.ground()))) {
            throw OAuthError.ACCESS_DENIED.because("the session, or the consent, has just come to its end");
        }
        Audience audience = accessTokens.reach(asked.authorization());
        return accessTokens.create(client, asked.authorization(), audience, accessTokens.userClaims(client, audience, asked.user()));
    }

    /** With the hashes of what is issued beside it, each of which may be {@code null}. */
    @Duty("Core 3.3.2.11 c-hash")
    private String idToken(Client client, Authorization authorization, User user, NewAccessToken accessToken, String code) {
        Map<String, String> beside = new LinkedHashMap<>();
        if (code != null) {
            beside.put("c_hash", code);
        }
        if (accessToken != null) {
            beside.put("at_hash", accessToken.value());
        }
        return idTokens.create(client, authorization, user, beside);
    }

    private TokenResponse told(Client client, Authorization authorization, String grant, TokenResponse response) {
        announcements.tell(new TokensIssued(client.clientId(), authorization.subject(), authorization.sid(), authorization.scopes(),
                response.kinds(), grant));
        return response;
    }
}
