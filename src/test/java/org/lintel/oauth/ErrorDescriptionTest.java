package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.spec.Duty;

class ErrorDescriptionTest {

    @Test
    void x43_namesWhatIsPlain() {
        assertThat(ErrorDescription.scope("api")).isEqualTo("the scope api");
        assertThat(ErrorDescription.scope("https://api.example.org/orders:read"))
                .isEqualTo("the scope https://api.example.org/orders:read");
        assertThat(ErrorDescription.parameter("nonce")).isEqualTo("the parameter nonce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "a b", "a\"b", "a'b", "a\\b", "${jndi:ldap}", "#{1+1}", "a&b", "a\nb",
            "\u001b[31m", "ä",
            "(x)"})
    void x43_s18_doesNotRepeatWhatMightMeanSomething(String odd) {
        assertThat(ErrorDescription.scope(odd)).doesNotContain(odd);
        assertThat(ErrorDescription.parameter(odd)).isEqualTo("a parameter");
        assertThat(ErrorDescription.scope("x".repeat(101))).hasSizeLessThan(60);
    }

    @Duty({"RFC 6749 4.1.2.1 characters", "RFC 6749 5.2 characters"})
    @Test
    void x43_hasTheCharactersThatThereMayBe() {
        assertThat(ErrorDescription.description("code_challenge is missing", "abc")).isEqualTo("code_challenge is missing (abc)");
        assertThat(ErrorDescription.description("a \"word\", a \\ and \u00e4\n", "abc")).isEqualTo("a 'word', a ? and ?? (abc)");
        assertThat(ErrorDescription.description("x".repeat(1000), "abc")).hasSizeLessThan(220);
    }
}
