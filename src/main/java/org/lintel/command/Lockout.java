package org.lintel.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.transfer.AuditRows;
import org.lintel.transfer.EndingRows;

/**
 * Disables a user or a client, or enables it again, in the database, whether nodes run or not. The nodes see the change, end sessions that
 * are over as they always do, and tell their applications.
 */
final class Lockout {

    /** Who it may be, with the statement that finds out the id. */
    enum Who {
        USER("users", "subject", "select subject from users where username = ?"),
        CLIENT("clients", "client_id", "select client_id from clients where client_id = ?");

        private final String table;
        private final String column;
        private final String find;

        Who(String table, String column, String find) {
            this.table = table;
            this.column = column;
            this.find = find;
        }
    }

    /** What begins before a node sees the change is ended after this time: nodes keep clients in memory for five seconds. */
    private static final Duration NODES_KNOW_AFTER = Duration.ofSeconds(6);

    /** As the names of {@code PersistedGrant.Kind}; consents and requests that wait are worth nothing by themselves. */
    private static final String KINDS = "('CODE', 'AUTHORIZATION', 'REFRESH_TOKEN', 'REFERENCE_TOKEN')";

    private final Connection database;
    private final Who who;
    private final String name;
    private final String id;

    /** @throws IllegalArgumentException if there is none of that name */
    Lockout(Connection database, Who who, String name) throws SQLException {
        this.database = database;
        this.who = who;
        this.name = name;
        this.id = find();
    }

    /** What was done, as a sentence. */
    String lock() throws SQLException, InterruptedException {
        enable(false);
        int sessions = endSessions();
        int authorizations = revoke();
        Thread.sleep(NODES_KNOW_AFTER.toMillis());
        sessions += endSessions();
        authorizations += revoke();
        return name + " is locked out; sessions that ended: " + sessions + ", authorizations that were revoked: " + authorizations;
    }

    /** What was done, as a sentence. */
    String unlock() throws SQLException {
        enable(true);
        return name + " is let in again";
    }

    private String find() throws SQLException {
        try (PreparedStatement select = database.prepareStatement(who.find)) {
            select.setString(1, name);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalArgumentException(
                            "There is nobody called \"" + name + "\" among the " + who.table + " of the database.");
                }
                return found.getString(1);
            }
        }
    }

    /** Together with its entry in the audit log. */
    private void enable(boolean flag) throws SQLException {
        together(() -> {
            for (String issuer : issuers()) {
                update("update " + who.table + " set enabled = ? where " + who.column + " = ? and issuer = ?", flag, id, issuer);
                new AuditRows(database, issuer).append(List.of(entry(flag)));
                if (who == Who.USER) {
                    new EndingRows(database).note(issuer, EndingRows.Kind.USER, id);
                }
            }
            return null;
        });
    }

    private AuditRecord entry(boolean flag) {
        String type = who.name().toLowerCase(Locale.ROOT);
        // by hand, as in Commands
        String by = System.getProperty("user.name").replaceAll("[^A-Za-z0-9._@-]", "?");
        return new AuditRecord(Instant.now(), type + (flag ? ".unlocked" : ".locked"), new AuditActor(null, null, null, null),
                new AuditObject(type, id), null, "{\"enabled\":" + flag + ",\"onTheCommandLineBy\":\"" + by + "\"}");
    }

    private List<String> issuers() throws SQLException {
        try (PreparedStatement select = database
                .prepareStatement("select issuer from " + who.table + " where " + who.column + " = ? order by issuer")) {
            select.setString(1, id);
            var issuers = new ArrayList<String>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    issuers.add(row.getString(1));
                }
            }
            return issuers;
        }
    }

    /** Their time is over: a node ends them within ten seconds, and until then no look-up finds them. */
    private int endSessions() throws SQLException {
        long now = System.currentTimeMillis();
        return who == Who.CLIENT ? 0
                : update("update sessions set expires = ? where subject = ? and ended is null and expires > ?", now, id, now);
    }

    /** All that was given, as a node revokes it: the mark, what the nodes have to know, and then what there is of it. */
    private int revoke() throws SQLException {
        return together(() -> {
            List<Family> families = families();
            for (Family family : families) {
                if (update("update families set revoked_until = ? where id = ? and issuer = ?", family.until, family.id,
                        family.issuer) == 0) {
                    update("insert into families (id, issuer, expires, revoked_until) values (?, ?, ?, ?)", family.id, family.issuer,
                            family.until, family.until);
                }
                new EndingRows(database).note(family.issuer, EndingRows.Kind.FAMILY, family.id);
            }
            update("delete from grants where " + who.column + " = ? and kind in " + KINDS, id);
            return families.size();
        });
    }

    /** @param until when the last of it expires */
    private record Family(String id, String issuer, long until) {
    }

    /** Those that are not revoked yet. */
    private List<Family> families() throws SQLException {
        try (PreparedStatement select = database.prepareStatement("select g.family, g.issuer, max(g.expires) from grants g where g."
                + who.column + " = ? and g.kind in " + KINDS + " and g.family is not null and not exists (select 1 from families f where "
                + "f.id = g.family and f.issuer = g.issuer and f.revoked_until is not null) group by g.family, g.issuer")) {
            select.setString(1, id);
            var families = new ArrayList<Family>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    families.add(new Family(row.getString(1), row.getString(2), row.getLong(3)));
                }
            }
            return families;
        }
    }

    private interface Work<T> {

        T done() throws SQLException;
    }

    private <T> T together(Work<T> work) throws SQLException {
        database.setAutoCommit(false);
        try {
            T result = work.done();
            database.commit();
            return result;
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
