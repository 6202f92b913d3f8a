package org.lintel.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.spi.AuditLog;

/** An audit log: of a list, where a deployer may have a service for that. */
@ApplicationScoped
public class LedgerAudit implements AuditLog {

    @Inject
    LedgerTransactions transactions;

    private final List<AuditEntry> entries = new ArrayList<>();
    private AuditChain chain = AuditChain.NEW;

    @Override
    public synchronized void append(List<AuditRecord> records) {
        for (AuditRecord record : records) {
            AuditEntry entry = AuditEntry.next(chain.last(), chain.lastHash(), record);
            entries.add(entry);
            chain = chain.to(entry);
            System.out.println("ledger: " + record.kind() + (transactions.underWay() ? " together" : " alone"));
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
        return entries.stream().filter(entry -> entry.position() > position).limit(PAGE).toList();
    }

    /** Nothing is ever forgotten here. */
    @Override
    public int purge(Instant before) {
        return 0;
    }
}
