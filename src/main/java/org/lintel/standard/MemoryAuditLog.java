package org.lintel.standard;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.plugin.Reserve;
import org.lintel.spi.AuditLog;

/** The newest entries, in memory. */
@ApplicationScoped
@Reserve("memory")
public class MemoryAuditLog implements AuditLog {

    static final int MOST = 10_000;

    private final Deque<AuditEntry> entries = new ArrayDeque<>();
    private AuditChain chain = AuditChain.NEW;

    @Override
    public synchronized void append(List<AuditRecord> records) {
        for (AuditRecord record : records) {
            AuditEntry entry = AuditEntry.next(chain.last(), chain.lastHash(), record);
            entries.addLast(entry);
            chain = chain.to(entry);
            if (entries.size() > MOST) {
                chain = chain.from(entries.removeFirst());
            }
        }
    }

    @Override
    public synchronized List<AuditEntry> page(AuditQuery query) {
        return entries.stream().filter(query::matches).sorted(AuditQuery.ORDER).limit(query.limit()).toList();
    }

    @Override
    public synchronized AuditChain chain() {
        return chain;
    }

    @Override
    public synchronized List<AuditEntry> following(long position) {
        return entries.stream().dropWhile(entry -> entry.position() <= position).limit(PAGE).toList();
    }

    @Override
    public synchronized int purge(Instant before) {
        int gone = 0;
        while (gone < PAGE && !entries.isEmpty() && entries.getFirst().record().moment().isBefore(before)) {
            chain = chain.from(entries.removeFirst());
            gone++;
        }
        return gone;
    }
}
