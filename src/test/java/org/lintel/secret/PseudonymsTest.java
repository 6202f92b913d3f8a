package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Configured;
import org.lintel.config.Setting;

/** What pairwise subjects hang on, and what they do not. */
class PseudonymsTest {

    private static final String SALT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String KEY = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void aNameIsTheSameUnderEveryServerKeyAndAfterEveryRestart() {
        try (var configured = Configured.with(Setting.PAIRWISE_SALT, SALT)) {
            String name = of(configured).of("sub", "shop.example", "alice-1");
            configured.and(Setting.KEY, KEY);
            assertThat(of(configured).of("sub", "shop.example", "alice-1")).isEqualTo(name).matches("[A-Za-z0-9_-]{43}");
            // changed by nobody, ever: users would be strangers to their applications
            assertThat(name).isEqualTo("rFnodCBX_QqtthIumOrB5NF4qkK98jGvWvlS_idTQP0");
            configured.and(Setting.PAIRWISE_SALT, KEY);
            assertThat(of(configured).of("sub", "shop.example", "alice-1")).isNotEqualTo(name);
        }
    }

    @Test
    void nobodyAndNothingElseHasIt() {
        try (var configured = Configured.with(Setting.PAIRWISE_SALT, SALT)) {
            Pseudonyms pseudonyms = of(configured);
            assertThat(List.of(pseudonyms.of("sub", "shop.example", "alice-1"), pseudonyms.of("sid", "shop.example", "alice-1"),
                    pseudonyms.of("sub", "other.example", "alice-1"), pseudonyms.of("sub", "shop.example", "bob-1"),
                    pseudonyms.of("sub", "shop.example\n", "alice-1"))).doesNotHaveDuplicates();
        }
    }

    @Test
    void anIssuerOnLocalhostMakesItsSaltOnce(@TempDir Path directory) {
        try (var configured = Configured.with(Setting.DIRECTORY, directory.toString())) {
            String name = of(configured).of("sub", "localhost", "alice-1");
            assertThat(directory.resolve("lintel.pairwise-salt")).exists();
            assertThat(of(configured).of("sub", "localhost", "alice-1")).isEqualTo(name);
        }
    }

    @Test
    void anyOtherNeedsOne() {
        try (var configured = Configured.with(Setting.ISSUER, "https://id.example")) {
            Pseudonyms pseudonyms = of(configured);
            assertThat(pseudonyms.possible()).isFalse();
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> pseudonyms.of("sub", "shop.example", "alice-1"))
                    .withMessageContaining("lintel.pairwise-salt");
            configured.and(Setting.PAIRWISE_SALT, "c2hvcnQ=");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> of(configured))
                    .withMessageContaining("32 random bytes");
            configured.and(Setting.PAIRWISE_SALT, SALT);
            assertThat(of(configured).possible()).isTrue();
        }
    }

    private static Pseudonyms of(Configured configured) {
        return Keys.pseudonyms(configured);
    }
}
