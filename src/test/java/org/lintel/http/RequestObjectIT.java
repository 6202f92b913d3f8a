package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/**
 * Authorization requests as signed JWTs (OpenID Connect Core §6.1, RFC 9101), made with the Nimbus libraries; {@code client-keys.json} has
 * the keys.
 */
@Tag("http")
class RequestObjectIT {

    private static final App OBJECT = Apps.named("object");
    private static final App STRICT = Apps.named("object-strict");
    private static final String SEALED = "a secret of request objects, long enough for HS512: 0123456789abcdef0123456789";

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty("Core 6.1 by-value")
    @Test
    void s11_theSdkAsksByAnObjectAlone() throws Exception {
        RelyingParty party = RelyingParty.of(OBJECT);
        AuthenticationRequest plain = party.asks("code", "openid email").build();
        var claims = new JWTClaimsSet.Builder(plain.toJWTClaimsSet()).issuer("object").audience(server.address())
                .claim("max_age", 300).claim("claims", Map.of("userinfo", Map.of("name", Map.of("essential", true)))).build();
        var object = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("p256").type(new JOSEObjectType("oauth-authz-req+jwt")).build(),
                claims);
        object.sign(new ECDSASigner(Assertion.KEYS.getKeyByKeyId("p256").toECKey()));
        var request = new AuthenticationRequest.Builder(object, party.clientId())
                .endpointURI(party.provider().getAuthorizationEndpointURI());
        var response = party.answer(RelyingParty.send(browser, request).signIn("alice"));
        assertThat(response.indicatesSuccess()).isTrue();
    }

    @Duty("Core 6.3 signature")
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS384", "ES256"})
    void s11_everyAlgorithmOfItsKeysWillDo(String algorithm) {
        String object = Assertion.signed(algorithm.startsWith("ES") ? "p256" : "rsa", algorithm, asked(OBJECT));
        browser.authorize(beside(OBJECT).with("request", object)).signIn("alice").code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS512"})
    void s11_soWillASecretThatIsKeptSealed(String algorithm) {
        String object = bySecret(algorithm, SEALED, asked(OBJECT));
        browser.authorize(beside(OBJECT).with("request", object)).signIn("alice").code();
        App forged = beside(OBJECT).with("request", bySecret(algorithm, SEALED.toUpperCase(), asked(OBJECT)));
        browser.authorize(forged).isReturned(OBJECT, "invalid_request_object");
    }

    @Duty("Core 6.3 signature")
    @Test
    void s11_keysComeFromTheJwksUri() {
        byte[] keys = new JWKSet(Assertion.KEYS.getKeyByKeyId("rsa").toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        Landing.program("/object-afar/jwks", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        App afar = Apps.named("object-afar");
        browser.authorize(beside(afar).with("request", Assertion.signed("rsa", "RS256", asked(afar)))).signIn("alice").code();
    }

    /** Module oidcc-ensure-request-object-with-redirect-uri: "the server should use the value in the request object". */
    @Duty("Core 6.1 superseded")
    @Test
    void s11_whatIsInTheObjectSupersedesWhatStandsBesideIt() {
        Map<String, Object> asked = asked(OBJECT);
        asked.put("redirect_uri", "https://object.example/other");
        asked.put("scope", "openid email");
        App app = beside(OBJECT).with("redirect_uri", "https://invalid.example/").with("state", "beside").with("max_age", "no number")
                .with("request", signed(asked));
        asked.put("max_age", 100);
        Visit visit = browser.authorize(app.with("request", signed(asked))).signIn("alice");
        assertThat(visit.location()).startsWith("https://object.example/other?");
        assertThat(visit.response()).containsEntry("state", "the state");
        Answer tokens = OBJECT.with("redirect_uri", "https://object.example/other").redeem(server, visit.code()).hasTokens();
        assertThat(tokens.text("scope")).isEqualTo("openid email");
    }

    /** "parameters that can vary with each request, such as state and nonce, are passed as OAuth 2.0 parameters" (§6.1). */
    @Test
    void s11_aPreparedObjectLeavesTheRestToTheParameters() {
        Map<String, Object> asked = asked(OBJECT);
        asked.keySet().removeAll(Set.of("state", "nonce", "response_type"));
        App app = OBJECT.with("state", "today").with("nonce", "n-1").with("request", signed(asked));
        Visit visit = browser.authorize(app).signIn("alice");
        assertThat(visit.response()).containsEntry("state", "today");
        assertThat(Jwt.claims(OBJECT.redeem(server, visit.code()).text("id_token"))).containsEntry("nonce", "n-1");
    }

    /** A page takes its time: what was good when it came is good when the user comes back. */
    @Test
    void s11_anObjectThatExpiresWhileTheUserSignsInWasGoodWhenItCame() {
        Map<String, Object> asked = asked(OBJECT);
        // clocks may be half a minute apart
        asked.put("exp", Instant.now().getEpochSecond() - 25);
        String object = signed(asked);
        Visit page = browser.authorize(beside(OBJECT).with("request", object));
        assertThat(page.document().selectFirst("input[name=request]").val()).as("what was in it, sealed, not the object")
                .isNotEqualTo(object)
                .doesNotContain(".").hasSizeLessThan(object.length());
        page.signIn("alice").code();
    }

    static List<Arguments> wrong() throws Exception {
        JWK rsa = Assertion.KEYS.getKeyByKeyId("rsa");
        JWK stranger = Assertion.KEYS.getKeyByKeyId("p384");
        String publicKey = new String(rsa.toRSAKey().toPublicKey().getEncoded(), StandardCharsets.ISO_8859_1);
        long now = Instant.now().getEpochSecond();
        String good = signed(asked(OBJECT));
        return List.of(
                Arguments.of("alg none", new PlainJWT(JWTClaimsSet.parse(asked(OBJECT))).serialize()),
                Arguments.of("alg None", encoded("{\"alg\":\"None\"}") + "." + good.split("\\.")[1] + "."),
                Arguments.of("no signature", good.substring(0, good.lastIndexOf('.') + 1)),
                Arguments.of("another's signature",
                        good.substring(0, good.lastIndexOf('.')) + signed(with("x", 1)).replaceAll(".*\\.", ".")),
                Arguments.of("padding", good + "=="),
                Arguments.of("a blank", good.substring(0, 4) + " " + good.substring(4)),
                Arguments.of("a line break", good + "\n"),
                Arguments.of("no JWT", "nonsense"),
                Arguments.of("five parts", good + ".x.x"),
                Arguments.of("the public key as a secret", bySecret("HS256", publicKey, asked(OBJECT))),
                Arguments.of("the secret that is hashed", bySecret("HS256", "object-secret-object-secret-object-secret", asked(OBJECT))),
                Arguments.of("a key of somebody else", Assertion.signed("p384", "ES384", asked(OBJECT))),
                Arguments.of("a key that it brings along", Assertion.signed(new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .jwk(stranger.toPublicJWK()).build(), stranger, asked(OBJECT))),
                Arguments.of("a key at an address that it brings along", Assertion.signed(new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .jwkURL(URI.create("https://evil.example/jwks")).build(), stranger, asked(OBJECT))),
                Arguments.of("the name of a known key", Assertion.signed(new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .keyID("p256").build(), stranger, asked(OBJECT))),
                Arguments.of("a critical header", Assertion.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")
                        .criticalParams(Set.of("b64")).base64URLEncodePayload(true).build(), rsa, asked(OBJECT))),
                Arguments.of("typ of an access token", typed("at+jwt")),
                Arguments.of("typ of an assertion", typed("client-authentication+jwt")),
                Arguments.of("an assertion", signed(assertion())),
                Arguments.of("iss of somebody else", signed(with("iss", "quick"))),
                Arguments.of("no iss", signed(with("iss", null))),
                Arguments.of("aud of somebody else", signed(with("aud", "https://other.example"))),
                Arguments.of("aud of the endpoint", signed(with("aud", Lintel.server().address() + "/connect/authorize"))),
                Arguments.of("no aud", signed(with("aud", null))),
                Arguments.of("expired", signed(with("exp", now - 60))),
                Arguments.of("not yet", signed(with("nbf", now + 60))),
                Arguments.of("no date", signed(with("exp", "tomorrow"))),
                Arguments.of("another object in it", signed(with("request", good))),
                Arguments.of("an address in it", signed(with("request_uri", "https://object.example/r"))),
                Arguments.of("another client in it", signed(with("client_id", "quick"))),
                Arguments.of("another response type in it", signed(with("response_type", "id_token"))),
                Arguments.of("a list for a scope", signed(with("scope", List.of("openid")))),
                Arguments.of("a member twice", twice()),
                Arguments.of("nested too deeply", signed(with("claims", nested(20)))));
    }

    @Duty({"Core 6.1 by-value", "Core 6.1 same-beside", "Core 6.1 not-nested"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void s11_whatIsWrongGoesBackToTheClient(String what, String object) {
        browser.authorize(beside(OBJECT).with("request", object)).isReturned(OBJECT, "invalid_request_object");
        Visit posted = browser.post("/connect/authorize",
                beside(OBJECT).with("request", object).with("response_mode", "fragment").parameters());
        assertThat(posted.location()).contains("#error=invalid_request_object&").contains("state=beside");
    }

    /** What stands in an object that is not the client's is nobody's address: the one beside it counts, if there is a good one. */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", ""})
    void s11_nothingGoesToAnAddressThatIsNotVerified(String beside) {
        String object = Assertion.signed("p384", "ES384", with("redirect_uri", "https://object.example/other"));
        browser.authorize(beside(OBJECT).with("redirect_uri", beside).with("request", object)).isErrorPage();
        browser.authorize(beside(OBJECT).with("client_id", "no-such-client").with("request", object)).isErrorPage();
        // a good signature makes no address good
        Map<String, Object> evil = with("redirect_uri", "https://evil.example/");
        browser.authorize(beside(OBJECT).with("redirect_uri", beside).with("request", signed(evil))).isErrorPage();
    }

    @Test
    void s11_ourOwnIdTokenIsNoRequest() {
        Answer tokens = OBJECT.redeem(server, browser.authorize(OBJECT).signIn("alice").code()).hasTokens();
        for (String token : List.of(tokens.text("id_token"), tokens.text("access_token"))) {
            browser.authorize(beside(OBJECT).with("request", token)).isReturned(OBJECT, "invalid_request_object");
        }
    }

    /** RFC 9101 §10.5: {@code require_signed_request_object} of a client. */
    @Test
    void s11_aClientThatAlwaysSignsIsAskedForThat() {
        browser.authorize(STRICT).isReturned(STRICT, "invalid_request");
        String rs256 = Assertion.signed("rsa", "RS256", asked(STRICT));
        browser.authorize(beside(STRICT).with("request", rs256)).isReturned(STRICT, "invalid_request_object");
        String object = Assertion.signed("p256", "ES256", asked(STRICT));
        App address = STRICT.with("request_uri", "https://object-strict.example/r");
        browser.authorize(address).isReturned(STRICT, "request_uri_not_supported");
        browser.authorize(address.with("request", object)).isReturned(STRICT, "invalid_request");
        assertThat(browser.authorize(new App("object-strict", null, Map.of("client_id", "object-strict", "request", object)))
                .signIn("alice").response()).containsKey("code").containsEntry("state", "the state");
    }

    /** "MUST only use the parameters included in the Request Object" (RFC 9101 §6.3): nobody adds anything on the way. */
    @Test
    void s11_andWhatStandsBesideItsObjectsCountsForNothing() {
        Map<String, Object> asked = asked(STRICT);
        asked.remove("state");
        App app = STRICT.with("scope", "openid profile email").with("state", "beside").with("prompt", "none").with("max_age", "no number")
                .with("request", Assertion.signed("p256", "ES256", asked));
        Visit visit = browser.authorize(app).signIn("alice");
        assertThat(visit.response()).doesNotContainKey("state");
        assertThat(STRICT.redeem(server, visit.code()).hasTokens().text("scope")).isEqualTo("openid profile");
    }

    @Test
    void s20_anObjectMayBeLongButNotTooLong() {
        Map<String, Object> asked = asked(OBJECT);
        asked.put("x", "y".repeat(1_500));
        assertThat(post(signed(asked)).document().selectFirst("#login")).isNotNull();
        asked.put("x", "y".repeat(45_000));
        assertThat(post(signed(asked)).response()).containsEntry("error", "invalid_request_object");
        for (String bomb : List.of("[".repeat(30_000), "{\"a\":".repeat(7_000), "\"" + "\\u0000".repeat(5_000) + "\"",
                "1".repeat(35_000))) {
            Map<String, Object> some = asked(OBJECT);
            some.remove("x");
            String payload = JSONObjectUtils.toJSONString(some).replaceFirst("\\{", "{\"claims\":" + bomb.replace("\\", "\\\\") + ",");
            assertThat(post(signedText(payload)).answer().status()).as(bomb.substring(0, 5)).isBetween(300, 499);
        }
    }

    @Test
    void h8_discoverySaysSo() throws Exception {
        OIDCProviderMetadata provider = RelyingParty.of(OBJECT).provider();
        assertThat(provider.supportsRequestParam()).isTrue();
        assertThat(provider.supportsRequestURIParam()).isFalse();
        assertThat(provider.requiresSignedRequestObject()).isFalse();
        // module oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported is skipped where "none" is not listed
        assertThat(provider.getRequestObjectJWSAlgs()).contains(JWSAlgorithm.RS256, JWSAlgorithm.EdDSA, JWSAlgorithm.HS256)
                .extracting(JWSAlgorithm::getName).doesNotContain("none");
    }

    private Visit post(String object) {
        return browser.post("/connect/authorize", beside(OBJECT).with("request", object).parameters());
    }

    /** The request of an application as members of an object. */
    private static Map<String, Object> asked(App app) {
        var asked = new LinkedHashMap<String, Object>(app.parameters());
        asked.put("iss", app.clientId());
        asked.put("aud", Lintel.server().address());
        return asked;
    }

    /** What the specification wants beside the object (§6.1), and where to answer if the object is worth nothing. */
    private static App beside(App app) {
        return new App(app.clientId(), app.secret(), Map.of("client_id", app.clientId(), "response_type", "code", "scope", "openid",
                "redirect_uri", app.redirectUri(), "state", "beside"));
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> asked = asked(OBJECT);
        asked.put(name, value);
        asked.values().removeIf(Objects::isNull);
        return asked;
    }

    private static Map<String, Object> assertion() {
        Map<String, Object> asked = asked(OBJECT);
        asked.putAll(Assertion.claims("object"));
        return asked;
    }

    private static String typed(String typ) {
        return Assertion.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").type(new JOSEObjectType(typ)).build(),
                Assertion.KEYS.getKeyByKeyId("rsa"), asked(OBJECT));
    }

    private static String signed(Map<String, Object> claims) {
        return Assertion.signed("rsa", "RS256", claims);
    }

    private static String twice() throws Exception {
        return signedText(JSONObjectUtils.toJSONString(asked(OBJECT))
                .replaceFirst("\\{", "{\"client_id\":\"object\",\"client_id\":\"object\","));
    }

    private static String signedText(String payload) {
        try {
            var jws = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(),
                    new Payload(payload));
            jws.sign(new RSASSASigner(Assertion.KEYS.getKeyByKeyId("rsa").toRSAKey()));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bySecret(String algorithm, String secret, Map<String, Object> claims) {
        return Assertion.signed(new JWSHeader(JWSAlgorithm.parse(algorithm)),
                new OctetSequenceKey.Builder(secret.getBytes(StandardCharsets.ISO_8859_1)).build(), claims);
    }

    private static Object nested(int levels) {
        return Stream.iterate((Object) 1, inner -> Map.of("a", inner)).skip(levels).findFirst().orElseThrow();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
