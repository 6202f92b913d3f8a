package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lintel.tokenfilter.Issuer.EC;
import static org.lintel.tokenfilter.Issuer.OTHER_RSA;
import static org.lintel.tokenfilter.Issuer.RSA;
import static org.lintel.tokenfilter.Issuer.header;
import static org.lintel.tokenfilter.Issuer.sign;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JWTs of another provider, checked by signature and claims. */
class LocalValidationTest {

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final TokenValidation validation = validation(options -> options);

    @AfterEach
    void stop() {
        issuer.close();
    }

    private TokenValidation validation(UnaryOperator<TokenFilterOptions.Builder> options) {
        return TokenFilter.validation(options.apply(issuer.trusting()).build(), clock);
    }

    private void refuses(String token, String reason) {
        assertThatThrownBy(() -> validation.validate(token)).isInstanceOf(TokenRefused.class).hasMessageContaining(reason);
    }

    @Test
    void api6_theClaimsOfAValidTokenAreThere() {
        AccessToken token = validation
                .validate(issuer.token(issuer.claims().claim("role", List.of("reader", "writer")).claim("tier", "gold")));
        assertThat(token.getName()).isEqualTo("alice");
        assertThat(token.subject()).contains("alice");
        assertThat(token.clientId()).contains("app");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "api");
        assertThat(token.roles()).containsExactlyInAnyOrder("reader", "writer");
        assertThat(token.claim("tier")).contains("gold");
        assertThat(token.expiresAt()).contains(clock.instant().plusSeconds(300));
        assertThat(token.value()).isEmpty();
    }

    @Test
    void scopesMayBeAListToo() {
        assertThat(validation.validate(issuer.token(issuer.claims().claim("scope", List.of("api", "orders")))).scopes())
                .containsExactlyInAnyOrder("api", "orders");
    }

    @Test
    void thePrincipalIsNamedByTheClaimThatTheOptionsName() {
        var named = validation(options -> options.nameClaim("name").keepToken(true));
        String token = issuer.token(issuer.claims().claim("name", "Alice Liddell"));
        assertThat(named.validate(token).getName()).isEqualTo("Alice Liddell");
        assertThat(named.validate(token).value()).contains(token);
        assertThat(named.validate(issuer.token()).getName()).as("no such claim").isEqualTo("alice");
        assertThat(named.validate(issuer.token(issuer.claims().subject(null))).getName()).as("nor a subject").isEqualTo("app");
    }

    static Stream<JWSAlgorithm> rsa() {
        return Stream.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384,
                JWSAlgorithm.PS512);
    }

    @ParameterizedTest
    @MethodSource("rsa")
    void everyAlgorithmOfRsaIsKnown(JWSAlgorithm algorithm) {
        assertThat(validation.validate(sign(header(algorithm, RSA), RSA, issuer.claims())).getName()).isEqualTo("alice");
    }

    static Stream<Map.Entry<JWSAlgorithm, Curve>> curves() {
        return Stream.of(Map.entry(JWSAlgorithm.ES256, Curve.P_256), Map.entry(JWSAlgorithm.ES384, Curve.P_384),
                Map.entry(JWSAlgorithm.ES512, Curve.P_521));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void everyCurveIsKnown(Map.Entry<JWSAlgorithm, Curve> curve) throws Exception {
        JWK key = new ECKeyGenerator(curve.getValue()).keyID("curved").generate();
        issuer.publish(RSA, key);
        String token = sign(header(curve.getKey(), key), key, issuer.claims());
        assertThat(validation.validate(token).getName()).isEqualTo("alice");
        refuses(corrupted(token), "signature");
    }

    @Test
    void api2_metadataAndKeysAreFetchedOnceAndAgainTheNextDay() {
        String token = issuer.token(issuer.claims().expirationTime(Date.from(clock.instant().plus(Duration.ofDays(3)))));
        for (int i = 0; i < 3; i++) {
            validation.validate(token);
        }
        assertThat(issuer.requests(Issuer.METADATA)).isEqualTo(1);
        assertThat(issuer.requests(Issuer.KEYS)).isEqualTo(1);
        clock.forward(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            validation.validate(token);
        }
        assertThat(issuer.requests(Issuer.METADATA)).isEqualTo(2);
        assertThat(issuer.requests(Issuer.KEYS)).isEqualTo(2);
    }

    @Test
    void api2_aNewKeyIsFetchedWhenATokenNamesIt() {
        validation.validate(issuer.token());
        clock.forward(Duration.ofSeconds(20));
        issuer.publish(OTHER_RSA);
        String rotated = sign(header(JWSAlgorithm.RS256, OTHER_RSA), OTHER_RSA, issuer.claims());
        assertThat(validation.validate(rotated).getName()).isEqualTo("alice");
        assertThat(issuer.requests(Issuer.KEYS)).isEqualTo(2);
        refuses(issuer.token(), "signature");
    }

    @Test
    void aTokenThatNamesNoKeyIsTriedWithAllOfThemAndWithNewOnes() {
        var unnamed = new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt"));
        issuer.publish(OTHER_RSA, EC, RSA);
        validation.validate(sign(unnamed, RSA, issuer.claims()));
        clock.forward(Duration.ofSeconds(20));
        JWK newest = Issuer.rsa("rsa-3");
        issuer.publish(newest);
        assertThat(validation.validate(sign(unnamed, newest, issuer.claims())).getName()).isEqualTo("alice");
    }

    @Test
    void api2_aThousandRequestsWithAnUnknownKeyCauseOneFetch() {
        validation.validate(issuer.token());
        clock.forward(Duration.ofMinutes(1));
        String unknown = sign(header(JWSAlgorithm.RS256, OTHER_RSA), OTHER_RSA, issuer.claims());
        long refused = Stream.generate(() -> unknown).limit(1000).parallel().filter(token -> {
            try {
                validation.validate(token);
                return false;
            } catch (TokenRefused e) {
                return true;
            }
        }).count();
        assertThat(refused).isEqualTo(1000);
        assertThat(issuer.requests(Issuer.KEYS)).as("the first fetch and one more").isEqualTo(2);
    }

    @Test
    void api2_aThousandRequestsWithTheFirstTokenCauseOneFetch() {
        String token = issuer.token();
        assertThat(Stream.generate(() -> token).limit(1000).parallel().map(validation::validate)).hasSize(1000);
        assertThat(issuer.requests(Issuer.METADATA)).isEqualTo(1);
        assertThat(issuer.requests(Issuer.KEYS)).isEqualTo(1);
    }

    @Test
    void api2_manyUnknownKeysCauseNoMoreThanOneFetchInTenSeconds() {
        validation.validate(issuer.token());
        for (int i = 0; i < 60; i++) {
            clock.forward(Duration.ofSeconds(1));
            refuses(sign(new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")).keyID("made up " + i), OTHER_RSA,
                    issuer.claims()), "signature");
        }
        assertThat(issuer.requests(Issuer.KEYS)).isLessThanOrEqualTo(7);
        assertThat(validation.validate(issuer.token()).getName()).isEqualTo("alice");
    }

    @Test
    void api2_anAuthorityThatIsAwayIsNotAskedMoreOftenForUnknownKeys() {
        validation.validate(issuer.token());
        issuer.wrong.put(Issuer.KEYS, new Issuer.Wrong(500, ""));
        for (int i = 0; i < 30; i++) {
            clock.forward(Duration.ofSeconds(1));
            refuses(sign(header(JWSAlgorithm.RS256, OTHER_RSA), OTHER_RSA, issuer.claims()), "signature");
        }
        assertThat(issuer.requests(Issuer.KEYS)).isLessThanOrEqualTo(4);
    }

    @Test
    void api7_aTokenIsRefusedFromTheSecondThatItExpiresIn() {
        String token = issuer.token(issuer.claims().expirationTime(Date.from(clock.instant().plusSeconds(10))));
        clock.forward(Duration.ofMillis(9_999));
        validation.validate(token);
        clock.forward(Duration.ofMillis(1));
        refuses(token, "expired");
    }

    @Test
    void api7_clockSkewLengthensThatByItsSecondsOnly() {
        var patient = validation(options -> options.clockSkew(Duration.ofSeconds(5)));
        String token = issuer.token(issuer.claims().expirationTime(Date.from(clock.instant().plusSeconds(10))));
        clock.forward(Duration.ofMillis(14_999));
        patient.validate(token);
        clock.forward(Duration.ofMillis(1));
        assertThatThrownBy(() -> patient.validate(token)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void x15_aTokenIsFreshWhereTheClockIsHalfAMinuteBehindAndNoFurther() {
        validation.validate(issuer.token(issuer.claims().notBeforeTime(Date.from(clock.instant().plusSeconds(30)))));
        String token = issuer.token(issuer.claims().notBeforeTime(Date.from(clock.instant().plusSeconds(32))));
        refuses(token, "not valid yet");
        clock.forward(Duration.ofSeconds(2));
        validation.validate(token);
        var exact = validation(options -> options.clockLag(Duration.ZERO));
        assertThatThrownBy(() -> exact.validate(token)).isInstanceOf(TokenRefused.class).hasMessageContaining("not valid yet");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refuses(issuer.token(issuer.claims().issuer("https://evil.example")), "another issuer");
        refuses(issuer.token(issuer.claims().issuer(issuer.url() + "/")), "another issuer");
        refuses(issuer.token(issuer.claims().issuer(null)), "issuer");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        var orders = validation(options -> options.audience("https://orders.example"));
        assertThatThrownBy(() -> orders.validate(issuer.token())).isInstanceOf(TokenRefused.class).hasMessageContaining("audience");
        assertThatThrownBy(() -> orders.validate(issuer.token(issuer.claims().audience((String) null))))
                .isInstanceOf(TokenRefused.class).hasMessageContaining("audience");
        assertThat(orders.validate(issuer.token(issuer.claims().audience(List.of("https://api.example", "https://orders.example"))))
                .getName()).isEqualTo("alice");
    }

    @Test
    void t9_timesThatAreNoneAreRefused() {
        String claims = issuer.claims().build().toString();
        String exp = String.valueOf(clock.instant().getEpochSecond() + 300);
        for (String wrong : List.of("null", "\"" + exp + "\"", "1e999999999", "1e-999999999", "9".repeat(500), "-1", "true",
                "[" + exp + "]")) {
            refuses(sign(header(JWSAlgorithm.RS256, RSA), RSA, claims.replace("\"exp\":" + exp, "\"exp\":" + wrong)), "expire");
        }
        refuses(sign(header(JWSAlgorithm.RS256, RSA), RSA, claims.replace("\"exp\":" + exp, "\"nbf\":\"x\",\"exp\":" + exp)),
                "not valid yet");
        refuses(issuer.token(issuer.claims().expirationTime(null)), "expires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "HS256", "hs256", "rs256", "RS1", "EdDSA", "", "ES256K"})
    void t9_algorithmsThatAreNotKnownAreRefused(String algorithm) {
        String[] parts = issuer.token().split("\\.");
        String header = base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"rsa-1\"}");
        refuses(header + "." + parts[1] + "." + parts[2], "algorithm");
        refuses(header + "." + parts[1] + ".", "algorithm");
    }

    @Test
    void t9_thePublicKeyIsNoSecretOfHmac() throws Exception {
        for (byte[] secret : List.of(RSA.toRSAKey().toPublicKey().getEncoded(),
                RSA.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8),
                pem(RSA).getBytes(StandardCharsets.US_ASCII))) {
            JWK key = new OctetSequenceKey.Builder(secret).keyID("rsa-1").build();
            refuses(sign(header(JWSAlgorithm.HS256, key), key, issuer.claims()), "algorithm");
        }
    }

    @Test
    void t9_onlyAlgorithmsOfTheOptionsAreAccepted() {
        var strict = validation(options -> options.algorithms(Set.of("ES256")));
        assertThatThrownBy(() -> strict.validate(issuer.token())).isInstanceOf(TokenRefused.class).hasMessageContaining("algorithm");
        assertThat(strict.validate(sign(header(JWSAlgorithm.ES256, EC), EC, issuer.claims())).getName()).isEqualTo("alice");
    }

    @Test
    void t9_aKeyIsUsedWithItsOwnAlgorithmOnly() throws Exception {
        JWK key = new RSAKeyGenerator(2048).keyID("only-ps").algorithm(JWSAlgorithm.PS256).generate();
        issuer.publish(key);
        refuses(sign(header(JWSAlgorithm.RS256, key), key, issuer.claims()), "signature");
        validation.validate(sign(header(JWSAlgorithm.PS256, key), key, issuer.claims()));
    }

    @Test
    void t9_smallKeysAndKeysForEncryptionVerifyNothing() throws Exception {
        JWK small = new RSAKeyGenerator(1024, true).keyID("small").generate();
        JWK encryption = new RSAKeyGenerator(2048).keyID("enc").keyUse(com.nimbusds.jose.jwk.KeyUse.ENCRYPTION).generate();
        issuer.publish(RSA, small, encryption);
        refuses(signedAnyway(small, issuer.claims().build().toString()), "signature");
        refuses(signedAnyway(encryption, issuer.claims().build().toString()), "signature");
        validation.validate(signedAnyway(RSA, issuer.claims().build().toString()));
    }

    @Test
    void t9_keysThatTheTokenBringsAreNotLookedAt() {
        JWK evil = Issuer.rsa("rsa-1");
        for (var header : List.of(
                header(JWSAlgorithm.RS256, evil).jwk(evil.toPublicJWK()),
                header(JWSAlgorithm.RS256, evil).jwkURL(URI.create(issuer.url() + "/evil")),
                header(JWSAlgorithm.RS256, evil).x509CertURL(URI.create(issuer.url() + "/evil")))) {
            refuses(sign(header, evil, issuer.claims()), "signature");
        }
        assertThat(issuer.requests("/evil")).isZero();
    }

    @Test
    void t9_whatTheHeaderDeclaresCriticalIsNotIgnored() {
        refuses(sign(header(JWSAlgorithm.RS256, RSA).criticalParams(Set.of("exp")).customParam("exp", 1), RSA, issuer.claims()), "demands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "' OR 1=1 --", "", "rsa-1\\u0000", "RSA-1"})
    void t9_aKeyIdIsANameAndNothingElse(String keyId) {
        refuses(sign(header(JWSAlgorithm.RS256, RSA).keyID(keyId), RSA, issuer.claims()), "signature");
    }

    @Test
    void t9_aClaimThatComesTwiceIsRefused() {
        String claims = issuer.claims().build().toString();
        refuses(sign(header(JWSAlgorithm.RS256, RSA), RSA, claims.replaceFirst("\\{", "{\"sub\":\"admin\",")), "not a signed JWT");
        refuses(sign(header(JWSAlgorithm.RS256, RSA), RSA, claims.replaceFirst("\\{", "{\"a\":{\"b\":1,\"b\":2},")), "not a signed JWT");
        String[] parts = issuer.token().split("\\.");
        refuses(base64("{\"alg\":\"none\",\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"rsa-1\"}") + "." + parts[1] + "." + parts[2],
                "not a signed JWT");
    }

    @Test
    void t9_whatIsNoJwtIsRefused() {
        String token = issuer.token();
        for (String wrong : List.of("x", ".", "..", "...", "a.b.c", "a.b.c.d.e", token + ".", "." + token, token + "." + token,
                token.replace('.', '~'),
                token.substring(0, token.lastIndexOf('.')), base64("[]") + token.substring(token.indexOf('.')),
                base64("[".repeat(30_000)) + token.substring(token.indexOf('.')), "a".repeat(60_000) + token)) {
            assertThatThrownBy(() -> validation.validate(wrong)).as(wrong.substring(0, Math.min(50, wrong.length())))
                    .isInstanceOf(TokenRefused.class);
        }
    }

    @Test
    void t9_aChangedTokenIsRefused() {
        String token = issuer.token();
        refuses(corrupted(token), "signature");
        String[] parts = token.split("\\.");
        refuses(parts[0] + "." + base64(issuer.claims().subject("admin").build().toString()) + "." + parts[2], "signature");
        refuses(parts[0] + "." + parts[1] + ".", "signature");
    }

    @Test
    void t9_aSignatureOfZerosIsNone() {
        String[] parts = sign(header(JWSAlgorithm.ES256, EC), EC, issuer.claims()).split("\\.");
        refuses(parts[0] + "." + parts[1] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]), "signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "logout+jwt", "dpop+jwt", "application/jwt", ""})
    void t10_otherKindsOfTokensAreNoAccessTokens(String type) {
        refuses(sign(header(JWSAlgorithm.RS256, RSA).type(new JOSEObjectType(type)), RSA, issuer.claims()), "not an access token");
    }

    @Test
    void t10_aTokenWithoutTypeIsNoAccessToken() {
        refuses(sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1"), RSA, issuer.claims()), "not an access token");
    }

    @Test
    void theTypeMayBeWrittenInFull() {
        validation.validate(sign(header(JWSAlgorithm.RS256, RSA).type(new JOSEObjectType("application/AT+JWT")), RSA, issuer.claims()));
    }

    @Test
    void tokensOfProvidersWithoutRfc9068AreAcceptedOnRequest() {
        var lenient = validation(options -> options.tokenTypes(Set.of("at+jwt", "JWT")));
        lenient.validate(sign(header(JWSAlgorithm.RS256, RSA).type(JOSEObjectType.JWT), RSA, issuer.claims()));
        lenient.validate(sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1"), RSA, issuer.claims()));
        assertThatThrownBy(() -> lenient.validate(sign(header(JWSAlgorithm.RS256, RSA).type(new JOSEObjectType("logout+jwt")), RSA,
                issuer.claims()))).isInstanceOf(TokenRefused.class);
    }

    @Test
    void x8_base64IsReadInOneSpellingOnly() {
        String token = issuer.token();
        validation.validate(token);
        for (int part = 0; part < 3; part++) {
            org.lintel.test.Spellings.of(token, part).forEach(spelling -> refuses(spelling, ""));
        }
    }

    /** Only what the authority has signed as an access token: its id_tokens have the same {@code typ} then. */
    @Test
    void x50_anAccessTokenOfAGeneralTypeIsTakenForWhatItsAuthoritySaysItIs() {
        validation.validate(sign(general("at+jwt"), RSA, issuer.claims()));
        refuses(sign(general("logout+jwt"), RSA, issuer.claims()), "not an access token");
        refuses(sign(header(JWSAlgorithm.RS256, RSA).type(JOSEObjectType.JWT), RSA, issuer.claims()), "not an access token");
        var lenient = validation(options -> options.tokenTypes(Set.of("at+jwt", "JWT")));
        assertThatThrownBy(() -> lenient.validate(sign(general("logout+jwt"), RSA, issuer.claims()))).isInstanceOf(TokenRefused.class);
    }

    private static JWSHeader.Builder general(String kind) {
        return header(JWSAlgorithm.RS256, RSA).type(JOSEObjectType.JWT).customParam("lintel_typ", kind);
    }

    @Test
    void t12_aTokenThatIsBoundToAKeyIsNoBearerToken() {
        refuses(issuer.token(issuer.claims().claim("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"))), "bound to a key");
    }

    /** Another signature of the same length. */
    private static String corrupted(String token) {
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
        byte[] other = Arrays.copyOf(signature, signature.length);
        other[other.length / 2] ^= 1;
        return token.substring(0, start) + Base64.getUrlEncoder().withoutPadding().encodeToString(other);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(JWK key) throws Exception {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.toRSAKey().toPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The other library refuses to sign with such keys. */
    private static String signedAnyway(JWK key, String claims) throws Exception {
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}") + "." + base64(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.toRSAKey().toPrivateKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }
}
