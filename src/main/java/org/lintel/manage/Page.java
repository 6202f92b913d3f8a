package org.lintel.manage;

import java.util.List;
import java.util.function.Function;

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

    /**
     * What a store answered that was asked for so many: if there are as many, there may be more.
     *
     * @param place of an entry, as {@link #next} tells it
     */
    static <T> Page<T> of(List<T> entries, int limit, Function<T, String> place) {
        return new Page<>(entries, entries.size() < limit ? null : place.apply(entries.get(entries.size() - 1)));
    }

    /** The same page with each entry as something else. */
    <R> Page<R> map(Function<T, R> each) {
        return new Page<>(entries.stream().map(each).toList(), next);
    }
}
