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
import org.lintel.model.Issuance;
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
    Terms terms;

    @Inject
    TokenResponseCustomizers customizers;

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
        AgreedTerms allowed = terms.agree(new Issuance(client, grant, granted.authorization()));
        Map<String, Object> more = customizers.members(new Issuance(client, grant, allowed.authorization()));
        AgreedTerms agreed = begun(allowed, granted);
        Authorization authorization = agreed.authorization();
        Claims claims = user == null ? Claims.NONE : claims(agreed, granted, user);
        NewAccessToken accessToken = accessTokens.create(agreed, claims);
        String idToken = user != null && authorization.hasScope("openid")
                ? idTokens.create(agreed, user, Map.of("at_hash", accessToken.value())) : null;
        // last of all: a refresh token is not used up by a request that fails
        String refreshToken = refreshToken(agreed, granted, claims);
        var response = new TokenResponse(accessToken.value(), accessToken.type(), agreed.terms().accessTokenLifetime().toSeconds(),
                refreshToken, idToken, String.join(" ", authorization.scopes()), more);
        announcements.tell(new TokensIssued(client.clientId(), authorization.subject(), authorization.sid(), authorization.scopes(),
                kinds(response), grant));
        return response;
    }

    private User user(Client client, Authorization authorization) {
        return authorization.subject() == null ? null : users.find(authorization.subject())
                .filter(found -> profiles.isActive(found, client))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the user is unknown or disabled"));
    }

    /** A user's authorization that comes without a family begins one, now that nobody objects any more. */
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

    private String refreshToken(AgreedTerms agreed, Granted granted, Claims claims) {
        if (granted instanceof PresentedRefreshToken used) {
            return refreshTokens.renew(agreed.client(), used);
        }
        return RefreshTokens.givenFor(agreed.client(), agreed.authorization()) ? refreshTokens.first(agreed, claims) : null;
    }

    private static List<String> kinds(TokenResponse response) {
        var kinds = new ArrayList<>(List.of("access_token", "id_token", "refresh_token"));
        kinds.retainAll(response.parameters().keySet());
        return List.copyOf(kinds);
    }
}
