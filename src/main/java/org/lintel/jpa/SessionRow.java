package org.lintel.jpa;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Proof;
import org.lintel.model.Session;

@Entity
@Table(name = "sessions")
class SessionRow {

    /** What no statement looks at. */
    record Details(String issuer, Instant authTime, List<String> amr, String acr, String idp, List<Proof> proofs, boolean persistent,
            String device, String browserState) {
    }

    record Clients(Set<String> clients) {
    }

    @Id
    String sid;

    /** The session's key. */
    @Column(nullable = false)
    String handle;

    @Column(nullable = false)
    String subject;

    long created;

    @Column(name = "last_seen")
    long lastSeen;

    long expires;

    /** When it was ended; until its clients have been told it stays. */
    Long ended;

    /** On its own, since it grows while the session lives. */
    @Column(nullable = false)
    String clients;

    @Column(nullable = false)
    String data;

    protected SessionRow() {
    }

    SessionRow(String sid) {
        this.sid = sid;
    }

    void take(Session session) {
        handle = session.key();
        subject = session.subject();
        created = session.created().toEpochMilli();
        lastSeen = session.lastSeen().toEpochMilli();
        expires = session.expires().toEpochMilli();
        ended = null;
        clients = JsonText.write(RecordJson.write(new Clients(session.clients())));
        data = JsonText.write(RecordJson
                .write(new Details(session.issuer(), session.authTime(), session.amr(), session.acr(), session.idp(), session.proofs(),
                        session.persistent(), session.device(), session.browserState())));
    }

    void visited(String clientId) {
        var all = new HashSet<>(clients());
        if (all.add(clientId)) {
            clients = JsonText.write(RecordJson.write(new Clients(all)));
        }
    }

    Set<String> clients() {
        return RecordJson.read(Clients.class, JsonText.read(clients), null, "clients").clients();
    }

    Session session() {
        Details details = RecordJson.read(Details.class, JsonText.read(data), null, "session");
        return new Session(handle, sid, details.issuer(), subject, details.authTime(), details.amr(), details.acr(), details.idp(),
                details.proofs(), clients(),
                Instant.ofEpochMilli(created), Instant.ofEpochMilli(lastSeen), Instant.ofEpochMilli(expires), details.persistent(),
                details.device(), details.browserState());
    }
}
