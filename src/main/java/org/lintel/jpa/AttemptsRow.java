package org.lintel.jpa;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.model.Backoff;

@Entity
@Table(name = "attempts")
class AttemptsRow extends IssuerRow {

    int failures;

    @Column(name = "not_before")
    long notBefore;

    /** From when on it is as if there was no row. */
    long expires;

    protected AttemptsRow() {
    }

    AttemptsRow(RowId key) {
        super(key);
    }

    void oneMore(Backoff pace, Instant now) {
        if (failures == 0 || expires <= now.toEpochMilli()) {
            failures = 0;
            expires = now.plus(pace.memory()).toEpochMilli();
        }
        failures++;
        Duration delay = pace.after(failures);
        // not "now": a caller that read its clock a moment earlier need not wait either
        notBefore = delay.isZero() ? 0 : now.plus(delay).toEpochMilli();
    }
}
