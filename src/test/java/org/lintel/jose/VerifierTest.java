package org.lintel.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import org.lintel.model.SigningKey;
import org.lintel.test.Spellings;

/**
 * What not even a right signature excuses (RFC 8725): the forger of these tokens has our key. {@code ForgedTokenIT} has those who do not.
 */
class VerifierTest {

    private static final SigningKey RSA = Ring.key("RS256");
    private static final SigningKey PSS = Ring.key("PS256");
    private static final SigningKey EC = Ring.key("ES256");
    private static final Ring RING = new Ring(RSA, PSS, EC);
    private static final String CLAIMS = "{\"sub\":\"alice\",\"exp\":99}";

    private final Verifier verifier = RING.verifier();

    @Test
    void t9_aGenuineOneIsTaken() {
        assertThat(verifier.verify(signed(RSA, "RS256", ""), "JWT")).contains(Map.of("sub", "alice", "exp", 99L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sub\":\"alice\",\"sub\":\"bob\"}", "{\"sub\":\"alice\",\"\\u0073ub\":\"bob\"}", "{\"a\":{\"b\":1,\"b\":2}}",
            "[]", "\"alice\"", "null", "", "{\"sub\":\"alice\"", "{\"sub\":\"alice\"} x"})
    void t9_claimsThatAreTwiceThereOrNoJsonAreRefused(String claims) {
        assertThat(verifier.verify(signed(RSA, "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"kid-RS256\"}", "RS256", claims), "JWT"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999999999999", "1e999999999", "-1e400", "0.1e-999999", "true", "\"99\""})
    void t9_aNumberBeyondAllTimeIsNoTime(String exp) {
        String token = signed(RSA, "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"kid-RS256\"}", "RS256", "{\"exp\":" + exp + "}");
        assertThat(verifier.verify(token, "JWT").filter(claims -> claims.get("exp") instanceof Long)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"crit\":[\"exp\"],\"exp\":1", ",\"crit\":[\"b64\"],\"b64\":true", ",\"crit\":[\"b64\"],\"b64\":false",
            ",\"b64\":false",
            ",\"crit\":[]", ",\"crit\":\"b64\"", ",\"alg\":\"none\"", ",\"kid\":\"kid-ES256\"", ",\"typ\":\"JWT\""})
    void t9_headersThatAreCriticalOrTwiceThereAreRefused(String more) {
        assertThat(verifier.verify(signed(RSA, "RS256", more), "JWT")).isEmpty();
    }

    /** They are of no consequence: the key is the one that we know by this name. */
    @ParameterizedTest
    @ValueSource(strings = {",\"jku\":\"https://evil.example/jwks\"", ",\"x5u\":\"http://169.254.169.254/\"",
            ",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}",
            ",\"x5c\":[\"MIIB\"]", ",\"x5t\":\"x\""})
    void t9_headersThatBringOrPointToKeysAreNotLookedAt(String more) {
        assertThat(verifier.verify(signed(RSA, "RS256", more), "JWT")).isPresent();
        assertThat(verifier.verify(signed(Ring.key("RS256"), "RS256", more), "JWT")).isEmpty();
    }

    /** "each key MUST be used with exactly one algorithm" (§3.1). */
    @ParameterizedTest
    @CsvSource({"RS512,RS256", "PS256,RS256", "RS256,PS256"})
    void t9_aKeyVerifiesByItsOwnAlgorithmOnly(String algorithm, String kid) {
        SigningKey key = kid.equals("RS256") ? RSA : PSS;
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"kid-" + kid + "\"}";
        assertThat(verifier.verify(signed(key, header, algorithm, CLAIMS), "JWT")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kid-ES256\"", "\"KID-RS256\"", "\"../kid-RS256\"", "\"kid-RS256\\u0000\"", "\"kid-RS256' or '1'='1\"",
            "null", "1",
            "[\"kid-RS256\"]", "{}"})
    void t9_noOtherNameIsThatOfTheKey(String kid) {
        assertThat(verifier.verify(signed(RSA, "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":" + kid + "}", "RS256", CLAIMS), "JWT"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "userinfo+jwt", "", "JWT "})
    void t10_anotherKindOfTokenIsRefused(String typ) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"" + typ + "\",\"kid\":\"kid-RS256\"}";
        assertThat(verifier.verify(signed(RSA, header, "RS256", CLAIMS), "JWT")).isEmpty();
    }

    /** The same bytes, and the same signature, in another spelling. */
    @Test
    void x8_base64IsReadInOneSpellingOnly() {
        String token = signed(RSA, "RS256", "");
        for (int part = 0; part < 3; part++) {
            for (String spelling : Spellings.of(token, part)) {
                assertThat(verifier.verify(spelling, "JWT")).as(spelling).isEmpty();
                assertThatIllegalArgumentException().as(spelling).isThrownBy(() -> SignedJwt.parse(spelling));
            }
        }
        assertThat(SignedJwt.parse(token).verifiedBy(RSA.publicKey())).isTrue();
    }

    @Test
    void x50_aTokenOfAGeneralTypeIsWhatWeHaveMadeIt() {
        String token = RING.signer().sign("at+jwt", "JWT", "RS256", Map.of("sub", "alice"));
        assertThat(new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8))
                .contains("\"typ\":\"JWT\"");
        assertThat(verifier.verify(token, "at+jwt")).isPresent();
        assertThat(verifier.verify(token, "JWT")).isEmpty();
        assertThat(verifier.verify(RING.signer().sign("JWT", "RS256", Map.of("sub", "alice")), "at+jwt")).isEmpty();
    }

    /** Verified once is verified, for this kind and as long as its key is one of ours. */
    @Test
    void t9_whatIsKnownToBeGoodIsGoodNoLongerThanItsKey() {
        var ring = new Ring(RSA, EC);
        String token = ring.signer().sign("at+jwt", "RS256", Map.of("sub", "alice"));
        Map<String, Object> claims = ring.verifier().verify(token, "at+jwt").orElseThrow();

        assertThat(ring.verifier().verify(token, "at+jwt")).containsSame(claims);
        assertThat(ring.verifier().verify(token, "JWT")).isEmpty();
        assertThat(ring.verifier().verify(token + "A", "at+jwt")).isEmpty();
        ring.now(EC, Ring.key("RS256"));
        assertThat(ring.verifier().verify(token, "at+jwt")).isEmpty();
    }

    private static String signed(SigningKey key, String algorithm, String more) {
        return signed(key, "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + key.kid() + "\"" + more + "}", algorithm, CLAIMS);
    }

    private static String signed(SigningKey key, String header, String algorithm, String claims) {
        String input = encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(claims.getBytes(StandardCharsets.UTF_8));
        return input + "." + encode(Signatures.of(algorithm, key.privateKey()).sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
