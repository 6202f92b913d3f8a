package org.lintel.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.json.StoredJson;
import org.lintel.model.Proof;
import org.lintel.model.Session;

@Entity
@Table(name = "sessions")
@AttributeOverride(name = "id", column = @Column(name = "sid"))
class SessionRow extends IssuerRow {

    /** What no statement looks at; and the issuer, which stands here for versions that do not know the column. */
    record Details(String issuer, Instant authTime, List<String> amr, String acr, String idp, List<Proof> proofs, boolean persistent,
            String device, String browserState) {
    }

    record Clients(Set<String> clients) {

        String json() {
            return StoredJson.write(this);
        }
    }

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

    SessionRow(RowId key) {
        super(key);
    }

    void take(Session session) {
        handle = session.key();
        subject = session.subject();
        created = session.created().toEpochMilli();
        lastSeen = session.lastSeen().toEpochMilli();
        expires = session.expires().toEpochMilli();
        ended = null;
        clients = new Clients(session.clients()).json();
        data = StoredJson
                .write(new Details(session.issuer(), session.authTime(), session.amr(), session.acr(), session.idp(), stored(session),
                        session.persistent(), session.device(), session.browserState()));
    }

    boolean alive(long now) {
        return ended == null && expires > now;
    }

    Set<String> clients() {
        return StoredJson.read(Clients.class, clients, "clients").clients();
    }

    Session session() {
        Details details = StoredJson.read(Details.class, data, "session");
        return Session.builder().key(handle).sid(id).issuer(details.issuer()).subject(subject).authTime(details.authTime())
                .amr(details.amr()).acr(details.acr()).idp(details.idp()).proofs(details.proofs()).clients(clients())
                .created(Instant.ofEpochMilli(created)).lastSeen(Instant.ofEpochMilli(lastSeen)).expires(Instant.ofEpochMilli(expires))
                .persistent(details.persistent()).device(details.device()).browserState(details.browserState()).build();
    }

    /** Nothing where it is implied, so that versions which do not know of proofs can read it. */
    private static List<Proof> stored(Session session) {
        boolean implied = session.proofs().equals(Proof.implied(session.amr(), session.idp(), session.authTime()));
        return implied ? List.of() : session.proofs();
    }
}
