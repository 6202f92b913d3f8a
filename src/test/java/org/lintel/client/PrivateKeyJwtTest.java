package org.lintel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lintel.client.Assertions.ISSUER;
import static org.lintel.client.Assertions.KEYS;
import static org.lintel.client.Assertions.NOW;
import static org.lintel.client.Assertions.caller;
import static org.lintel.client.Assertions.claims;
import static org.lintel.client.Assertions.client;
import static org.lintel.client.Assertions.signed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.spec.Duty;

/** The rules of RFC 7523 §3, one by one. */
class PrivateKeyJwtTest {

    private final PrivateKeyJwt method = Assertions.method();

    @ParameterizedTest
    @CsvSource({"rsa,RS256", "rsa,RS384", "rsa,RS512", "rsa,PS256", "rsa,PS384", "rsa,PS512", "p256,ES256", "p384,ES384", "p521,ES512",
            "ed25519,EdDSA"})
    void t8_everyAlgorithmProves(String kid, String algorithm) {
        String assertion = signed(kid, algorithm, claims());
        assertThat(method.clientId(caller(assertion))).contains("client");
        assertThat(method.proves(caller(assertion), client().build())).isTrue();
        assertThat(method.proves(caller(signed(kid, algorithm, with("jti", "other"))), Client.builder("client").build())).isFalse();
    }

    static Stream<Arguments> wrongClaims() {
        long now = NOW.getEpochSecond();
        return Stream.of(
                Arguments.of("aud", null, "issuer alone"), Arguments.of("aud", ISSUER + "/", "issuer alone"),
                Arguments.of("aud", ISSUER + "/connect/token", "issuer alone"), Arguments.of("aud", List.of(), "issuer alone"),
                Arguments.of("aud", List.of(ISSUER, ISSUER + "/connect/token"), "issuer alone"),
                Arguments.of("aud", List.of(ISSUER, "https://evil.example"), "issuer alone"), Arguments.of("aud", 1, "issuer alone"),
                Arguments.of("aud", Map.of("a", ISSUER), "issuer alone"),
                Arguments.of("exp", null, "expired"), Arguments.of("exp", now - 30, "expired"), Arguments.of("exp", now + 331, "5 minutes"),
                Arguments.of("exp", 9999999999L, "5 minutes"), Arguments.of("exp", 1e300, "no date"),
                Arguments.of("exp", "soon", "no date"),
                Arguments.of("exp", true, "no date"), Arguments.of("exp", List.of(now + 60), "no date"), Arguments.of("exp", -1, "expired"),
                Arguments.of("nbf", now + 31, "nbf is in the future"), Arguments.of("iat", now + 31, "iat is in the future"),
                Arguments.of("iat", "now", "no date"),
                Arguments.of("jti", null, "jti"), Arguments.of("jti", "", "jti"), Arguments.of("jti", 1, "jti"),
                Arguments.of("jti", "x".repeat(256), "jti"));
    }

    @Duty("Core 9 assertion-claims")
    @ParameterizedTest
    @MethodSource("wrongClaims")
    void t8_aWrongClaimIsRefused(String name, Object value, String reason) {
        refused(signed("p256", "ES256", with(name, value)), client().build(), reason);
    }

    @Duty("Core 9 assertion-claims")
    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub"})
    void t8_issuerAndSubjectAreTheClient(String name) {
        for (Object value : Arrays.asList(null, "", "other", 1, List.of("client"))) {
            unreadable(signed("p256", "ES256", with(name, value)), "issuer and subject");
        }
    }

    @Test
    void t8_oneElementIsASoleAudience() {
        assertThat(method.proves(caller(signed("p256", "ES256", with("aud", List.of(ISSUER)))), client().build())).isTrue();
    }

    @Test
    void t8_theTokenEndpointIsAnAudienceForThoseOnlyWhoAreRegisteredForIt() {
        Client older = client().allowTokenEndpointAudience(true).build();
        for (Object aud : List.of(ISSUER, ISSUER + "/connect/token", List.of(ISSUER, ISSUER + "/connect/token"))) {
            assertThat(method.proves(caller(signed("p256", "ES256", both("aud", aud, "jti", aud.toString()))), older)).isTrue();
        }
        refused(signed("p256", "ES256", with("aud", ISSUER + "/connect/introspect")), older, "issuer alone");
        refused(signed("p256", "ES256", with("aud", List.of(ISSUER, "https://evil.example"))), older, "issuer alone");
    }

    @Test
    void t8_anIdIsGoodOnce() {
        assertThat(method.proves(caller(signed("p256", "ES256", claims())), client().build())).isTrue();
        refused(signed("p256", "ES256", claims()), client().build(), "used before");
        refused(signed("rsa", "PS256", with("exp", NOW.getEpochSecond() + 200)), client().build(), "used before");
        assertThat(method.proves(caller(signed("p256", "ES256", with("jti", "ID"))), client().build())).isTrue();
    }

    /** Whoever cannot sign cannot use up the ids of others. */
    @Test
    void t8_onlyProvenAssertionsAreRemembered() {
        assertThat(method.proves(caller(tampered(signed("p256", "ES256", claims()))), client().build())).isFalse();
        refused(signed("p256", "ES256", with("aud", "x")), client().build(), "issuer alone");
        assertThat(method.proves(caller(signed("p256", "ES256", claims())), client().build())).isTrue();
    }

    @Test
    void t8_onlyTheAlgorithmsOfTheClient() {
        Client strict = client().tokenEndpointAuthSigningAlgorithms("PS256").build();
        refused(signed("rsa", "RS256", claims()), strict, "signed in a way");
        assertThat(method.proves(caller(signed("rsa", "PS256", claims())), strict)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "dpop+jwt", "oauth-authz-req+jwt"})
    void t10_aJwtForAnotherPurposeIsRefused(String typ) {
        refused(signed(header("p256", typ), KEYS.getKeyByKeyId("p256"), claims()), client().build(), "of another type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "client-authentication+jwt", "application/client-authentication+JWT"})
    void t10_itsOwnTypesAreTaken(String typ) {
        assertThat(method.proves(caller(signed(header("p256", typ), KEYS.getKeyByKeyId("p256"), claims())), client().build())).isTrue();
    }

    /** The public key as a secret: an assertion by HMAC is never one of this method. */
    @Test
    void t8_aPublicKeyIsNoSecret() throws Exception {
        RSAKey rsa = KEYS.getKeyByKeyId("rsa").toRSAKey();
        for (byte[] secret : List.of(rsa.toRSAPublicKey().getEncoded(), rsa.getModulus().decode(),
                rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            String forged = signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(),
                    new OctetSequenceKey.Builder(secret).build(), claims());
            assertThat(method.clientId(caller(forged))).isEmpty();
            assertThat(method.proves(caller(forged), client().build())).isFalse();
        }
    }

    @Test
    void t9_theKeyIsOneOfTheRegisteredOnesAndNoneThatCameAlong() throws Exception {
        RSAKey mine = new RSAKeyGenerator(2048).keyID("rsa").generate();
        String forged = signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").jwk(mine.toPublicJWK())
                .jwkURL(java.net.URI.create("https://evil.example/jwks")).build(), mine, claims());
        assertThat(method.proves(caller(forged), client().build())).isFalse();
    }

    @Test
    void t9_aKeyIsForWhatItsOwnerSays() {
        for (Map<String, Object> other : List.of(Map.<String, Object>of("use", "enc"), Map.<String, Object>of("alg", "PS256"),
                Map.<String, Object>of("key_ops", List.of("encrypt")), Map.<String, Object>of("kid", "another"))) {
            var key = new LinkedHashMap<>(KEYS.getKeyByKeyId("rsa").toPublicJWK().toJSONObject());
            key.putAll(other);
            assertThat(method.proves(caller(signed("rsa", "RS256", claims())), client().jwks(Map.of("keys", List.of(key))).build()))
                    .as("" + other).isFalse();
        }
    }

    @Test
    void t9_whatIsNoUsefulKeyIsPassedOver() {
        Map<String, Object> rsa = KEYS.getKeyByKeyId("rsa").toPublicJWK().toJSONObject();
        List<Object> odd = List.of(Map.of("kty", "AKP", "pub", "x"), Map.of("kty", "RSA"),
                Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA"),
                Map.of(), Map.of("kty", 1), Map.of("kty", "RSA", "e", "AQAB", "n", "_".repeat(2_000)), rsa);
        assertThat(method.proves(caller(signed("rsa", "RS256", claims())), client().jwks(Map.of("keys", odd)).build())).isTrue();
    }

    static Stream<Arguments> unreadable() {
        String good = signed("p256", "ES256", claims());
        String[] parts = good.split("\\.");
        return Stream.of(
                Arguments.of("no JWT", "x"), Arguments.of("dots", ".."), Arguments.of("two parts", parts[0] + "." + parts[1]),
                Arguments.of("five parts", good + ".x.x"),
                Arguments.of("too long", parts[0] + "." + parts[1] + "A".repeat(20_000) + "." + parts[2]),
                Arguments.of("none", encode("{\"alg\":\"none\"}") + "." + parts[1] + "."),
                Arguments.of("None", encode("{\"alg\":\"None\"}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("no alg", encode("{}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("alg twice", encode("{\"alg\":\"none\",\"alg\":\"ES256\"}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("encrypted", encode("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + ".AA.AA.AA.AA"),
                Arguments.of("critical", encode("{\"alg\":\"ES256\",\"crit\":[\"x\"],\"x\":1}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("b64", encode("{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("kid is a list", encode("{\"alg\":\"ES256\",\"kid\":[\"p256\"]}") + "." + parts[1] + "." + parts[2]),
                Arguments.of("claims twice",
                        parts[0] + "." + encode("{\"sub\":\"client\",\"sub\":\"other\",\"iss\":\"client\"}") + "." + parts[2]),
                Arguments.of("deep", parts[0] + "." + encode("{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500)) + "." + parts[2]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void t8_whatIsNoSignedJwtIsRefused(String what, String assertion) {
        unreadable(assertion, "");
    }

    private void unreadable(String assertion, String reason) {
        assertThatExceptionOfType(OAuthException.class).isThrownBy(() -> method.clientId(caller(assertion)))
                .satisfies(e -> assertThat(e.error()).isEqualTo(OAuthError.INVALID_CLIENT))
                .satisfies(e -> assertThat(e.reason()).contains(reason).doesNotContain(assertion));
    }

    private void refused(String assertion, Client client, String reason) {
        assertThatExceptionOfType(OAuthException.class).isThrownBy(() -> method.proves(caller(assertion), client))
                .satisfies(e -> assertThat(e.error()).isEqualTo(OAuthError.INVALID_CLIENT))
                .satisfies(e -> assertThat(e.reason()).contains(reason));
    }

    private static JWSHeader header(String kid, String typ) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).type(new JOSEObjectType(typ)).build();
    }

    private static String tampered(String assertion) {
        char last = assertion.charAt(assertion.length() - 3);
        return assertion.substring(0, assertion.length() - 3) + (last == 'A' ? 'B' : 'A') + assertion.substring(assertion.length() - 2);
    }

    private static Map<String, Object> with(String name, Object value) {
        var claims = claims();
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> both(String name, Object value, String other, Object second) {
        var claims = with(name, value);
        claims.put(other, second);
        return claims;
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
