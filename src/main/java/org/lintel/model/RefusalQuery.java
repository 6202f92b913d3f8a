package org.lintel.model;

import java.time.Instant;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of a {@link org.lintel.spi.RefusalLog} to list, newest first.
 *
 * @param clientId of requests that said they were this client's; {@code null} for all
 * @param error    with this error code; {@code null} for all
 * @param after    those that follow this one, the last of the page before; {@code null} for the first page
 * @param limit    no more than so many, up to 500
 */
public record RefusalQuery(@Nullable String clientId, @Nullable String error, @Nullable Place after, int limit) {

    /** An order for stores that sort in Java: newest first. */
    public static final Comparator<Refusal> ORDER = Comparator.comparing(Place::of).reversed();

    private static final int MOST = 500;

    public RefusalQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has between 1 and " + MOST + " entries");
        }
    }

    /** Where a refusal stands in that order. */
    public record Place(Instant moment, String number) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::moment).thenComparing(Place::number);

        public static Place of(Refusal refusal) {
            return new Place(refusal.moment(), refusal.number());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The newest of all. */
    public static RefusalQuery newest(int limit) {
        return new RefusalQuery(null, null, null, limit);
    }

    /** Of these, those of a client. */
    public RefusalQuery of(@Nullable String clientId) {
        return new RefusalQuery(clientId, error, after, limit);
    }

    /** Of these, those with an error. */
    public RefusalQuery with(@Nullable String error) {
        return new RefusalQuery(clientId, error, after, limit);
    }

    /** Of these, what comes after the last one of a page. */
    public RefusalQuery after(@Nullable Place last) {
        return new RefusalQuery(clientId, error, last, limit);
    }

    /** Whether the refusal is asked for, apart from the limit, in the order of {@link #ORDER}. */
    public boolean matches(Refusal refusal) {
        return (clientId == null || clientId.equals(refusal.clientId())) && (error == null || error.equals(refusal.error()))
                && (after == null || Place.of(refusal).compareTo(after) < 0);
    }
}
