package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** The independent judge refreshes its tokens, asks about them and gives them back. */
@Tag("http")
class NimbusRefreshIT {

    private static final App RENEW = Apps.named("renew");
    private static final App PUBLIC = new App("renew-browser", null, Apps.named("renew-browser").parameters());

    @Duty("RFC 6749 4.1.4 response")
    @Test
    void aClientWithASecretInTheHeader() throws Exception {
        RelyingParty party = RelyingParty.of(RENEW);
        refreshes(party, new ClientSecretBasic(party.clientId(), party.secret()));
    }

    @Duty("RFC 6749 6 authenticated")
    @Test
    void aClientWithASecretInTheForm() throws Exception {
        RelyingParty party = RelyingParty.of(RENEW);
        refreshes(party, new ClientSecretPost(party.clientId(), party.secret()));
    }

    @Test
    void aPublicClient() throws Exception {
        refreshes(RelyingParty.of(PUBLIC), null);
    }

    private static void refreshes(RelyingParty party, ClientAuthentication authentication) throws Exception {
        var request = party.asks("code", "openid profile api offline_access");
        var answer = party.answer(RelyingParty.send(Lintel.browser(), request).signIn("alice")).toSuccessResponse();
        OIDCTokens first = success(tokens(party, authentication, party.redemption(answer.getAuthorizationCode())));
        OIDCTokens second = success(tokens(party, authentication, new RefreshTokenGrant(first.getRefreshToken())));
        assertThat(second.getRefreshToken()).isNotNull().isNotEqualTo(first.getRefreshToken());

        var before = party.trust(first.getIDToken(), JWSAlgorithm.RS256);
        var after = new IDTokenValidator(party.provider().getIssuer(), party.clientId(), JWSAlgorithm.RS256, party.keys())
                .validate(second.getIDToken(), null);
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getAuthenticationTime()).isEqualTo(before.getAuthenticationTime());
        AccessTokenValidator.validate(second.getAccessToken(), JWSAlgorithm.RS256, after.getAccessTokenHash());
        assertThat(party.userInfo(second.getAccessToken()).indicatesSuccess()).isTrue();

        if (authentication != null) {
            assertThat(introspect(party, authentication, second.getRefreshToken())).isTrue();
        }
        URI endpoint = party.provider().getRevocationEndpointURI();
        Token given = second.getRefreshToken();
        var revocation = authentication == null ? new TokenRevocationRequest(endpoint, party.clientId(), given)
                : new TokenRevocationRequest(endpoint, authentication, given);
        assertThat(revocation.toHTTPRequest().send().getStatusCode()).isEqualTo(200);
        assertThat(party.userInfo(second.getAccessToken()).indicatesSuccess()).isFalse();
        var refused = tokens(party, authentication, new RefreshTokenGrant(new RefreshToken(given.getValue())));
        assertThat(refused.toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.INVALID_GRANT);
        if (authentication != null) {
            assertThat(introspect(party, authentication, given)).isFalse();
        }
    }

    private static TokenResponse tokens(RelyingParty party, ClientAuthentication authentication,
            AuthorizationGrant grant) throws Exception {
        URI endpoint = party.provider().getTokenEndpointURI();
        return RelyingParty.send(authentication == null ? new TokenRequest(endpoint, party.clientId(), grant)
                : new TokenRequest(endpoint, authentication, grant));
    }

    private static OIDCTokens success(TokenResponse response) {
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    private static boolean introspect(RelyingParty party, ClientAuthentication authentication, Token token) throws Exception {
        var request = new TokenIntrospectionRequest(party.provider().getIntrospectionEndpointURI(), authentication, token);
        return TokenIntrospectionResponse.parse(request.toHTTPRequest().send()).toSuccessResponse().isActive();
    }
}
