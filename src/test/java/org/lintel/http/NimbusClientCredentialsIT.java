package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.token.AccessToken;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.spec.Duty;

/** The independent judge acts for itself. */
@Tag("http")
class NimbusClientCredentialsIT {

    private static final App SERVICE = new App("service", "service-secret", Map.of());

    @Duty({"RFC 6749 4.4.2 authenticated", "RFC 9068 2.2 sub-of-client"})
    @Test
    void aServiceGetsATokenForItsApi() throws Exception {
        RelyingParty party = RelyingParty.of(SERVICE);
        AccessToken token = token(party, "orders");
        assertThat(token.getLifetime()).isEqualTo(3600);
        JWTClaimsSet claims = party.asApi(token, "https://orders.example", JWSAlgorithm.RS256);
        assertThat(claims.getSubject()).isEqualTo("service");
        assertThat(claims.getStringClaim("scope")).isEqualTo("orders");
        assertThat(claims.getClaim("auth_time")).as("there is no user").isNull();
    }

    @Test
    void es256SignsForAResourceThatAllowsNothingElse() throws Exception {
        RelyingParty party = RelyingParty.of(SERVICE);
        party.asApi(token(party, "ledger"), "https://ledger.example", JWSAlgorithm.ES256);
    }

    private static AccessToken token(RelyingParty party, String scope) throws Exception {
        var request = new TokenRequest(party.provider().getTokenEndpointURI(),
                new ClientSecretBasic(party.clientId(), party.secret()), new ClientCredentialsGrant(), Scope.parse(scope));
        return RelyingParty.send(request).toSuccessResponse().getTokens().getAccessToken();
    }
}
