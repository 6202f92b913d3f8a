package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** The independent judge reads what the provider says about itself. */
@Tag("http")
class NimbusDiscoveryIT {

    private final String issuer = Lintel.server().address();

    @Test
    void si4_theIssuerIsTheAuthorityExactly() throws Exception {
        assertThat(RelyingParty.of(App.QUICK).provider().getIssuer()).isEqualTo(new Issuer(issuer));
    }

    @Duty({"RP-Initiated Logout 2.1 metadata", "Session Management 3.3 metadata"})
    @Test
    void h8_everyEndpointHasItsAddress() throws Exception {
        var provider = RelyingParty.of(App.QUICK).provider();
        assertThat(provider.getAuthorizationEndpointURI()).isEqualTo(URI.create(issuer + "/connect/authorize"));
        assertThat(provider.getTokenEndpointURI()).isEqualTo(URI.create(issuer + "/connect/token"));
        assertThat(provider.getUserInfoEndpointURI()).isEqualTo(URI.create(issuer + "/connect/userinfo"));
        assertThat(provider.getIntrospectionEndpointURI()).isEqualTo(URI.create(issuer + "/connect/introspect"));
        assertThat(provider.getRevocationEndpointURI()).isEqualTo(URI.create(issuer + "/connect/revocation"));
        assertThat(provider.getEndSessionEndpointURI()).isEqualTo(URI.create(issuer + "/connect/endsession"));
        assertThat(provider.getCheckSessionIframeURI()).isEqualTo(URI.create(issuer + "/connect/checksession"));
        assertThat(provider.getJWKSetURI()).isEqualTo(URI.create(issuer + "/.well-known/jwks"));
    }

    @Duty({"RFC 9207 3 metadata", "Front-Channel Logout 3 metadata"})
    @Test
    void h8_whatTheProviderCanDoIsListed() throws Exception {
        var provider = RelyingParty.of(App.QUICK).provider();
        assertThat(provider.getResponseTypes()).contains(ResponseType.CODE, ResponseType.IDTOKEN, ResponseType.IDTOKEN_TOKEN,
                ResponseType.CODE_IDTOKEN, ResponseType.CODE_TOKEN, ResponseType.CODE_IDTOKEN_TOKEN, ResponseType.TOKEN,
                new ResponseType("none"));
        assertThat(provider.getResponseModes()).contains(ResponseMode.QUERY, ResponseMode.FRAGMENT, ResponseMode.FORM_POST);
        assertThat(provider.getGrantTypes())
                .contains(GrantType.AUTHORIZATION_CODE, GrantType.IMPLICIT, GrantType.CLIENT_CREDENTIALS);
        assertThat(provider.getSubjectTypes()).isEqualTo(List.of(SubjectType.PUBLIC, SubjectType.PAIRWISE));
        assertThat(provider.getIDTokenJWSAlgs()).contains(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
        assertThat(provider.getCodeChallengeMethods()).isEqualTo(List.of(CodeChallengeMethod.S256));
        assertThat(provider.getTokenEndpointAuthMethods()).contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                ClientAuthenticationMethod.CLIENT_SECRET_POST, ClientAuthenticationMethod.NONE);
        assertThat(provider.supportsAuthorizationResponseIssuerParam()).isTrue();
        assertThat(provider.supportsFrontChannelLogout()).isTrue();
        assertThat(provider.supportsFrontChannelLogoutSession()).isTrue();
        assertThat(provider.supportsRequestURIParam()).isFalse();
        assertThat(provider.getScopes().toStringList()).contains("openid", "profile", "email", "api", "orders");
        assertThat(provider.getClaims()).contains("sub", "given_name", "family_name", "email", "email_verified");
    }

    @Test
    void h8_theDocumentOfRfc8414SaysTheSame() throws Exception {
        var server = AuthorizationServerMetadata.resolve(new Issuer(issuer));
        assertThat(server.toJSONObject().keySet()).contains("token_endpoint", "authorization_endpoint", "jwks_uri");
        assertThat(server.getTokenEndpointURI()).isEqualTo(RelyingParty.of(App.QUICK).provider().getTokenEndpointURI());
    }

    @Duty("RFC 9068 4 metadata")
    @Test
    void si4_theFirstKeyIsAnRsaKeyWithItsCertificate() throws Exception {
        List<JWK> keys = RelyingParty.of(App.QUICK).keys().getKeys();
        RSAKey first = keys.get(0).toRSAKey();
        assertThat(first.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(first.toRSAPublicKey()).isEqualTo(first.getParsedX509CertChain().get(0).getPublicKey());
        assertThat(keys).anyMatch(ECKey.class::isInstance).allSatisfy(key -> {
            assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
            assertThat(key.getKeyID()).isNotEmpty();
            assertThat(key.isPrivate()).isFalse();
        });
    }
}
