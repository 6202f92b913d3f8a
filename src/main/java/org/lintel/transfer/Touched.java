package org.lintel.transfer;

import org.jspecify.annotations.Nullable;

/**
 * An entry that is to change.
 *
 * @param line   that tells it in the difference
 * @param list   that it stands in, such as {@code clients}
 * @param before what is there: a client, a {@code LocalUser} and so on; {@code null} for one that is added
 * @param after  what is to be there; {@code null} for one that is removed
 */
public record Touched(String line, String list, @Nullable Record before, @Nullable Record after) {

    static Touched of(Change change) {
        return new Touched(change.toString(), change.kind().list, record(change.kind(), change.before()),
                record(change.kind(), change.after()));
    }

    private static @Nullable Record record(Kind kind, @Nullable Row row) {
        return row == null ? null : Entry.record(kind, row);
    }
}
