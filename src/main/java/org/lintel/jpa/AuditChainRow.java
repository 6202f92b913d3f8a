package org.lintel.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.lintel.model.AuditChain;

@Entity
@Table(name = "audit_chains")
class AuditChainRow {

    @Id
    @Column(name = "issuer")
    String issuer;

    @Column(name = "last_seq")
    long last;

    @Column(name = "last_hash", nullable = false)
    String lastHash;

    @Column(name = "purged_seq")
    long purged;

    @Column(name = "purged_hash", nullable = false)
    String purgedHash;

    protected AuditChainRow() {
    }

    AuditChainRow(String issuer) {
        this.issuer = issuer;
        set(AuditChain.NEW);
    }

    AuditChain chain() {
        return new AuditChain(purged, purgedHash, last, lastHash);
    }

    final void set(AuditChain chain) {
        purged = chain.purged();
        purgedHash = chain.purgedHash();
        last = chain.last();
        lastHash = chain.lastHash();
    }
}
