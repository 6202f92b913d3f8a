package org.lintel.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link org.lintel.spi.AuditLog} is told: that something has been changed, or has happened. Texts are cut where they are longer
 * than a store has room for, and rid of what databases do not keep as it is.
 *
 * @param moment when, to the millisecond
 * @param kind   such as {@code client.changed} for a change, {@code signed-in} for an event: lower case, at most 100 characters
 * @param by     who did it
 * @param about  whom or what it is about; {@code null} where that is said by {@code by}
 * @param before what was there, as JSON without secrets; {@code null} where there was nothing
 * @param after  what is there now, or more about an event, as JSON without secrets; {@code null} where there is nothing
 */
public record AuditRecord(Instant moment, String kind, AuditActor by, @Nullable AuditObject about, @Nullable String before,
        @Nullable String after) {

    private static final int LONGEST_KIND = 100;

    public AuditRecord {
        moment = moment.truncatedTo(ChronoUnit.MILLIS);
        kind = kind.substring(0, Math.min(kind.length(), LONGEST_KIND));
        before = storable(before, Integer.MAX_VALUE);
        after = storable(after, Integer.MAX_VALUE);
    }

    /** PostgreSQL keeps no U+0000, and none keeps half of a surrogate pair. */
    static @Nullable String storable(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String cut = text.length() > longest ? text.substring(0, longest) : text;
        return cut.codePoints().anyMatch(AuditRecord::unstorable)
                ? cut.codePoints().map(c -> unstorable(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                : cut;
    }

    private static boolean unstorable(int c) {
        return c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
