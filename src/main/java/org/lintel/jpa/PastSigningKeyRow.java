package org.lintel.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.jose.Certificates;
import org.lintel.model.KeyLife;
import org.lintel.model.SigningKey;

/** A key that has left the key set, by its {@code kid}; it has no private part any more. */
@Entity
@Table(name = "past_signing_keys")
class PastSigningKeyRow extends IssuerRow {

    @Column(nullable = false)
    String algorithm;

    @Column(name = "signs_from")
    long signsFrom;

    long retired;

    @Column(name = "left_at")
    long left;

    boolean compromised;

    @Column(nullable = false)
    String certificates;

    protected PastSigningKeyRow() {
    }

    PastSigningKeyRow(String issuer, SigningKey key, Instant signsFrom, Instant retired, Instant left, boolean compromised) {
        super(new RowId(key.kid(), issuer));
        this.algorithm = key.algorithm();
        this.signsFrom = signsFrom.toEpochMilli();
        this.retired = retired.toEpochMilli();
        this.left = left.toEpochMilli();
        this.compromised = compromised;
        this.certificates = Certificates.pem(key.certificates());
    }

    /** Not one that was taken back before its turn came. */
    boolean hasSigned() {
        return signsFrom < retired;
    }

    KeyLife life() {
        var chain = Certificates.read(certificates);
        var key = new SigningKey(id, algorithm, chain.get(0).getPublicKey(), null, chain);
        return new KeyLife(key, SigningKeyRows.made(key), Instant.ofEpochMilli(signsFrom), Instant.ofEpochMilli(retired),
                Instant.ofEpochMilli(left), compromised);
    }
}
