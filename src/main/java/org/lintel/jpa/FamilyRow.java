package org.lintel.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What storing a member and revoking the family both change, so that one waits for the other: see {@link FamilyRows}. */
@Entity
@Table(name = "families")
class FamilyRow extends IssuerRow {

    /** When the last member that was stored expires and the revocation is forgotten: nothing depends on this row any more. */
    long expires;

    @Column(name = "revoked_until")
    Long revokedUntil;

    protected FamilyRow() {
    }

    FamilyRow(RowId key, long expires, Long revokedUntil) {
        super(key);
        this.expires = expires;
        this.revokedUntil = revokedUntil;
    }

    boolean revoked(Instant now) {
        return revokedUntil != null && revokedUntil > now.toEpochMilli();
    }
}
