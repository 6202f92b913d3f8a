package org.lintel.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.lintel.json.JsonText;

/**
 * What becomes of a row.
 *
 * @param before {@code null} for one that is added
 * @param after  {@code null} for one that is removed
 * @param what   the members that change, for people; secrets are not shown
 */
record Change(Kind kind, String id, Nature nature, @Nullable Row before, @Nullable Row after, List<String> what) {

    /** With the mark that it has in the difference. */
    enum Nature {
        ADDED('+'), CHANGED('~'), REMOVED('-'),
        /** It says the same already, and belongs to what was applied from now on. */
        TAKEN('='),
        /** Others changed it since it was applied, or made it. */
        DRIFTED('!'),
        /** The configuration file of a server lists it. */
        REFUSED('x');

        private final char mark;

        Nature(char mark) {
            this.mark = mark;
        }
    }

    @Override
    public String toString() {
        return nature.mark + " " + kind.list + " " + id + (what.isEmpty() ? "" : ": " + String.join("; ", what));
    }

    /** The members that differ, each with both values. */
    static List<String> between(Map<String, Object> before, Map<String, Object> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var differences = new ArrayList<String>();
        for (String name : names) {
            // as JSON: numbers that were stored are of another type
            String old = shown(before.get(name));
            String now = shown(after.get(name));
            if (!Objects.equals(old, now)) {
                differences.add(name.endsWith("Secrets") ? name : name + " " + old + " -> " + now);
            }
        }
        return differences;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "as usual" : JsonText.value(value).toString();
    }
}
