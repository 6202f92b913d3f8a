package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** The independent judge understands every refusal. */
@Tag("http")
class NimbusErrorsIT {

    @Duty("Core 3.1.2.6 login-required")
    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post"})
    void nobodyIsSignedIn(String mode) throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        var request = party.asks("code", "openid").prompt(Prompt.Type.NONE).responseMode(new ResponseMode(mode));
        assertThat(party.answer(RelyingParty.send(Lintel.browser(), request)).toErrorResponse().getErrorObject())
                .isEqualTo(OIDCError.LOGIN_REQUIRED);
    }

    @Duty("Core 3.1.2.6 consent-required")
    @Test
    void consentWouldBeNeeded() throws Exception {
        Browser browser = Lintel.browser();
        browser.authorize(App.QUICK).signIn("alice").code();
        RelyingParty party = RelyingParty.of(Apps.named("asking"));
        assertThat(party.answer(RelyingParty.send(browser, party.asks("code", "openid").prompt(Prompt.Type.NONE)))
                .toErrorResponse().getErrorObject()).isEqualTo(OIDCError.CONSENT_REQUIRED);
    }

    @Duty("RFC 6749 4.1.2.1 access-denied")
    @Test
    void theUserRefuses() throws Exception {
        RelyingParty party = RelyingParty.of(Apps.named("asking"));
        assertThat(party.answer(RelyingParty.send(Lintel.browser(), party.asks("code", "openid")).signIn("alice").deny())
                .toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.ACCESS_DENIED);
    }

    @Duty({"Core 3.1.2.2 error-returned", "RFC 6749 4.1.2.1 invalid-scope"})
    @Test
    void theScopeIsUnknown() throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        assertThat(party.answer(RelyingParty.send(Lintel.browser(), party.asks("code", "openid unknown")))
                .toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.INVALID_SCOPE);
    }

    @Duty({"Core 3.1.3.4 error-response", "RFC 6749 5.2 invalid-grant"})
    @Test
    void theCodeIsMadeUp() throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        ErrorObject error = refusal(new TokenRequest(party.provider().getTokenEndpointURI(),
                new ClientSecretBasic(party.clientId(), party.secret()), party.redemption(new AuthorizationCode())));
        assertThat(error).isEqualTo(OAuth2Error.INVALID_GRANT);
        assertThat(error.getHTTPStatusCode()).isEqualTo(400);
    }

    @Test
    void theSecretIsWrong() throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        ErrorObject error = refusal(new TokenRequest(party.provider().getTokenEndpointURI(),
                new ClientSecretBasic(party.clientId(), new Secret()), party.redemption(new AuthorizationCode())));
        assertThat(error).isEqualTo(OAuth2Error.INVALID_CLIENT);
        assertThat(error.getHTTPStatusCode()).isEqualTo(401);
    }

    @Test
    void theGrantIsNotForThisClient() throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        assertThat(refusal(new TokenRequest(party.provider().getTokenEndpointURI(),
                new ClientSecretBasic(party.clientId(), party.secret()), new ClientCredentialsGrant())))
                .isEqualTo(OAuth2Error.UNAUTHORIZED_CLIENT);
    }

    @Duty("Core 5.3.3 errors")
    @Test
    void theAccessTokenIsMadeUp() throws Exception {
        RelyingParty party = RelyingParty.of(App.QUICK);
        assertThat(party.userInfo(new BearerAccessToken()).toErrorResponse().getErrorObject())
                .isEqualTo(BearerTokenError.INVALID_TOKEN);
    }

    private static ErrorObject refusal(TokenRequest request) throws Exception {
        return RelyingParty.send(request).toErrorResponse().getErrorObject();
    }
}
