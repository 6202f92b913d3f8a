package org.lintel.issue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.event.TokensIssued;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Granted;
import org.lintel.model.Issuance;
import org.lintel.model.OAuthError;
import org.lintel.model.PersistedGrant;
import org.lintel.model.PresentedCode;
import org.lintel.model.PresentedRefreshToken;
import org.lintel.model.User;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;
import org.lintel.spi.ProfileService;
import org.lintel.spi.UserStore;

/** All that is issued for an authorization, at the token endpoint and at the authorization endpoint. */
@ApplicationScoped
public class Tokens {

    @Inject
    AllowedScopes allowedScopes;

    @Inject
    Terms terms;

    @Inject
    TokenResponseCustomizers customizers;

    @Inject
    Families families;

    @Inject
    Grounds grounds;

    @Inject
    Codes codes;

    @Inject
    GrantStore grants;

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
        AgreedTerms allowed = terms.agree(new Issuance(client, grant, granted.authorization()));
        allowed.audience().check(allowed.terms());
        Map<String, Object> more = customizers.members(allowed.issuance());
        AgreedTerms agreed = begun(allowed, granted);
        Claims claims = user == null ? Claims.NONE : claims(agreed, granted, user);
        NewAccessToken accessToken = accessTokens.create(agreed, claims);
        String idToken = user != null && agreed.authorization().hasScope("openid") && wantsIdToken(client, granted)
                ? idToken(agreed, user, accessToken, null) : null;
        String refreshToken = stored(agreed, granted, claims, accessToken.rows());
        return told(agreed, new TokenResponse(null, accessToken, agreed.terms().accessTokenLifetime(), refreshToken, idToken,
                agreed.authorization().scopes(), more));
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
        String grant = asked.wants("code") ? "authorization_code" : "implicit";
        AgreedTerms agreed = terms.agree(new Issuance(client, grant, asked.authorization()));
        Authorization authorization = agreed.authorization();
        String code = asked.wants("code")
                ? codes.create(client, authorization, asked.ground(), asked.redirectUri(), asked.pkce()) : null;
        NewAccessToken accessToken = asked.wants("token") ? accessToken(agreed, asked) : null;
        String idToken = asked.wants("id_token") && authorization.hasScope("openid") ? idToken(agreed, asked.user(), accessToken, code)
                : null;
        return told(agreed, new TokenResponse(code, accessToken, agreed.terms().accessTokenLifetime(), null, idToken,
                authorization.scopes(), Map.of()));
    }

    /** The one of a refresh is optional (OpenID Connect Core §12.2), and each costs a signature. */
    private static boolean wantsIdToken(Client client, Granted granted) {
        return !(granted instanceof PresentedRefreshToken used) || client.refreshTokens().alwaysSendIdTokenOnRefresh()
                || used.asked().contains("openid");
    }

    private User user(Client client, Authorization authorization) {
        return authorization.subject() == null ? null : users.find(authorization.subject())
                .filter(found -> profiles.isActive(found, client))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the user is unknown or disabled"));
    }

    /** A user's authorization that comes without a family begins one, once no check is left that could refuse. */
    private AgreedTerms begun(AgreedTerms agreed, Granted granted) {
        return granted instanceof Authorization first && first.subject() != null
                ? agreed.of(families.begin(agreed.client(), agreed.authorization())) : agreed;
    }

    private Claims claims(AgreedTerms agreed, Granted granted, User user) {
        Client client = agreed.client();
        return granted instanceof PresentedRefreshToken used && !client.refreshTokens().updateAccessTokenClaimsOnRefresh()
                ? AccessTokens.still(used.content().claims(), used.content().authorization(), agreed.authorization(), agreed.audience())
                : accessTokens.userClaims(client, agreed.audience(), user);
    }

    /**
     * Last of all, so that no code and no refresh token is used up by a request that fails; and in one step with using it up.
     *
     * @return the refresh token, if there is one
     */
    private String stored(AgreedTerms agreed, Granted granted, Claims claims, List<PersistedGrant> made) {
        Client client = agreed.client();
        if (granted instanceof PresentedRefreshToken used) {
            return refreshTokens.renew(client, used, made);
        }
        NewRefreshToken first = RefreshTokens.givenFor(client, agreed.authorization()) ? refreshTokens.first(agreed, claims) : null;
        List<PersistedGrant> all = first == null ? made : Stream.concat(made.stream(), Stream.of(first.row())).toList();
        if (granted instanceof PresentedCode code) {
            codes.redeem(client, code, all);
        } else {
            all.forEach(grants::put);
        }
        return first == null ? null : first.value();
    }

    private NewAccessToken accessToken(AgreedTerms agreed, FrontChannel asked) {
        agreed.audience().check(agreed.terms());
        if (!families.remember(agreed.client(), agreed.authorization(), () -> grounds.hold(asked.ground()))) {
            throw OAuthError.ACCESS_DENIED.because("the session, or the consent, has just come to its end");
        }
        NewAccessToken made = accessTokens.create(agreed, accessTokens.userClaims(agreed.client(), agreed.audience(), asked.user()));
        made.rows().forEach(grants::put);
        return made;
    }

    /** With the hashes of what is issued beside it, each of which may be {@code null}. */
    @Duty("Core 3.3.2.11 c-hash")
    private String idToken(AgreedTerms agreed, User user, NewAccessToken accessToken, String code) {
        Map<String, String> beside = new LinkedHashMap<>();
        if (code != null) {
            beside.put("c_hash", code);
        }
        if (accessToken != null) {
            beside.put("at_hash", accessToken.value());
        }
        return idTokens.create(agreed, user, beside);
    }

    private TokenResponse told(AgreedTerms agreed, TokenResponse response) {
        Authorization authorization = agreed.authorization();
        announcements.tell(new TokensIssued(agreed.client().clientId(), authorization.subject(), authorization.sid(),
                authorization.scopes(), response.kinds(), agreed.issuance().grantType()));
        return response;
    }
}
