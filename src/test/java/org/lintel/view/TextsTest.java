package org.lintel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.model.Scope;

class TextsTest {

    private final ResourceBundle english = Texts.bundle(Locale.ENGLISH);
    private final ResourceBundle german = Texts.bundle(Locale.GERMAN);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(german.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            // a text that German lacks would be the English one
            assertThat(german.getString(key)).as(key).isNotBlank().isNotEqualTo(english.getString(key));
            assertThat(german.getString(key).contains("{0")).as(key).isEqualTo(english.getString(key).contains("{0"));
        }
    }

    @Test
    void readersOfOtherLanguagesGetEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Texts.bundle(Locale.FRENCH).getString("signin.title")).isEqualTo("Sign in");
            assertThat(Texts.bundle(Locale.ENGLISH).getString("signin.title")).isEqualTo("Sign in");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyPatternCanBeFilledIn(String language) {
        ResourceBundle texts = Texts.bundle(Locale.forLanguageTag(language));
        for (String key : texts.keySet()) {
            assertThat(texts.getString(key)).as("MessageFormat drops a single straight apostrophe: " + key).doesNotContain("'");
            Object value = key.equals("signin.delayed") ? (Object) 30L : "<b>{1}'";
            assertThatCode(() -> assertThat(new MessageFormat(texts.getString(key)).format(new Object[] {value})).doesNotContain("{0"))
                    .as(key).doesNotThrowAnyException();
        }
    }

    @Test
    void saysHowLongToWait() {
        var pattern = new MessageFormat(english.getString("signin.delayed"), Locale.ENGLISH);
        assertThat(pattern.format(new Object[] {1L})).isEqualTo("Too many attempts. Try again in 1 second.");
        assertThat(pattern.format(new Object[] {32L})).isEqualTo("Too many attempts. Try again in 32 seconds.");
    }

    @Test
    void knowsTheStandardScopes() {
        for (Scope scope : Scope.STANDARD) {
            assertThat(english.keySet()).contains("scope." + scope.name() + ".name", "scope." + scope.name() + ".description");
        }
    }
}
