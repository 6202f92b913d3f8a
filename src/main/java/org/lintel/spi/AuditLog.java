package org.lintel.spi;

import java.time.Instant;
import java.util.List;

import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.model.AuditVerification;

/**
 * Place: what has been done and what has happened, to be looked up and never changed. Entries are chained: {@link AuditEntry} says how.
 * Nothing here checks who may look. Any method throws {@link org.lintel.model.UnavailableException} where it cannot be done now.
 * Thread-safe.
 */
public interface AuditLog {

    /** How many entries a walk through the log takes at a time. */
    int PAGE = 500;

    /** Appends them, in their order, all or none; within {@link Transactions#together} if and when all of that happens. */
    void append(List<AuditRecord> records);

    /** A page, newest first: as quick for a million as for ten, at least for one who did it, one that it is about, and a span of time. */
    List<AuditEntry> page(AuditQuery query);

    /** Where the log begins and ends now. */
    AuditChain chain();

    /** The entries after a position, in their order, no more than {@link #PAGE}; empty if there are none. */
    List<AuditEntry> following(long position);

    /**
     * Forgets entries older than a moment, from the beginning of the log, at most {@link #PAGE} of them. What is left begins with the hash
     * of the last one that has gone.
     *
     * @return how many have gone
     */
    int purge(Instant before);

    /** Walks through all of it. */
    default AuditVerification verify() {
        return AuditVerification.of(this::chain, this::following);
    }
}
