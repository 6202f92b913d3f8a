package org.lintel.model;

import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Texts of a client or a scope in further languages. Each is named like the component that it translates, with {@code #} and a language tag
 * behind that (BCP 47, OpenID Connect Core §5.2, RFC 7591 §2.2): {@code displayName#de}. In the configuration file and in a database they
 * stand beside the components of the record.
 *
 * @param texts by such names; not modifiable
 */
public record Translations(Map<String, String> texts) {

    public static final Translations NONE = new Translations(Map.of());

    public Translations {
        var sorted = new TreeMap<String, String>();
        texts.forEach((name, text) -> sorted.put(component(name) + "#" + tag(name).toLanguageTag(), text));
        texts = Collections.unmodifiableMap(sorted);
    }

    /** These and one more; or another text in place of one. */
    public Translations with(String component, String tag, String text) {
        var more = new TreeMap<>(texts);
        more.put(component + "#" + tag, text);
        return new Translations(more);
    }

    /** The text in this language, for any country, if there is one. */
    public Optional<String> find(String component, Locale language) {
        String exact = texts.get(component + "#" + language.toLanguageTag());
        return exact != null ? Optional.of(exact) : texts.entrySet().stream()
                .filter(text -> component(text.getKey()).equals(component)
                        && tag(text.getKey()).getLanguage().equals(language.getLanguage()))
                .map(Map.Entry::getValue).findFirst();
    }

    /** Refuses translations of any other component. */
    void onlyOf(Set<String> components) {
        texts.keySet().stream().filter(name -> !components.contains(component(name))).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(name + ": only " + String.join(" and ", new TreeSet<>(components))
                    + " may have a language");
        });
    }

    private static String component(String name) {
        return name.substring(0, Math.max(0, name.indexOf('#')));
    }

    private static Locale tag(String name) {
        try {
            String tag = name.substring(name.indexOf('#') + 1);
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            // said below
        }
        throw new IllegalArgumentException(name + " has to end in a language tag such as #de");
    }
}
