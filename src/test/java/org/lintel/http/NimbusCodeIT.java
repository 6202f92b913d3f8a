package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** The independent judge completes the authorization code flow with PKCE. */
@Tag("http")
@Tag("portability")
class NimbusCodeIT {

    @Duty({"Core 3.1.2.1 nonce", "RFC 6749 5.1 response"})
    @Test
    void aClientWithASecretInTheHeader() throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        completes(party, new ClientSecretBasic(party.clientId(), party.secret()));
    }

    @Duty({"Core 3.1.3.3 token-response", "RFC 6749 5.1 json"})
    @Test
    void aClientWithASecretInTheForm() throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        completes(party, new ClientSecretPost(party.clientId(), party.secret()));
    }

    @Test
    void aPublicClient() throws Exception {
        completes(RelyingParty.of(App.SPA), null);
    }

    @Duty("Core 3.1.2.1 response-mode")
    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post"})
    void theCodeTravelsInEveryResponseMode(String mode) throws Exception {
        RelyingParty party = RelyingParty.of(App.SPA);
        var request = party.asks("code", "openid").responseMode(new ResponseMode(mode));
        var answer = party.answer(RelyingParty.send(Lintel.browser(), request).signIn("alice"));
        assertThat(answer.getRedirectionURI()).hasToString(App.SPA.redirectUri());
        assertThat(redeem(party, answer.toSuccessResponse(), null).getIDToken()).isNotNull();
    }

    @Test
    void es256SignsBothTokensWhereClientAndResourceWantIt() throws Exception {
        RelyingParty party = RelyingParty.of(Apps.named("elliptic"));
        var answer = party.answer(RelyingParty.send(Lintel.browser(), party.asks("code", "openid profile ledger")).signIn("alice"));
        OIDCTokens tokens = redeem(party, answer.toSuccessResponse(), new ClientSecretBasic(party.clientId(), party.secret()));
        IDTokenClaimsSet idToken = party.trust(tokens.getIDToken(), JWSAlgorithm.ES256);
        AccessTokenValidator.validate(tokens.getAccessToken(), JWSAlgorithm.ES256, idToken.getAccessTokenHash());
        party.asApi(tokens.getAccessToken(), "https://ledger.example", JWSAlgorithm.ES256);
    }

    /** Everything that a relying party checks, from the request to userinfo. */
    private static void completes(RelyingParty party, ClientAuthentication authentication) throws Exception {
        var answer = party.answer(RelyingParty.send(Lintel.browser(), party.asks("code", "openid profile email api")).signIn("alice"));
        OIDCTokens tokens = redeem(party, answer.toSuccessResponse(), authentication);

        IDTokenClaimsSet idToken = party.trust(tokens.getIDToken(), JWSAlgorithm.RS256);
        assertThat(idToken.getAudience()).isEqualTo(List.of(new Audience(party.clientId().getValue())));
        assertThat(idToken.getNonce()).isEqualTo(party.nonce());
        assertThat(idToken.getAuthenticationTime()).isNotNull();
        assertThat(idToken.getStringClaim("email")).as("to be fetched from userinfo").isNull();
        AccessTokenValidator.validate(tokens.getAccessToken(), JWSAlgorithm.RS256, idToken.getAccessTokenHash());

        var accessToken = party.asApi(tokens.getAccessToken(), party.provider().getIssuer() + "/resources", JWSAlgorithm.RS256);
        assertThat(accessToken.getSubject()).isEqualTo(idToken.getSubject().getValue());
        assertThat(tokens.getAccessToken().getScope().toStringList()).containsExactly("openid", "profile", "email", "api");

        UserInfo user = party.userInfo(tokens.getAccessToken()).toSuccessResponse().getUserInfo();
        assertThat(user.getSubject()).isEqualTo(idToken.getSubject());
        assertThat(user.getGivenName()).isEqualTo("Alice");
        assertThat(user.getEmailAddress()).isEqualTo("alice@example.org");
        assertThat(user.getEmailVerified()).isTrue();
    }

    private static OIDCTokens redeem(RelyingParty party, AuthenticationSuccessResponse answer, ClientAuthentication authentication)
            throws Exception {
        var grant = party.redemption(answer.getAuthorizationCode());
        var endpoint = party.provider().getTokenEndpointURI();
        TokenRequest request = authentication == null ? new TokenRequest(endpoint, party.clientId(), grant)
                : new TokenRequest(endpoint, authentication, grant);
        return ((OIDCTokenResponse) RelyingParty.send(request).toSuccessResponse()).getOIDCTokens();
    }
}
