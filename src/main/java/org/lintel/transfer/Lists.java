package org.lintel.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lintel.model.GivenPassword;

/** The lists of one issuer in the database. */
final class Lists {

    private static final int ROWS_AT_ONCE = 500;

    private final Connection database;
    private final String issuer;

    Lists(Connection database, String issuer) {
        this.database = database;
        this.issuer = issuer;
    }

    /** Something that is done with each row. */
    interface Work {
        void with(Row row) throws SQLException;
    }

    /** Waits until no server takes over its configuration file; the turn ends with the transaction. */
    void awaitTurn() throws SQLException {
        try (PreparedStatement select = database.prepareStatement("select id from turns where id = 'configuration' for update");
                ResultSet turn = select.executeQuery()) {
            turn.next();
        }
    }

    Map<String, Row> all(Kind kind) throws SQLException {
        var rows = new LinkedHashMap<String, Row>();
        each(kind, row -> rows.put(row.id(), row));
        return rows;
    }

    /** In the order of the list, one after the other: there may be a million. */
    void each(Kind kind, Work work) throws SQLException {
        Map<String, Set<String>> origins = kind == Kind.CLIENTS ? origins() : Map.of();
        try (PreparedStatement select = database.prepareStatement("select * from " + kind.table + " where issuer = ? order by sort, "
                + kind.id)) {
            select.setString(1, issuer);
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    work.with(row(kind, rows, origins));
                }
            }
        }
    }

    private static Row row(Kind kind, ResultSet row, Map<String, Set<String>> origins) throws SQLException {
        String id = row.getString(kind.id);
        boolean user = kind == Kind.USERS;
        boolean flag = row.getBoolean("listed_enabled");
        Boolean listedEnabled = row.wasNull() ? null : (Boolean) flag;
        return new Row(id, row.getString("owner"), row.getInt("sort"), row.getBoolean("enabled"), listedEnabled, row.getInt("version"),
                row.getString("data"), origins.getOrDefault(id, Set.of()), user ? row.getString("username") : null,
                user ? password(row) : null, user ? row.getString("listed") : null);
    }

    /** As {@code jpa.UserRow} has it: a temporary one counts where there is no other. */
    private static @Nullable GivenPassword password(ResultSet row) throws SQLException {
        String own = row.getString("password");
        String temporary = row.getString("temporary_password");
        if (!own.isEmpty()) {
            return new GivenPassword(own, null);
        }
        return temporary.isEmpty() ? null : new GivenPassword(temporary, Instant.ofEpochMilli(row.getLong("temporary_until")));
    }

    private Map<String, Set<String>> origins() throws SQLException {
        var origins = new HashMap<String, Set<String>>();
        try (PreparedStatement select = database.prepareStatement("select client_id, origin from client_origins where issuer = ?")) {
            select.setString(1, issuer);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    origins.computeIfAbsent(rows.getString(1), client -> new HashSet<>()).add(rows.getString(2));
                }
            }
        }
        return origins;
    }

    void remove(Kind kind, Row row) throws SQLException {
        removeOrigins(kind, row.id());
        seen(update("delete from " + kind.table + " where " + kind.id + " = ? and issuer = ? and version = ?", row.id(), issuer,
                row.version()));
        ended(kind, row);
    }

    /** Nodes have users in memory. */
    private void ended(Kind kind, Row row) throws SQLException {
        if (kind == Kind.USERS) {
            new EndingRows(database).note(issuer, EndingRows.Kind.USER, row.id());
        }
    }

    void add(Kind kind, Row row) throws SQLException {
        var columns = new LinkedHashMap<String, Object>();
        columns.put(kind.id, row.id());
        columns.put("issuer", issuer);
        columns.putAll(columns(kind, row));
        update("insert into " + kind.table + " (" + String.join(", ", columns.keySet()) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")", columns.values().toArray());
        addOrigins(row);
    }

    /** @param row of the next version */
    void replace(Kind kind, Row row) throws SQLException {
        removeOrigins(kind, row.id());
        Map<String, Object> columns = columns(kind, row);
        var values = new ArrayList<Object>(columns.values());
        values.add(row.id());
        values.add(issuer);
        values.add(row.version() - 1);
        seen(update("update " + kind.table + " set " + String.join(" = ?, ", columns.keySet()) + " = ? where " + kind.id
                + " = ? and issuer = ? and version = ?", values.toArray()));
        addOrigins(row);
        ended(kind, row);
    }

    /** What somebody else has changed since it was read is not what the difference was made of. */
    private static void seen(int rows) {
        if (rows == 0) {
            throw new IllegalArgumentException("Nothing was done: somebody else has changed something meanwhile. Try again.");
        }
    }

    private static Map<String, Object> columns(Kind kind, Row row) {
        var columns = new LinkedHashMap<String, Object>();
        columns.put("owner", row.owner());
        columns.put("sort", row.sort());
        columns.put("enabled", row.enabled());
        columns.put("listed_enabled", row.listedEnabled());
        columns.put("version", row.version());
        columns.put("data", row.data());
        if (kind == Kind.USERS) {
            columns.put("username", row.username());
            GivenPassword given = row.password();
            boolean temporary = given != null && given.until() != null;
            columns.put("password", given == null || temporary ? "" : given.hash());
            columns.put("temporary_password", temporary ? given.hash() : "");
            columns.put("temporary_until", temporary ? given.until().toEpochMilli() : 0L);
            columns.put("listed", row.listed());
        }
        return columns;
    }

    private void removeOrigins(Kind kind, String id) throws SQLException {
        if (kind == Kind.CLIENTS) {
            update("delete from client_origins where client_id = ? and issuer = ?", id, issuer);
        }
    }

    private void addOrigins(Row row) throws SQLException {
        for (String origin : row.origins()) {
            update("insert into client_origins (client_id, issuer, origin) values (?, ?, ?)", row.id(), issuer, origin);
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
