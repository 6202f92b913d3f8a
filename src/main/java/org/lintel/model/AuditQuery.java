package org.lintel.model;

import java.time.Instant;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of an {@link org.lintel.spi.AuditLog} to list, newest first; what is {@code null} makes no difference.
 *
 * @param from    not before this moment
 * @param until   before this moment
 * @param kind    of exactly this kind
 * @param by      by whom, from where, in which request: whichever of these is given
 * @param about   about whom or what
 * @param after   those that follow this one, the last of the page before
 * @param limit   no more than so many, up to 500
 */
public record AuditQuery(@Nullable Instant from, @Nullable Instant until, @Nullable String kind, AuditActor by, @Nullable AuditObject about,
        @Nullable Place after, int limit) {

    /** An order for stores that sort in Java: newest first. */
    public static final Comparator<AuditEntry> ORDER = Comparator.comparing(Place::of).reversed();

    private static final AuditActor ANYBODY = new AuditActor(null, null, null, null);
    private static final int MOST = 500;

    public AuditQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has between 1 and " + MOST + " entries");
        }
    }

    /** Where an entry stands among those that are sorted by time. */
    public record Place(Instant moment, long position) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::moment).thenComparing(Place::position);

        public static Place of(AuditEntry entry) {
            return new Place(entry.record().moment(), entry.position());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The newest of all. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(null, null, null, ANYBODY, null, null, limit);
    }

    /** Of these, those in a span of time; either end may be {@code null}. */
    public AuditQuery between(@Nullable Instant from, @Nullable Instant until) {
        return new AuditQuery(from, until, kind, by, about, after, limit);
    }

    /** Of these, those of a kind. */
    public AuditQuery of(@Nullable String kind) {
        return new AuditQuery(from, until, kind, by, about, after, limit);
    }

    /** Of these, those by whom this describes. */
    public AuditQuery by(AuditActor who) {
        return new AuditQuery(from, until, kind, who, about, after, limit);
    }

    /** Of these, those about this. */
    public AuditQuery about(@Nullable AuditObject what) {
        return new AuditQuery(from, until, kind, by, what, after, limit);
    }

    /** Of these, what comes after the last one of a page. */
    public AuditQuery after(@Nullable Place last) {
        return new AuditQuery(from, until, kind, by, about, last, limit);
    }

    /** Whether the entry is asked for, apart from the limit, in the order of {@link #ORDER}. */
    public boolean matches(AuditEntry entry) {
        AuditRecord record = entry.record();
        return (from == null || !record.moment().isBefore(from)) && (until == null || record.moment().isBefore(until))
                && said(kind, record.kind()) && said(by.clientId(), record.by().clientId()) && said(by.subject(), record.by().subject())
                && said(by.address(), record.by().address()) && said(by.request(), record.by().request())
                && (about == null || record.about() != null && about.type().equals(record.about().type())
                        && said(about.id(), record.about().id()))
                && (after == null || Place.of(entry).compareTo(after) < 0);
    }

    private static boolean said(@Nullable String wanted, @Nullable String is) {
        return wanted == null || wanted.equals(is);
    }
}
