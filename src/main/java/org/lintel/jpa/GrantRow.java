package org.lintel.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.model.PersistedGrant;

@Entity
@Table(name = "grants")
class GrantRow extends IssuerRow {

    @Column(nullable = false)
    String kind;

    String alias;
    String subject;

    @Column(name = "client_id")
    String clientId;

    @Column(name = "session_id")
    String sessionId;

    String family;
    long created;
    Long expires;
    Long redeemed;

    @Column(nullable = false)
    String data;

    protected GrantRow() {
    }

    GrantRow(PersistedGrant grant) {
        super(new RowId(grant.key(), grant.issuer()));
        take(grant);
    }

    /** Takes over everything but the key, which is the same. */
    void take(PersistedGrant grant) {
        kind = grant.kind().name();
        alias = grant.alias();
        subject = grant.subject();
        clientId = grant.clientId();
        sessionId = grant.sessionId();
        family = grant.family();
        created = grant.created().toEpochMilli();
        expires = millis(grant.expires());
        redeemed = millis(grant.redeemed());
        data = grant.data();
    }

    PersistedGrant grant() {
        return new PersistedGrant(id, new PersistedGrant.Kind(kind), alias, issuer, subject, clientId, sessionId, family,
                Instant.ofEpochMilli(created),
                instant(expires), instant(redeemed), data);
    }

    boolean expired(Instant now) {
        return expires != null && expires <= now.toEpochMilli();
    }

    private static Long millis(Instant instant) {
        return instant == null ? null : (Long) instant.toEpochMilli();
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
