package org.lintel.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Many clients, users, sessions and entries of the audit log in the tables of a PostgreSQL database, made there. A session has one to three
 * clients: one of the first ten, and any others. The newest session is a second old, the oldest ten hours.
 *
 * @param issuer whose they are
 */
public record Population(String issuer, int clients, int users, int sessions, int auditEntries) {

    /** The tables that are large then. */
    public static final String LARGE = "clients|users|sessions|session_clients|audit_log";

    private static final String NOW = "(extract(epoch from now()) * 1000)::bigint";

    public static String client(int number) {
        return "client-%05d".formatted(number);
    }

    public static String user(int number) {
        return "user-%07d".formatted(number);
    }

    public static String session(int number) {
        return "session-%07d".formatted(number);
    }

    /** Into tables that are there. */
    public void fill(DatabaseServer.Database database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            fillLists(statement);
            fillSessions(statement);
            statement.execute("insert into audit_log (issuer, seq, moment, kind, client_id, subject, address, request, about_type, about, "
                    + "data_before, data_after, previous, hash) select '" + issuer + "', own + i, " + NOW + " - (" + auditEntries
                    + " - i) * 100, "
                    + "case i % 50 when 0 then 'user.changed' else 'signed-in' end, " + clientOf("i % " + clients) + ", "
                    + userOf("i % " + users) + ", '192.0.2.' || i % 250, 'r' || i, 'user', " + userOf("i % " + users)
                    + ", null, '{\"enabled\":true}', md5(i::text), md5((i + 1)::text) from generate_series(1, " + auditEntries + ") i, "
                    + "(select coalesce(max(seq), 0) as own from audit_log where issuer = '" + issuer + "') o");
            statement.execute("insert into audit_chains (issuer, last_seq, last_hash, purged_seq, purged_hash) select '" + issuer
                    + "', max(seq), md5('" + (auditEntries + 1) + "'), 0, '' from audit_log where issuer = '" + issuer
                    + "' on conflict (issuer) do update set last_seq = excluded.last_seq");
            statement.execute("vacuum analyze");
        }
    }

    private void fillLists(Statement statement) throws SQLException {
        statement.execute("insert into clients (client_id, issuer, enabled, sort, version, data) select " + clientOf("i") + ", '" + issuer
                + "', true, 0, 1, '{\"clientName\":\"Client ' || i || '\",\"redirectUris\":[\"https://' || i || '.example/callback\"]}' "
                + "from generate_series(0, " + (clients - 1) + ") i");
        statement.execute("insert into users (subject, issuer, username, password, enabled, sort, version, data) select " + userOf("i")
                + ", '" + issuer
                + "', 'name-' || i, '', true, 0, 1, '{\"name\":\"User ' || i || '\",\"email\":\"' || i || '@example.org\"}' "
                + "from generate_series(0, " + (users - 1) + ") i");
    }

    private void fillSessions(Statement statement) throws SQLException {
        String first = clientOf("i % 10");
        String second = clientOf("10 + i * 7919 % " + (clients - 10));
        String third = clientOf("10 + i * 104729 % " + (clients - 10));
        statement.execute("insert into sessions (sid, handle, issuer, subject, created, last_seen, expires, clients, data) "
                + "select 'session-' || to_char(i, 'FM0000000'), md5(i::text), '" + issuer + "', " + userOf("i % " + users) + ", created, "
                + "least(created + i % 5000000, " + NOW + "), created + 50000000, '{\"clients\":[\"' || " + first
                + " || case when i % 3 > 0 then '\",\"' || " + second + " else '' end || case when i % 3 > 1 then '\",\"' || " + third
                + " else '' end || '\"]}', '{\"issuer\":\"" + issuer
                + "\",\"authTime\":\"2026-05-01T10:00:00Z\",\"amr\":[\"pwd\"],\"idp\":\"local\",\"device\":\"Firefox on Linux\","
                + "\"browserState\":\"state\"}' "
                + "from (select i, " + NOW + " - 1000 - 36000000 * i / " + sessions + " as created from generate_series(0::bigint, "
                + (sessions - 1) + ") i) s");
        statement.execute("insert into session_clients (sid, client_id, issuer, created) select s.sid, c.id, s.issuer, s.created "
                + "from sessions s cross join lateral jsonb_array_elements_text(s.clients::jsonb -> 'clients') as c (id) "
                + "where s.sid like 'session-%' on conflict do nothing");
    }

    private static String clientOf(String number) {
        return "'client-' || to_char(" + number + ", 'FM00000')";
    }

    private static String userOf(String number) {
        return "'user-' || to_char(" + number + ", 'FM0000000')";
    }
}
