package org.lintel.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.json.StoredJson;
import org.lintel.model.Refusal;
import org.lintel.model.RefusalExplanation;

@Entity
@Table(name = "refusals")
class RefusalRow extends IssuerRow {

    /** What no statement looks at. */
    record Details(String reason, RefusalExplanation explanation) {
    }

    long moment;
    long expires;

    @Column(nullable = false)
    String endpoint;

    @Column(nullable = false)
    String error;

    @Column(name = "client_id")
    String clientId;

    @Column(nullable = false)
    String data;

    protected RefusalRow() {
    }

    RefusalRow(String issuer, Refusal refusal, Instant until) {
        super(new RowId(refusal.number(), issuer));
        moment = refusal.moment().toEpochMilli();
        expires = until.toEpochMilli();
        endpoint = refusal.endpoint();
        error = refusal.error();
        clientId = refusal.clientId();
        data = StoredJson.write(new Details(refusal.reason(), refusal.explanation()));
    }

    Refusal refusal() {
        Details details = StoredJson.read(Details.class, data, "refusal " + id);
        return new Refusal(id, Instant.ofEpochMilli(moment), endpoint, error, details.reason, clientId, details.explanation);
    }
}
