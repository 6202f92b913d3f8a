package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import com.nimbusds.oauth2.sdk.id.Issuer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Tokens that are signed by the algorithm of their client; the Nimbus SDK verifies them with what we publish. */
@Tag("http")
@Tag("portability")
class AlgorithmsIT {

    private final Server server = Lintel.server();

    @Duty({"Core 3.1.3.6 at-hash", "Core 2 signed", "Core 5.3.2 signed", "Core 15.1 rs256", "RFC 9068 2.1 signed"})
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "PS256", "ES384", "EdDSA"})
    void h8_everyTokenOfAClientIsSignedByItsAlgorithm(String algorithm) throws Exception {
        String clientId = algorithm.equals("RS256") ? "quick" : algorithm.equals("ES256") ? "notified-es256"
                : "signed-" + algorithm.toLowerCase();
        boolean chosen = clientId.startsWith("signed-");
        App app = Apps.named(clientId);
        RelyingParty party = RelyingParty.of(app);
        Browser browser = Lintel.browser();
        Answer tokens = app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens();

        SignedJWT idToken = SignedJWT.parse(tokens.text("id_token"));
        assertThat(idToken.getHeader().getAlgorithm()).hasToString(algorithm);
        assertThat(idToken.verify(verifier(party.keys().getKeyByKeyId(idToken.getHeader().getKeyID())))).isTrue();
        new IDTokenClaimsVerifier(new Issuer(server.address()), party.clientId(), new Nonce("the nonce"), 60)
                .verify(idToken.getJWTClaimsSet(), null);
        var accessToken = new BearerAccessToken(tokens.text("access_token"));
        assertThat(new IDTokenClaimsSet(idToken.getJWTClaimsSet()).getAccessTokenHash()).isEqualTo(
                AccessTokenHash.compute(accessToken, JWSAlgorithm.parse(algorithm), algorithm.equals("EdDSA") ? Curve.Ed25519 : null));

        String signedBy = SignedJWT.parse(accessToken.getValue()).getHeader().getAlgorithm().getName();
        assertThat(signedBy).isEqualTo(chosen ? algorithm : "RS256");
        UserInfoResponse info = party.userInfo(accessToken);
        assertThat(info.indicatesSuccess()).isTrue();
        if (chosen) {
            SignedJWT jwt = (SignedJWT) info.toSuccessResponse().getUserInfoJWT();
            assertThat(jwt.verify(verifier(party.keys().getKeyByKeyId(jwt.getHeader().getKeyID())))).isTrue();
            assertThat(jwt.getHeader().getAlgorithm()).hasToString(algorithm);
            assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(server.address());
            assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(clientId);
            assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("alice-1");
            App hinted = app.with("prompt", "none");
            assertThat(browser.authorize(hinted.with("id_token_hint", idToken.serialize())).code()).isNotEmpty();
            browser.authorize(hinted.with("id_token_hint", jwt.serialize())).isReturned(hinted, "login_required");
        } else {
            assertThat(info.toSuccessResponse().getUserInfo().getSubject()).hasToString("alice-1");
        }
    }

    /** What an API verifies with is for the API to say. */
    @Test
    void h8_theApiHasTheLastWord() throws Exception {
        App app = Apps.named("signed-es384").with("scope", "openid ledger");
        Answer tokens = app.redeem(server, Lintel.browser().authorize(app).signIn("alice").code()).hasTokens();
        assertThat(SignedJWT.parse(tokens.text("access_token")).getHeader().getAlgorithm()).hasToString("ES256");
        assertThat(SignedJWT.parse(tokens.text("id_token")).getHeader().getAlgorithm()).hasToString("ES384");
    }

    @Duty("RFC 9068 2.1 rs256")
    @Test
    void h1_discoveryAndKeysSayWhatThereIs() {
        JsonObject metadata = Answer.get(server.at("/.well-known/openid-configuration")).json();
        for (String name : List.of("id_token_signing_alg_values_supported", "userinfo_signing_alg_values_supported")) {
            assertThat(metadata.getJsonArray(name).getValuesAs(JsonString.class)).extracting(JsonString::getString)
                    .containsExactly("RS256", "ES256", "PS256", "ES384", "EdDSA");
        }
        List<JsonObject> keys = Answer.get(server.at("/.well-known/jwks")).json().getJsonArray("keys").getValuesAs(JsonObject.class);
        assertThat(keys).extracting(key -> key.getString("alg")).containsExactly("RS256", "ES256", "PS256", "ES384", "EdDSA");
        assertThat(keys.get(0).getString("kty")).isEqualTo("RSA");
        assertThat(keys.get(0).getJsonArray("x5c")).isNotEmpty();
        assertThat(keys).noneMatch(key -> key.containsKey("d") || key.containsKey("p"));
    }

    static JWSVerifier verifier(JWK key) throws Exception {
        return switch (key.getKeyType().getValue()) {
            case "RSA" -> new RSASSAVerifier(key.toRSAKey());
            case "EC" -> new ECDSAVerifier(key.toECKey());
            default -> new Ed25519Verifier(key.toOctetKeyPair());
        };
    }
}
