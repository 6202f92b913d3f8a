package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.spec.Duty;

class PkceTest {

    /** RFC 7636 appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final Pkce S256 = new Pkce("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "S256");

    @Duty("RFC 7636 4.2 s256")
    @Test
    void theExampleOfTheSpecificationHolds() {
        assertThat(S256.answeredBy(VERIFIER)).isTrue();
    }

    @Test
    void s7_anotherVerifierIsNoAnswer() {
        assertThat(S256.answeredBy(VERIFIER.replace('d', 'e'))).isFalse();
        assertThat(S256.answeredBy(VERIFIER + "k")).isFalse();
    }

    @Test
    void s7_theChallengeItselfIsNoAnswer() {
        assertThat(S256.answeredBy(S256.challenge())).isFalse();
    }

    @Test
    void plainIsAnsweredByTheChallengeAndByNothingElse() {
        var plain = new Pkce(VERIFIER, "plain");

        assertThat(plain.answeredBy(VERIFIER)).isTrue();
        assertThat(plain.answeredBy(S256.challenge())).isFalse();
    }

    @Test
    void s7_aVerifierHas43To128Characters() {
        assertThat(Pkce.wellFormed("a".repeat(42))).isFalse();
        assertThat(Pkce.wellFormed("a".repeat(43))).isTrue();
        assertThat(Pkce.wellFormed("a".repeat(128))).isTrue();
        assertThat(Pkce.wellFormed("a".repeat(129))).isFalse();
    }

    @Test
    void s7_aVerifierThatIsTooShortIsNoAnswerEvenIfItWouldFit() {
        assertThat(new Pkce("short", "plain").answeredBy("short")).isFalse();
    }

    @Duty("RFC 7636 4.1 verifier-syntax")
    @ParameterizedTest
    @ValueSource(strings = {"+", "/", "=", " ", "\n", "ä", "%", "\u0000", "!"})
    void s7_aVerifierHasOnlyUnreservedCharacters(String character) {
        assertThat(Pkce.wellFormed("a".repeat(50) + character)).isFalse();
        assertThat(Pkce.wellFormed(character + "a".repeat(50))).isFalse();
        assertThat(Pkce.wellFormed("-._~09AZaz" + "a".repeat(50))).isTrue();
    }
}
