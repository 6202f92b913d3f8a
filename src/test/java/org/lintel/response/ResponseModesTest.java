package org.lintel.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class ResponseModesTest {

    private final ResponseModes modes = Encodings.modes();

    @Test
    void everyEncoderIsSupported() {
        assertThat(modes.supported()).containsExactly("query", "fragment", "form_post");
        assertThat(modes.knows("form_post")).isTrue();
        assertThat(modes.knows("pigeon")).isFalse();
    }

    @Test
    void s6_tokensNeverTravelInAQuery() {
        assertThat(modes.leaks("query", true)).isTrue();
        assertThat(modes.leaks("query", false)).isFalse();
        assertThat(modes.leaks("fragment", true)).isFalse();
        assertThat(modes.encoding(Optional.of("query"), true).encoder().mode()).isEqualTo("fragment");
    }

    @Test
    void whatIsUnknownOrNotNamedTravelsByDefault() {
        assertThat(modes.encoding(Optional.empty(), false).encoder().mode()).isEqualTo("query");
        assertThat(modes.encoding(Optional.of("pigeon"), true).encoder().mode()).isEqualTo("fragment");
        assertThat(modes.encoding(Optional.of("form_post"), true).defaultMode()).isEqualTo("fragment");
    }
}
