package org.lintel.jpa;

import java.util.Set;

import jakarta.persistence.EntityManager;

/**
 * Which clients received something in which session: in the JSON of the session, and as rows by which sessions are found. A new one is
 * written into the JSON where that is, without reading it: so both cost what the JSON alone would, which had to be locked, read and
 * written.
 */
final class SessionClients {

    private static final String NONE = new SessionRow.Clients(Set.of()).json();

    /** What follows the last client in the JSON. */
    private static final int END = "]}".length();
    private static final int BEGIN = "{\"clients\":[".length();

    private final EntityManager entities;
    private final RowId session;

    SessionClients(EntityManager entities, RowId session) {
        this.entities = entities;
        this.session = session;
    }

    /** Notes another one; nothing happens if it is known, or if the session is not alive now. */
    void add(String clientId, long now) {
        String alone = new SessionRow.Clients(Set.of(clientId)).json();
        String quoted = escaped(alone.substring(BEGIN, alone.length() - END));
        int added = entities.createQuery("update SessionRow s set s.clients = case when s.clients = :none then :alone "
                + "else concat(:first, substring(s.clients, :rest)) end "
                + "where s.id = :sid and s.issuer = :issuer and s.ended is null and s.expires > :now "
                // within a text a quotation mark has a backslash before it
                + "and s.clients not like :atBegin escape '!' and s.clients not like :further escape '!'")
                .setParameter("none", NONE).setParameter("alone", alone)
                .setParameter("first", alone.substring(0, alone.length() - END) + ",").setParameter("rest", BEGIN + 1)
                .setParameter("sid", session.id).setParameter("issuer", session.issuer).setParameter("now", now)
                .setParameter("atBegin", "%[" + quoted + "%").setParameter("further", "%," + quoted + "%").executeUpdate();
        if (added > 0) {
            list(clientId);
        }
    }

    /** These and no others have rows. */
    void replace(Set<String> clients) {
        entities.flush();
        entities.createQuery("delete from SessionClientRow c where c.sid = :sid").setParameter("sid", session.id).executeUpdate();
        clients.forEach(this::list);
    }

    /** With the session's own moment, which nobody has to read for that. */
    private void list(String clientId) {
        entities.createNativeQuery("insert into session_clients (sid, client_id, issuer, created) select s.sid, ?1, s.issuer, s.created "
                + "from sessions s where s.sid = ?2 and s.issuer = ?3 "
                + "and not exists (select 1 from session_clients c where c.sid = s.sid and c.client_id = ?4)")
                .setParameter(1, clientId).setParameter(2, session.id).setParameter(3, session.issuer).setParameter(4, clientId)
                .executeUpdate();
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }
}
