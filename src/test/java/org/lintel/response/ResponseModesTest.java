package org.lintel.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.lintel.config.ConfigurationException;
import org.lintel.plugin.Chains;

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

    @Test
    void twoOfOneNameStopTheStart() {
        var twice = new ResponseModes();
        twice.chains = new Chains() {

            @Override
            public <T> List<T> members(Class<T> chain) {
                return List.of(chain.cast(new QueryEncoder()), chain.cast(new QueryEncoder()));
            }
        };
        assertThatThrownBy(twice::begin).isInstanceOf(ConfigurationException.class).hasMessageContaining("response_mode=query");
    }
}
