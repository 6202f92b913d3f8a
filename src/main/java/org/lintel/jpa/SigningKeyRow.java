package org.lintel.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "signing_keys")
class SigningKeyRow extends IssuerRow {

    @Column(nullable = false)
    String algorithm;

    @Column(name = "signs_from")
    long signsFrom;

    /** PKCS#12, sealed by the server key. */
    @Column(nullable = false)
    String data;

    protected SigningKeyRow() {
    }

    SigningKeyRow(RowId key, String algorithm, Instant signsFrom, String data) {
        super(key);
        this.algorithm = algorithm;
        this.signsFrom = signsFrom.toEpochMilli();
        this.data = data;
    }

    Instant signsFrom() {
        return Instant.ofEpochMilli(signsFrom);
    }
}
