package org.lintel.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.lintel.config.Configured;

class LanguagesTest {

    /** A browser that says nothing about languages: a container then speaks of its own. */
    @Test
    void x75_readersOfOtherLanguagesGetEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (var configured = Configured.withNothing()) {
            var languages = new Languages();
            languages.settings = configured.settings();
            languages.http = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> method.getName().equals("getHeader") ? null
                            : Collections.enumeration(List.of(Locale.getDefault())));
            languages.read();

            assertThat(languages.best(Stream.empty()).of("signin.title")).isEqualTo("Sign in");
            assertThat(languages.best(Stream.of("fr", "-", "en")).of("signin.title")).isEqualTo("Sign in");
            assertThat(languages.best(Stream.of("fr", "de-AT")).of("signin.title")).isEqualTo("Anmelden");
            assertThat(languages.tags()).containsExactly("en", "de");
        } finally {
            Locale.setDefault(before);
        }
    }
}
