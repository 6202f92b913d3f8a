package org.lintel.manage;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list that may be long.
 *
 * @param entries in the order of the list
 * @param next    what to ask for the entries after; {@code null} at the end of the list
 */
public record Page<T>(List<T> entries, @Nullable String next) {

    public Page {
        entries = List.copyOf(entries);
    }
}
