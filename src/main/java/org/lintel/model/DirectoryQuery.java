package org.lintel.model;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of an {@link org.lintel.spi.Directory} to list.
 *
 * @param prefix what their ids begin with, letter by letter; {@code null} for all
 * @param after  those whose ids follow this one, the last of the page before; {@code null} for the first page
 * @param limit  no more than so many, up to 500
 */
public record DirectoryQuery(@Nullable String prefix, @Nullable String after, int limit) {

    private static final int MOST = 500;

    public DirectoryQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has between 1 and " + MOST + " entries");
        }
    }

    /** Whether the id is one of these, on this page or a later one: for lists that are in memory. */
    public boolean takes(String id) {
        return (prefix == null || id.startsWith(prefix)) && (after == null || id.compareTo(after) > 0);
    }

    /** The first page of all. */
    public static DirectoryQuery first(int limit) {
        return new DirectoryQuery(null, null, limit);
    }

    /** Of these, those whose ids begin so. */
    public DirectoryQuery startingWith(String prefix) {
        return new DirectoryQuery(prefix, after, limit);
    }

    /** Of these, what comes after the last one of a page. */
    public DirectoryQuery after(String last) {
        return new DirectoryQuery(prefix, last, limit);
    }
}
