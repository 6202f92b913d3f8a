package org.lintel.admin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A claim that a user has not got yet.
 *
 * @param kind  how its value is typed
 * @param value as it is typed
 */
record AddedClaim(String name, FieldKind kind, String value) {

    /** What there is to choose from. */
    static final List<FieldKind> KINDS = List.of(FieldKind.TEXT, FieldKind.EITHER, FieldKind.NUMBER, FieldKind.LINES, FieldKind.VALUE);

    private static final List<FieldKind> ALL = List.of(FieldKind.TEXT, FieldKind.PASSAGE, FieldKind.EITHER, FieldKind.NUMBER,
            FieldKind.LINES, FieldKind.VALUE);

    /** What was typed where a claim can be added. */
    static AddedClaim typed(Asked asked) {
        String value = String.join("\n", asked.texts("new.value"));
        FieldKind kind = asked.text("new.kind").flatMap(AddedClaim::kind).orElse(FieldKind.TEXT);
        return new AddedClaim(asked.text("new.name").orElse(""),
                kind == FieldKind.TEXT && value.strip().contains("\n") ? FieldKind.PASSAGE : kind, value);
    }

    /** @param text kind and name, as {@link #text} has them */
    static Optional<AddedClaim> of(String text) {
        String[] parts = text.split(" ", 2);
        return parts.length == 1 || parts[1].isEmpty() ? Optional.empty() : kind(parts[0]).map(kind -> new AddedClaim(parts[1], kind, ""));
    }

    private static Optional<FieldKind> kind(String name) {
        return ALL.stream().filter(kind -> key(kind).equals(name)).findFirst();
    }

    static String key(FieldKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** For a form. */
    String text() {
        return key(kind) + " " + name;
    }
}
