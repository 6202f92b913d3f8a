package org.lintel.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A language with its texts.
 *
 * @param texts by their keys; one without a translation is in English
 */
public record Language(Locale locale, Map<String, String> texts) {

    public Language {
        texts = Map.copyOf(texts);
    }

    /** The text with this key; with values, it is a pattern for {@link MessageFormat}. */
    public String of(String key, Object... values) {
        String text = find(key).orElseThrow(() -> new IllegalArgumentException("there is no text with the key " + key));
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }
}
