package org.lintel.admin;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.lintel.language.Language;
import org.lintel.language.Languages;

/** What the beans of the console say, in the language of the browser. */
@RequestScoped
public class Wording {

    @Inject
    Languages languages;

    private Language language;

    @PostConstruct
    void choose() {
        language = languages.best(Stream.empty());
    }

    /** The text with this key behind {@code console.}. */
    String of(String key, Object... values) {
        return language.of("console." + key, values);
    }

    /** The same, if there is one. */
    Optional<String> find(String key) {
        return language.find("console." + key);
    }

    Locale locale() {
        return language.locale();
    }
}
