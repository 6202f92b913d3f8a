package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.AuthorizationCodeValidator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** The independent judge completes the hybrid flow: every pair of response type, response mode, client authentication and algorithm. */
@Tag("http")
class NimbusHybridIT {

    @ParameterizedTest
    @CsvSource({
            "code id_token, fragment, hybrid, client_secret_basic, RS256",
            "code id_token, form_post, hybrid-es384, client_secret_post, ES384",
            "code id_token, fragment, hybrid-browser, none, PS256",
            "code token, fragment, hybrid-es384, client_secret_basic, ES384",
            "code token, form_post, hybrid-browser, none, PS256",
            "code token, form_post, hybrid, client_secret_post, RS256",
            "code id_token token, form_post, hybrid, client_secret_basic, RS256",
            "code id_token token, fragment, hybrid-es384, client_secret_post, ES384",
            "code id_token token, form_post, hybrid-browser, none, PS256"})
    @Duty({"Core 3.3.2.1 response-types", "Core 3.3.2.5 fragment", "Core 3.3.2.11 nonce", "Core 3.3.2.11 at-hash", "Core 3.3.2.11 c-hash"})
    void everyTokenIsRightAndSpeaksOfTheSameUser(String type, String mode, String clientId, String method, String alg) throws Exception {
        App app = Apps.named(clientId);
        RelyingParty party = RelyingParty.of(method.equals("none") ? new App(clientId, null, app.parameters()) : app);
        JWSAlgorithm algorithm = JWSAlgorithm.parse(alg);
        var request = party.asks(type, "openid profile email").responseMode(new ResponseMode(mode));
        AuthenticationSuccessResponse answer = party.answer(RelyingParty.send(Lintel.browser(), request).signIn("alice"))
                .toSuccessResponse();
        OIDCTokens tokens = redeem(party, method, answer);
        IDTokenClaimsSet late = party.trust(tokens.getIDToken(), algorithm);
        AccessTokenValidator.validate(tokens.getAccessToken(), algorithm, late.getAccessTokenHash());
        assertThat(party.userInfo(tokens.getAccessToken()).toSuccessResponse().getUserInfo().getSubject()).isEqualTo(late.getSubject());

        assertThat(answer.getIDToken() != null).isEqualTo(type.contains("id_token"));
        assertThat(answer.getAccessToken() != null).isEqualTo(type.endsWith(" token"));
        if (answer.getIDToken() != null) {
            IDTokenClaimsSet early = party.trust(answer.getIDToken(), algorithm);
            AuthorizationCodeValidator.validate(answer.getAuthorizationCode(), algorithm, early.getCodeHash());
            assertThat(early.getSubject()).isEqualTo(late.getSubject());
            assertThat(early.getAuthenticationTime()).isEqualTo(late.getAuthenticationTime());
            if (answer.getAccessToken() != null) {
                AccessTokenValidator.validate(answer.getAccessToken(), algorithm, early.getAccessTokenHash());
            }
        }
        if (answer.getAccessToken() != null) {
            assertThat(party.userInfo(answer.getAccessToken()).toSuccessResponse().getUserInfo().getSubject()).isEqualTo(late.getSubject());
        }
    }

    private static OIDCTokens redeem(RelyingParty party, String method, AuthenticationSuccessResponse answer) throws Exception {
        var grant = party.redemption(answer.getAuthorizationCode());
        var endpoint = party.provider().getTokenEndpointURI();
        if (method.equals("none")) {
            return tokens(new TokenRequest(endpoint, party.clientId(), grant));
        }
        ClientAuthentication authentication = method.equals("client_secret_basic")
                ? new ClientSecretBasic(party.clientId(), party.secret()) : new ClientSecretPost(party.clientId(), party.secret());
        return tokens(new TokenRequest(endpoint, authentication, grant));
    }

    private static OIDCTokens tokens(TokenRequest request) throws Exception {
        return ((OIDCTokenResponse) RelyingParty.send(request).toSuccessResponse()).getOIDCTokens();
    }
}
