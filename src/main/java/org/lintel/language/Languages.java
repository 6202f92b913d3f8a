package org.lintel.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.config.Settings;
import org.lintel.spec.Duty;

/** The languages that there are texts in, and the one for the sender of the current request. */
@ApplicationScoped
public class Languages {

    private static final Locale FIRST = Locale.ENGLISH;

    /** A request attribute: the languages that can be read, where the header that names them is malformed. */
    public static final String WISHED = "org.lintel.languages";

    @Inject
    Settings settings;

    @Inject
    HttpServletRequest http;

    private Map<Locale, Language> languages;

    @PostConstruct
    void read() {
        languages = new LinkedHashMap<>();
        for (Language language : new TextFiles(settings.pages().texts()).read(FIRST)) {
            languages.put(language.locale(), language);
        }
    }

    /** Their tags (BCP 47), that of English first. */
    public List<String> tags() {
        return languages.keySet().stream().map(Locale::toLanguageTag).toList();
    }

    /**
     * "End-User's preferred languages and scripts for the user interface" (OpenID Connect Core §3.1.2.1), else the browser's, else English:
     * never that of the server's operating system, which no reader asked for.
     *
     * @param uiLocales tags as they came, best first
     */
    @Duty("Core 3.1.2.1 ui-locales")
    public Language best(Stream<String> uiLocales) {
        return Stream.concat(uiLocales.map(Locale::forLanguageTag), browsers())
                .map(wanted -> languages.get(Locale.forLanguageTag(wanted.getLanguage()))).filter(known -> known != null)
                .findFirst().orElseGet(() -> languages.get(FIRST));
    }

    /** Without the header the container would answer with its own language. */
    private Stream<Locale> browsers() {
        if (http.getAttribute(WISHED) instanceof List<?> wished) {
            return wished.stream().map(Locale.class::cast);
        }
        return http.getHeader("Accept-Language") == null ? Stream.empty() : Collections.list(http.getLocales()).stream();
    }
}
