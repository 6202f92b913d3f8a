package org.lintel.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;

/**
 * The files {@code texts.properties}, which is English, and {@code texts_xx.properties} for the language {@code xx}, in UTF-8. They lie in
 * three places, and what a later one says counts: Lintel's own, those of plug-ins, and those in the folder of the operator.
 */
final class TextFiles {

    static final String OF_PLUGINS = "META-INF/lintel/";

    private static final System.Logger LOG = System.getLogger(TextFiles.class.getName());

    private final Optional<Path> folder;
    private final ClassLoader plugins;

    TextFiles(Optional<Path> folder) {
        this(folder, TextFiles.class.getClassLoader());
    }

    TextFiles(Optional<Path> folder, ClassLoader plugins) {
        this.folder = folder;
        this.plugins = plugins;
        folder.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new ConfigurationException(Setting.PAGES_TEXTS, "is a folder, and there is none at " + path);
        });
    }

    /** Every language of which there is a file, the first one first. */
    List<Language> read(Locale first) {
        List<Language> languages = new ArrayList<>();
        Map<String, String> usual = texts(first, Map.of(), "", "_" + first.getLanguage());
        languages.add(new Language(first, usual));
        Stream.of(Locale.getISOLanguages()).filter(code -> !code.equals(first.getLanguage())).forEach(code -> {
            Locale locale = Locale.forLanguageTag(code);
            Map<String, String> texts = texts(locale, usual, "_" + code);
            if (!texts.isEmpty()) {
                languages.add(complete(locale, texts, usual));
            }
        });
        return languages;
    }

    private static Language complete(Locale locale, Map<String, String> texts, Map<String, String> usual) {
        var missing = new TreeSet<>(usual.keySet());
        missing.removeAll(texts.keySet());
        if (!missing.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "the texts in {0} are without these, which stay English: {1}", locale.toLanguageTag(),
                    missing);
        }
        var all = new HashMap<>(usual);
        all.putAll(texts);
        return new Language(locale, all);
    }

    private Map<String, String> texts(Locale locale, Map<String, String> known, String... suffixes) {
        var texts = new HashMap<String, String>();
        for (String suffix : suffixes) {
            String name = "texts" + suffix + ".properties";
            try {
                for (URL file : files(name)) {
                    texts.putAll(checked(file.toString(), locale, load(file.openStream())));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var keys = new HashSet<>(known.keySet());
        keys.addAll(texts.keySet());
        for (String suffix : suffixes) {
            texts.putAll(ofOperator("texts" + suffix + ".properties", locale, keys));
        }
        return texts;
    }

    private List<URL> files(String name) throws IOException {
        List<URL> files = new ArrayList<>();
        Optional.ofNullable(TextFiles.class.getResource(name)).ifPresent(files::add);
        files.addAll(Collections.list(plugins.getResources(OF_PLUGINS + name)));
        return files;
    }

    /** An unknown key is refused as a typing error: its text would never be shown. */
    private Map<String, String> ofOperator(String name, Locale locale, Set<String> known) {
        Optional<Path> file = folder.map(path -> path.resolve(name)).filter(Files::exists);
        if (file.isEmpty()) {
            return Map.of();
        }
        Map<String, String> texts;
        try {
            texts = checked(file.get().toString(), locale, load(Files.newInputStream(file.get())));
        } catch (IOException e) {
            throw new ConfigurationException(Setting.PAGES_TEXTS, file.get() + " cannot be read: " + e.getMessage());
        }
        texts.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw new ConfigurationException(Setting.PAGES_TEXTS, file.get() + ": there is no text with the key " + key);
        });
        return texts;
    }

    private static Map<String, String> load(InputStream file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** Refuses a pattern that cannot be filled in: a page with it would fail. */
    private static Map<String, String> checked(String file, Locale locale, Map<String, String> texts) {
        texts.forEach((key, text) -> {
            try {
                new MessageFormat(text, locale);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(file + ": the text " + key + " is no pattern: " + e.getMessage());
            }
        });
        return texts;
    }
}
