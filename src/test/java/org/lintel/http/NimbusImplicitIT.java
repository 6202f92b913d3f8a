package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** The independent judge completes the implicit flow. */
@Tag("http")
class NimbusImplicitIT {

    @Duty({"Core 3.2.2.5 id-token", "Core 3.2.2.5 no-code", "Core 2 required-claims", "RFC 9207 2.4 not-conflicting"})
    @ParameterizedTest
    @ValueSource(strings = {"fragment", "form_post"})
    void anIdTokenAlone(String mode) throws Exception {
        RelyingParty party = RelyingParty.of(App.JS);
        AuthenticationSuccessResponse answer = answer(party, "id_token", "openid profile", mode);
        assertThat(answer.getAccessToken()).isNull();
        assertThat(answer.getAuthorizationCode()).isNull();
        IDTokenClaimsSet idToken = party.trust(answer.getIDToken(), JWSAlgorithm.RS256);
        assertThat(idToken.getAccessTokenHash()).isNull();
        assertThat(idToken.getStringClaim("given_name")).as("there is nothing to fetch it with").isEqualTo("Alice");
    }

    @Duty({"Core 3.2.2.1 response-type", "Core 3.2.2.5 access-token", "RFC 6749 4.2.2 fragment"})
    @ParameterizedTest
    @ValueSource(strings = {"fragment", "form_post"})
    void anIdTokenWithAnAccessToken(String mode) throws Exception {
        RelyingParty party = RelyingParty.of(App.JS);
        AuthenticationSuccessResponse answer = answer(party, "id_token token", "openid profile email orders", mode);
        AccessToken token = answer.getAccessToken();
        assertThat(token.getLifetime()).isEqualTo(70);
        IDTokenClaimsSet idToken = party.trust(answer.getIDToken(), JWSAlgorithm.RS256);
        AccessTokenValidator.validate(token, JWSAlgorithm.RS256, idToken.getAccessTokenHash());
        party.asApi(token, "https://orders.example", JWSAlgorithm.RS256);
        assertThat(party.userInfo(token).toSuccessResponse().getUserInfo().getEmailAddress()).isEqualTo("alice@example.org");
    }

    @Test
    void c1_theResponseCarriesTheSessionState() throws Exception {
        RelyingParty party = RelyingParty.of(App.JS);
        assertThat(answer(party, "id_token", "openid", "fragment").getSessionState()).isNotNull();
    }

    private static AuthenticationSuccessResponse answer(RelyingParty party, String responseType, String scope, String mode)
            throws Exception {
        var request = party.asks(responseType, scope).responseMode(new ResponseMode(mode));
        return party.answer(RelyingParty.send(Lintel.browser(), request).signIn("alice")).toSuccessResponse();
    }
}
