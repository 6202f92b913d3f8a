package org.lintel.model;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What came of walking through an {@link org.lintel.spi.AuditLog} from its beginning to its end.
 *
 * @param entries that were found as they were appended
 * @param chain   where the log begins and ends, which is worth noting elsewhere: whoever can write to a database can make a new chain in
 *                it, but not one that ends with the hash that was noted
 * @param broken  the position where it breaks; {@code null} if it does not
 * @param reason  what is wrong there, as a sentence; {@code null} if nothing is
 */
public record AuditVerification(long entries, AuditChain chain, @Nullable Long broken, @Nullable String reason) {

    /** Whether nothing was altered or removed. */
    public boolean intact() {
        return broken == null;
    }

    /**
     * Walks. What is appended meanwhile is left for the next time; where entries go because their time is over, it begins again.
     *
     * @param chain where the log begins and ends now
     * @param pages a page of the entries after a position, in their order; empty if there are none
     */
    public static AuditVerification of(Supplier<AuditChain> chain, LongFunction<List<AuditEntry>> pages) {
        AuditVerification found;
        AuditChain known;
        do {
            known = chain.get();
            found = walk(known, pages);
        } while (!found.intact() && chain.get().purged() > known.purged());
        return found;
    }

    private static AuditVerification walk(AuditChain chain, LongFunction<List<AuditEntry>> pages) {
        long position = chain.purged();
        String hash = chain.purgedHash();
        while (position < chain.last()) {
            List<AuditEntry> page = pages.apply(position);
            if (page.isEmpty()) {
                return broken(chain, position, "this entry and those after it have been removed");
            }
            for (AuditEntry entry : page) {
                String fault = fault(entry, position, hash);
                if (fault != null) {
                    return broken(chain, position, fault);
                }
                position = entry.position();
                hash = entry.hash();
                if (position == chain.last()) {
                    break;
                }
            }
        }
        return hash.equals(chain.lastHash()) ? new AuditVerification(position - chain.purged(), chain, null, null)
                : broken(chain, position - 1, "this entry is not the one that was appended last");
    }

    private static @Nullable String fault(AuditEntry entry, long position, String hash) {
        if (entry.position() != position + 1) {
            return "this entry has been removed";
        }
        if (!entry.intact()) {
            return "this entry has been altered";
        }
        return entry.previous().equals(hash) ? null : "the entry before this one is not the one that it was appended to";
    }

    /** @param position of the last good one */
    private static AuditVerification broken(AuditChain chain, long position, String reason) {
        return new AuditVerification(position - chain.purged(), chain, position + 1, reason);
    }
}
