package org.lintel.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** That a family is revoked: see {@link FamilyRows}. */
@Entity
@Table(name = "families")
class FamilyRow extends IssuerRow {

    /** When the revocation is forgotten: nothing depends on this row any more. */
    long expires;

    @Column(name = "revoked_until")
    Long revokedUntil;

    protected FamilyRow() {
    }

    FamilyRow(RowId key, long revokedUntil) {
        super(key);
        this.expires = revokedUntil;
        this.revokedUntil = revokedUntil;
    }

    boolean revoked(Instant now) {
        return revokedUntil != null && revokedUntil > now.toEpochMilli();
    }
}
