package org.lintel.admin;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.lintel.options.Option;

/**
 * An option in a form.
 *
 * @param id      what a browser sends, and what its element is called
 * @param choices its texts, if there are no others
 * @param stored  its value as it is, as text
 * @param shown   what stands in the form
 * @param error   what is wrong with that, or {@code null}
 */
public record Field(String id, Option option, FieldKind kind, List<String> choices, String stored, String shown, String error) {

    private static final String PARAMETER = "o.";

    static String parameter(String option) {
        return PARAMETER + option;
    }

    static Field of(Option option, List<String> known, Object stored) {
        List<String> choices = known.isEmpty() ? FieldKind.choices(option) : known;
        FieldKind kind = FieldKind.of(option, choices);
        String text = typed(kind.text(stored));
        List<String> all = kind == FieldKind.CHOICES ? Stream.concat(choices.stream(), FieldKind.lines(text).stream()).distinct().toList()
                : choices;
        return new Field(parameter(option.name()), option, kind, all, text, text, null);
    }

    /**
     * A field of something that is no option of ours and has a value of any kind.
     *
     * @param id     without blanks
     * @param stored {@code null} if there is none
     */
    static Field free(String id, Option option, FieldKind kind, Object stored) {
        String text = typed(kind.text(stored));
        return new Field(id, option, kind, List.of(), text, text, null).as(kind);
    }

    /** The same, typed in another way. */
    Field as(FieldKind other) {
        return new Field(id, option, other, other == FieldKind.EITHER ? List.of("true", "false") : List.of(), stored, shown, error);
    }

    /** As a browser sends it that nobody has typed in. */
    private static String typed(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    Field showing(String typed) {
        String text = typed(typed);
        return new Field(id, option, kind, choices, stored, kind == FieldKind.CHOICES ? kind.text(FieldKind.lines(text)) : text, error);
    }

    Field faulty(String sentence) {
        return new Field(id, option, kind, choices, stored, shown, sentence);
    }

    public String name() {
        return option.name();
    }

    /** The name in words, if it is made of words. */
    public String label() {
        if (!name().matches("[A-Za-z][A-Za-z0-9_]*")) {
            return name();
        }
        String words = option.name().replaceAll("(?<=[a-z])(?=[A-Z])|_", " ").toLowerCase(Locale.ROOT).replaceAll("\\buri", "URI")
                .replaceAll("\\b(id|idp|cors|sso|pkce|jwks)\\b", "<$1>").replaceAll("\\biss\\b", "iss");
        return capital(unmarked(words));
    }

    private static String unmarked(String words) {
        var text = new StringBuilder();
        boolean upper = false;
        for (char c : words.toCharArray()) {
            upper = c == '<' || upper && c != '>';
            if (c != '<' && c != '>') {
                text.append(upper ? Character.toUpperCase(c) : c);
            }
        }
        return text.toString();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The sentence of the one description. */
    public String help() {
        String sentence = option.sentence();
        String whole = sentence.endsWith(".") ? sentence : sentence + ".";
        if (option.meaning().isEmpty()) {
            return "";
        }
        return option.meaning().startsWith("`") || whole.startsWith("http") ? whole : capital(whole);
    }

    /** What it is if nothing is said, or {@code null} if that is nothing. */
    public String fallback() {
        if (!option.usually().isEmpty()) {
            return option.usually().replace("`", "");
        }
        String text = kind.text(option.fallback()).replace("\n", ", ");
        return kind == FieldKind.FLAG || text.isEmpty() ? null : text;
    }

    /** What becomes of a flag that nobody touches. */
    public boolean on() {
        return !shown.isEmpty();
    }

    public boolean changed() {
        return !stored.equals(shown);
    }

    public boolean has(String choice) {
        return kind == FieldKind.CHOICES ? FieldKind.lines(shown).contains(choice) : choice.equals(shown);
    }

    /** Of a box to type in: what stands there and room for another line. */
    public int rows() {
        return Math.min(12, Math.max(kind == FieldKind.JSON || kind == FieldKind.VALUE ? 4 : 2, (int) shown.lines().count() + 1));
    }

    /** For a search over all options, in lower case. */
    public String words() {
        return (name() + " " + label() + " " + help()).toLowerCase(Locale.ROOT);
    }

    boolean isOf(String group) {
        return Objects.equals(option.group(), group);
    }
}
