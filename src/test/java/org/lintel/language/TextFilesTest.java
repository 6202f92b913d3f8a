package org.lintel.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.ConfigurationException;
import org.lintel.model.Scope;

class TextFilesTest {

    private static final List<Language> OWN = new TextFiles(Optional.empty()).read(Locale.ENGLISH);

    private final Map<String, String> english = OWN.get(0).texts();
    private final Map<String, String> german = OWN.get(1).texts();

    @TempDir
    Path folder;

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(OWN).extracting(Language::locale).containsExactly(Locale.ENGLISH, Locale.GERMAN);
        for (String key : english.keySet()) {
            // a text that German lacks would be the English one
            assertThat(german.get(key)).as(key).isNotBlank();
            assertThat(key.equals("page.direction") || !german.get(key).equals(english.get(key))).as(key).isTrue();
            assertThat(german.get(key).contains("{0")).as(key).isEqualTo(english.get(key).contains("{0"));
        }
        assertThat(Files.readString(Path.of("src/main/resources/org/lintel/language/texts_de.properties"))).doesNotContain("(error)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyPatternCanBeFilledIn(int language) {
        OWN.get(language).texts().forEach((key, text) -> {
            assertThat(text).as("MessageFormat drops a single straight apostrophe: " + key).doesNotContain("'");
            Object value = text.contains(",choice,") ? (Object) 30L : "<b>{1}'";
            assertThatCode(() -> assertThat(new MessageFormat(text).format(new Object[] {value, value})).doesNotContain("{0"))
                    .as(key).doesNotThrowAnyException();
        });
    }

    /** Headings and buttons in Title Case, and two words for one thing, look as if nobody had read the pages. */
    @Test
    void x71_englishIsInSentenceCaseAndSaysSignOut() {
        english.forEach((key, text) -> {
            if (!key.startsWith("page.")) {
                assertThat(text).as(key).doesNotContainPattern("^\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+")
                        .doesNotContainPattern("(?i)log ?(out|ged|in)\\b");
            }
        });
    }

    @Test
    void saysHowLongToWait() {
        Language language = OWN.get(0);
        assertThat(language.of("signin.delayed", 1L)).isEqualTo("Too many attempts. Try again in 1 second.");
        assertThat(language.of("signin.delayed", 32L)).isEqualTo("Too many attempts. Try again in 32 seconds.");
    }

    @Test
    void knowsTheStandardScopes() {
        for (Scope scope : Scope.STANDARD) {
            assertThat(english.keySet()).contains("scope." + scope.name() + ".name", "scope." + scope.name() + ".description");
        }
    }

    /** What is not translated is in English; what a plug-in says of its own is there too. */
    @Test
    void x75_aPlugInBringsALanguage() throws IOException {
        plugIn("texts_fr.properties", "signin.title=Se connecter\nharbour.greeting=Bon vent\u00a0!\n");
        plugIn("texts_de.properties", "signin.submit=Los\n");

        List<Language> languages = withPlugIn(Optional.empty());

        assertThat(languages).extracting(language -> language.locale().toLanguageTag()).containsExactlyInAnyOrder("en", "de", "fr");
        Language french = languages.stream().filter(language -> language.locale().equals(Locale.FRENCH)).findFirst().orElseThrow();
        assertThat(french.of("signin.title")).isEqualTo("Se connecter");
        assertThat(french.of("harbour.greeting")).isEqualTo("Bon vent\u00a0!");
        assertThat(french.of("signin.password")).isEqualTo("Password");
        Language changed = languages.stream().filter(language -> language.locale().equals(Locale.GERMAN)).findFirst().orElseThrow();
        assertThat(changed.of("signin.submit")).isEqualTo("Los");
        assertThat(changed.of("signin.title")).isEqualTo("Anmelden");
    }

    @Test
    void x75_theOperatorHasTheLastWord() throws IOException {
        plugIn("texts_de.properties", "signin.submit=Los\n");
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(texts.resolve("texts_de.properties"), "signin.submit=Weiter\n");
        Files.writeString(texts.resolve("texts.properties"), "signin.username=Customer number\n");

        List<Language> languages = withPlugIn(Optional.of(texts));

        assertThat(languages.get(0).of("signin.username")).isEqualTo("Customer number");
        assertThat(languages.get(1).of("signin.submit")).isEqualTo("Weiter");
        assertThat(languages.get(1).of("signin.username")).as("German has a word of its own").isEqualTo("Benutzername");
    }

    @Test
    void x75_slipsOfThePenStopTheStart() throws IOException {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> new TextFiles(Optional.of(folder.resolve("nowhere"))))
                .withMessageContaining("lintel.pages.texts").withMessageContaining("nowhere");
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(texts.resolve("texts.properties"), "signin.titel=Sign in\n");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> withPlugIn(Optional.of(texts)))
                .withMessageContaining("there is no text with the key signin.titel");
        Files.writeString(texts.resolve("texts.properties"), "signin.client=to go on to {0\n");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> withPlugIn(Optional.of(texts)))
                .withMessageContaining("texts.properties: the text signin.client is no pattern");
    }

    private void plugIn(String name, String texts) throws IOException {
        Path place = Files.createDirectories(folder.resolve("jar").resolve(TextFiles.OF_PLUGINS));
        Files.writeString(place.resolve(name), texts);
    }

    private List<Language> withPlugIn(Optional<Path> texts) throws IOException {
        Path jar = Files.createDirectories(folder.resolve("jar"));
        try (var plugIns = new URLClassLoader(new URL[] {jar.toUri().toURL()}, TextFilesTest.class.getClassLoader())) {
            return new TextFiles(texts, plugIns).read(Locale.ENGLISH);
        }
    }
}
