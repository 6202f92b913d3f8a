package org.lintel.model;

import java.time.YearMonth;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a {@link org.lintel.spi.UsageStore} to list: the newest month first, in each the clients in the order of their ids.
 *
 * @param month    of this month; {@code null} for all
 * @param clientId of this client; {@code null} for all
 * @param after    those that follow this one, the last of the page before; {@code null} for the first page
 * @param limit    no more than so many, up to 500
 */
public record UsageQuery(@Nullable YearMonth month, @Nullable String clientId, @Nullable Place after, int limit) {

    /** An order for stores that sort in Java. */
    public static final Comparator<ClientUsage> ORDER = Comparator.comparing(Place::of);

    private static final int MOST = 500;

    public UsageQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has between 1 and " + MOST + " entries");
        }
    }

    /** Where a row stands in that order. */
    public record Place(YearMonth month, String clientId) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::month).reversed().thenComparing(Place::clientId);

        public static Place of(ClientUsage usage) {
            return new Place(usage.month(), usage.clientId());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** All there is. */
    public static UsageQuery all(int limit) {
        return new UsageQuery(null, null, null, limit);
    }

    /** Of these, those of a month. */
    public UsageQuery in(@Nullable YearMonth month) {
        return new UsageQuery(month, clientId, after, limit);
    }

    /** Of these, those of a client. */
    public UsageQuery of(@Nullable String clientId) {
        return new UsageQuery(month, clientId, after, limit);
    }

    /** Of these, what comes after the last one of a page. */
    public UsageQuery after(@Nullable Place last) {
        return new UsageQuery(month, clientId, last, limit);
    }

    /** Whether the row is asked for, apart from the limit, in the order of {@link #ORDER}. */
    public boolean matches(ClientUsage usage) {
        return (month == null || month.equals(usage.month())) && (clientId == null || clientId.equals(usage.clientId()))
                && (after == null || Place.of(usage).compareTo(after) > 0);
    }
}
