package org.lintel.jpa;

import java.io.Serializable;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** That a client received something in a session, for finding it by its client. It is made of the session's row, and goes with that. */
@Entity
@Table(name = "session_clients")
@IdClass(SessionClientRow.Key.class)
class SessionClientRow {

    /** No record, since Jakarta Persistence 3.1 makes one without arguments. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String sid;
        String clientId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(sid, key.sid) && Objects.equals(clientId, key.clientId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sid, clientId);
        }
    }

    @Id
    String sid;

    @Id
    @Column(name = "client_id")
    String clientId;

    @Column(name = "issuer", nullable = false)
    String issuer;

    /** When the session began. */
    long created;

    protected SessionClientRow() {
    }
}
