package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    @Test
    void whatIsHarmlessStaysAsItIs() {
        assertThat(Refusals.harmless("https://shop.example/callback?a=b&c='d' [e] {f}"))
                .isEqualTo("https://shop.example/callback?a=b&c='d' [e] {f}");
        assertThat(Refusals.harmless("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u0000", "\u001b[31m", "\u007f", "\u0085", "\u009b", "\u2028", "\u202e", "\t",
            "${jndi:ldap://evil}",
            "\u00e4", "\uD83D\uDE00", "\uD83D"})
    void s19_nothingBeginsALineOrMeansSomethingToATerminalOrALogger(String evil) {
        assertThat(Refusals.harmless("a" + evil + "b")).startsWith("a\\u").endsWith("b").matches("[\\x20-\\x7e]+").doesNotContain("${");
    }

    @ParameterizedTest
    @CsvSource({"'\n', \\u000a", "'\\', \\u005c", "$, \\u0024", "\uD83D\uDE00, \\u1f600"})
    void s19_whatIsEscapedCanBeReadBack(String evil, String escaped) {
        assertThat(Refusals.harmless(evil)).isEqualTo(escaped);
    }

    @Test
    void s20_whatIsLongIsCut() {
        assertThat(Refusals.harmless("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Refusals.harmless("x".repeat(1_000_000))).isEqualTo("x".repeat(200) + "...");
    }
}
