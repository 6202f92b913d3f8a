package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.http.Assertion.KEYS;
import static org.lintel.http.Assertion.claims;
import static org.lintel.http.Assertion.signed;
import static org.lintel.http.Assertion.use;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.assertions.jwt.JWTAssertionFactory;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretJWT;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Form;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Clients that sign instead of showing a secret (RFC 7523, OpenID Connect Core §9). The Nimbus SDK is the client. */
@Tag("http")
@Tag("stores")
@Once
class ClientAssertionIT {

    private static final String SEALED = "a secret that both sides know, long enough for HS512: 0123456789abcdef";

    private final Server server = Lintel.server();

    static Stream<Arguments> methods() throws Exception {
        var methods = new ArrayList<Arguments>();
        methods.add(
                Arguments.of("client_secret_basic", new ClientSecretBasic(new ClientID("only-basic"), new Secret("only-basic-secret"))));
        methods.add(Arguments.of("client_secret_post", new ClientSecretPost(new ClientID("service"), new Secret("service-secret"))));
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            methods.add(Arguments.of("client_secret_jwt " + algorithm, secretJwt(algorithm, SEALED)));
        }
        for (JWSAlgorithm algorithm : JWSAlgorithm.Family.RSA) {
            methods.add(Arguments.of("private_key_jwt " + algorithm, new PrivateKeyJWT(claimsOf("asserting"), algorithm,
                    KEYS.getKeyByKeyId("rsa").toRSAKey().toPrivateKey(), "rsa", null)));
        }
        Map<String, JWSAlgorithm> curves = Map.of("p256", JWSAlgorithm.ES256, "p384", JWSAlgorithm.ES384, "p521", JWSAlgorithm.ES512);
        for (Map.Entry<String, JWSAlgorithm> curve : curves.entrySet()) {
            methods.add(Arguments.of("private_key_jwt " + curve.getValue(), new PrivateKeyJWT(claimsOf("asserting"), curve.getValue(),
                    KEYS.getKeyByKeyId(curve.getKey()).toECKey().toPrivateKey(), curve.getKey(), null)));
        }
        return methods.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void t8_nimbusAuthenticatesByEveryMethodAndAlgorithm(String name, ClientAuthentication method) throws Exception {
        TokenResponse response = RelyingParty.send(new TokenRequest(server.at("/connect/token"), method, new ClientCredentialsGrant(),
                Scope.parse("api")));
        assertThat(response.indicatesSuccess()).as(name).isTrue();
    }

    @Test
    void t8_soDoesEd25519() {
        use(signed("ed25519", "EdDSA", claims("asserting"))).hasTokens();
    }

    @Test
    void t8_aCodeIsRedeemedByAnAssertionWithOrWithoutAClientId() {
        App app = Apps.named("asserting");
        for (String[] more : new String[][] {{}, {"client_id", "asserting"}}) {
            var form = new LinkedHashMap<>(Assertion.form(signed("p256", "ES256", claims("asserting")), more));
            form.putAll(app.redemption(Lintel.browser().authorize(app).signIn("alice").code()));
            form.remove("scope");
            assertThat(Answer.post(server.at("/connect/token"), form).hasTokens().text("id_token")).isNotEmpty();
        }
    }

    static Stream<Arguments> forgeries() throws Exception {
        long now = Instant.now().getEpochSecond();
        String[] genuine = signed("rsa", "RS256", claims("asserting-forged")).split("\\.");
        RSAKey rsa = KEYS.getKeyByKeyId("rsa").toRSAKey();
        RSAKey mine = new RSAKeyGenerator(2048).keyID("rsa").generate();
        var hmac = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build();
        return Stream.of(
                Arguments.of("alg none", encode("{\"alg\":\"none\"}") + "." + genuine[1] + "."),
                Arguments.of("alg None", encode("{\"alg\":\"None\"}") + "." + genuine[1] + "." + genuine[2]),
                Arguments.of("the public key as secret",
                        signed(hmac, new OctetSequenceKey.Builder(rsa.toRSAPublicKey().getEncoded()).build(),
                                claims("asserting-forged"))),
                Arguments.of("the modulus as secret", signed(hmac, new OctetSequenceKey.Builder(rsa.getModulus().decode()).build(),
                        claims("asserting-forged"))),
                Arguments.of("another secret", signed(new JWSHeader(JWSAlgorithm.HS256), new OctetSequenceKey.Builder(
                        "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)).build(), claims("sealed"))),
                Arguments.of("another key",
                        signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), mine, claims("asserting-forged"))),
                Arguments.of("another key, brought along", signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")
                        .jwk(mine.toPublicJWK()).build(), mine, claims("asserting-forged"))),
                Arguments.of("another client's", signed("rsa", "RS256", claims("service"))),
                Arguments.of("nobody's", signed("rsa", "RS256", claims("unknown"))),
                Arguments.of("to the token endpoint", with("aud", Lintel.server().address() + "/connect/token")),
                Arguments.of("to two", with("aud", List.of(Lintel.server().address(), "https://evil.example"))),
                Arguments.of("to nobody", with("aud", null)),
                Arguments.of("issuer is another", with("iss", "service")),
                Arguments.of("subject is another", with("sub", "service")),
                Arguments.of("expired", with("exp", now - 60)),
                Arguments.of("never expires", with("exp", null)),
                Arguments.of("expires in a year", with("exp", now + 31_536_000)),
                Arguments.of("not yet", with("nbf", now + 3_600)),
                Arguments.of("without jti", with("jti", null)),
                Arguments.of("an access token", signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")
                        .type(new JOSEObjectType("at+jwt")).build(), rsa, claims("asserting-forged"))),
                Arguments.of("oversized", with("x", "x".repeat(40_000))),
                Arguments.of("other claims",
                        genuine[0] + "." + encode("{\"sub\":\"asserting-forged\",\"iss\":\"asserting-forged\"}") + "." + genuine[2]),
                Arguments.of("padding", genuine[0] + "." + genuine[1] + "." + genuine[2] + "=="),
                Arguments.of("a blank", genuine[0] + "." + genuine[1] + " ." + genuine[2]),
                Arguments.of("no JWT", "x"));
    }

    /** A client of their own has them: whoever fails too often has to wait. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void t8_aForgedAssertionIsRefused(String what, String assertion) {
        refused(use(assertion));
    }

    @Duty("Core 9 assertion-once")
    @Test
    void t8_anAssertionIsGoodOnceAndEverywhereTheSame() {
        String assertion = signed("p256", "ES256", claims("asserting"));
        use(assertion).hasTokens();
        refused(use(assertion));
        refused(Answer.post(server.at("/connect/introspect"), Assertion.form(assertion, "token", "x")));
        assertThat(server.log()).contains("it has been used before").doesNotContain(assertion);
        assertThat(Answer.post(server.at("/connect/introspect"),
                Assertion.form(signed("p256", "ES256", claims("asserting")), "token", "x")).json().getBoolean("active")).isFalse();
    }

    @Duty("Core 9 assertion-once")
    @Test
    void t8_ofTwentyAtOnceOneIsFirst() {
        String assertion = signed("p256", "ES256", claims("asserting-once"));
        assertThat(AtOnce.call(20, () -> use(assertion).status())).containsOnlyOnce(200).hasSize(20)
                .allMatch(status -> status == 200 || status == 401);
    }

    @Duty("Core 3.1.3.1 client-authentication")
    @Test
    void t7_aClientGetsInByItsOwnMethodsOnly() {
        refused(basic("asserting", "asserting-secret"));
        refused(post("asserting", "asserting-secret"));
        refused(post("only-basic", "only-basic-secret"));
        refused(basic("sealed", SEALED));
        refused(post("sealed", SEALED));
        refused(Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials", "client_id", "asserting")));
        assertThat(server.log()).contains("the client is not registered for client_secret_post");
    }

    @Duty("RFC 6749 2.3 one-method")
    @Test
    void t7_anAssertionIsNotUsedBesideAnotherMethod() {
        refused(Answer.post(server.at("/connect/token"), Assertion.form(signed("p256", "ES256", claims("asserting"))),
                "Authorization", App.basic("asserting", "asserting-secret")));
        refused(use(signed("p256", "ES256", claims("asserting")), "client_id", "asserting", "client_secret", "asserting-secret"));
        refused(use(signed("p256", "ES256", claims("asserting")), "client_id", "service"));
        refused(use(signed("p256", "ES256", claims("asserting")), "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"));
        refused(use(signed("p256", "ES256", claims("asserting")), "client_assertion_type", ""));
        refused(use("", "client_id", "public-service"));
    }

    @Test
    void t7_anExpiredSealedSecretIsRefused() throws Exception {
        ClientAuthentication method = secretJwt(JWSAlgorithm.HS256,
                "an expired secret that both sides know, long enough for HS512: 0123456789");
        TokenResponse response = RelyingParty.send(new TokenRequest(server.at("/connect/token"), method, new ClientCredentialsGrant()));
        assertThat(response.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_client");
        assertThat(server.log()).doesNotContain(SEALED);
    }

    /** Fetched once; whatever strangers send afterwards causes no call. */
    @Test
    void t8_keysAreFetchedFromTheClientAndKept() {
        var fetches = new AtomicInteger();
        serve("/asserting-from-afar/jwks", 200, fetches);
        use(signed("rsa", "PS256", claims("asserting-from-afar"))).hasTokens();
        use(signed("rsa", "RS512", claims("asserting-from-afar"))).hasTokens();
        for (int i = 0; i < 5; i++) {
            refused(use(signed("p256", "ES256", claims("asserting-from-afar"))));
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void t8_whereTheKeysCannotBeFetchedNobodyWaits() {
        var fetches = new AtomicInteger();
        serve("/asserting-in-vain/jwks", 503, fetches);
        for (int i = 0; i < 5; i++) {
            refused(use(signed("rsa", "RS256", claims("asserting-in-vain"))));
        }
        assertThat(fetches).hasValue(1);
        assertThat(server.log()).contains("the keys of the client cannot be fetched from its jwksUri: it answered 503");
    }

    /** As older libraries do it by themselves; that client is registered for it. */
    @Test
    void t8_anOlderClientMayAddressTheTokenEndpoint() throws Exception {
        serve("/asserting-to-endpoint/jwks", 200, new AtomicInteger());
        URI endpoint = server.at("/connect/token");
        for (String clientId : List.of("asserting-to-endpoint", "asserting")) {
            ClientAuthentication method = new PrivateKeyJWT(new ClientID(clientId), endpoint, JWSAlgorithm.RS256,
                    KEYS.getKeyByKeyId("rsa").toRSAKey().toPrivateKey(), "rsa", null);
            TokenResponse response = RelyingParty.send(new TokenRequest(endpoint, method, new ClientCredentialsGrant()));
            assertThat(response.indicatesSuccess()).as(clientId).isEqualTo(!clientId.equals("asserting"));
        }
        refused(use(signed("rsa", "PS256", claims("asserting-to-endpoint"))));
    }

    @Test
    void h1_discoverySaysHowToAuthenticate() {
        JsonObject metadata = Answer.get(server.at("/.well-known/openid-configuration")).json();
        assertThat(texts(metadata, "token_endpoint_auth_methods_supported")).containsExactly("client_secret_basic", "client_secret_post",
                "private_key_jwt", "client_secret_jwt", "none");
        assertThat(texts(metadata, "introspection_endpoint_auth_methods_supported")).contains("private_key_jwt").doesNotContain("none");
        for (String endpoint : List.of("token", "introspection")) {
            assertThat(texts(metadata, endpoint + "_endpoint_auth_signing_alg_values_supported"))
                    .contains("RS256", "PS512", "ES384", "EdDSA", "HS256").doesNotContain("none");
        }
    }

    private static void refused(Answer answer) {
        answer.isError("invalid_client");
        assertThat(answer.text("error_description")).startsWith("The client could not be authenticated. (").hasSizeLessThan(60);
    }

    private Answer basic(String clientId, String secret) {
        return Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials"), "Authorization",
                App.basic(clientId, Form.encode(secret)));
    }

    private Answer post(String clientId, String secret) {
        return Answer.post(server.at("/connect/token"),
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    private static void serve(String path, int status, AtomicInteger fetches) {
        byte[] keys = new JWKSet(KEYS.getKeyByKeyId("rsa")).toString().getBytes(StandardCharsets.UTF_8);
        Landing.program(path, exchange -> {
            try (exchange) {
                fetches.incrementAndGet();
                exchange.sendResponseHeaders(status, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
    }

    private static ClientAuthentication secretJwt(JWSAlgorithm algorithm, String secret) throws Exception {
        return new ClientSecretJWT(JWTAssertionFactory.create(claimsOf("sealed"), algorithm, new Secret(secret)));
    }

    private static JWTAuthenticationClaimsSet claimsOf(String clientId) {
        return new JWTAuthenticationClaimsSet(new ClientID(clientId), new Audience(Lintel.server().address()));
    }

    private static String with(String name, Object value) {
        Map<String, Object> claims = claims("asserting-forged");
        claims.put(name, value);
        return signed("rsa", "RS256", claims);
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
