package org.lintel.jpa;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.lintel.model.AuditActor;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;

@Entity
@Table(name = "audit_log")
@IdClass(AuditRow.Key.class)
class AuditRow {

    @Id
    @Column(name = "issuer")
    String issuer;

    @Id
    long seq;

    long moment;

    @Column(nullable = false)
    String kind;

    @Column(name = "client_id")
    String clientId;

    String subject;
    String address;
    String request;

    @Column(name = "about_type")
    String aboutType;

    String about;

    @Column(name = "data_before")
    String before;

    @Column(name = "data_after")
    String after;

    @Column(nullable = false)
    String previous;

    @Column(nullable = false)
    String hash;

    /** No record, as {@link RowId}. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String issuer;
        long seq;

        public Key() {
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.seq == seq && Objects.equals(issuer, key.issuer);
        }

        @Override
        public int hashCode() {
            return Objects.hash(issuer, seq);
        }
    }

    protected AuditRow() {
    }

    AuditRow(String issuer, AuditEntry entry) {
        AuditRecord record = entry.record();
        AuditObject object = record.about();
        this.issuer = issuer;
        seq = entry.position();
        moment = record.moment().toEpochMilli();
        kind = record.kind();
        clientId = record.by().clientId();
        subject = record.by().subject();
        address = record.by().address();
        request = record.by().request();
        aboutType = object == null ? null : object.type();
        about = object == null ? null : object.id();
        before = record.before();
        after = record.after();
        previous = entry.previous();
        hash = entry.hash();
    }

    AuditEntry entry() {
        AuditObject object = aboutType == null ? null : new AuditObject(aboutType, about);
        return new AuditEntry(seq, new AuditRecord(Instant.ofEpochMilli(moment), kind,
                new AuditActor(clientId, subject, address, request), object, before, after), previous, hash);
    }
}
