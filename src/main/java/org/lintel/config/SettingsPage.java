package org.lintel.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/configuration.md}, which is part of the build, says of each setting: it is said there and nowhere else. */
public final class SettingsPage {

    private static final String PAGE = "configuration.md";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]* \\| (.*) \\|$");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\(([^)]*)\\)");

    /** Leads to another part of the page, and means nothing without it. */
    private static final Pattern ELSEWHERE = Pattern.compile("(,? [Ss]ee|:? see) " + LINK + "| \\(" + LINK + "\\)");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=\\.) (?=[A-Z`])");

    private static final Map<String, String> MEANINGS = read();

    private SettingsPage() {
    }

    /** Its first sentence, as plain text. */
    public static String description(Setting setting) {
        String sentence = END_OF_SENTENCE.split(meaning(setting))[0];
        return LINK.matcher(ELSEWHERE.matcher(sentence).replaceAll("")).replaceAll("$1").replace("`", "").replace("*", "").strip();
    }

    /** Where there is more: a page of the documentation, with the place on it. */
    public static String documentation(Setting setting) {
        Matcher link = LINK.matcher(meaning(setting));
        String to = link.find() ? link.group(2) : "#settings";
        return to.startsWith("#") ? PAGE + to : to;
    }

    private static String meaning(Setting setting) {
        return Optional.ofNullable(MEANINGS.get(setting.key())).orElseThrow(() -> new IllegalStateException("no row for " + setting.key()));
    }

    private static Map<String, String> read() {
        try (InputStream in = SettingsPage.class.getResourceAsStream(PAGE)) {
            var meanings = new HashMap<String, String>();
            ROW.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results()
                    .forEach(row -> meanings.putIfAbsent(row.group(1), row.group(2)));
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
