package org.lintel.transfer;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables whose rows belong to an issuer, each with its columns, in small letters: whatever there is in this version. */
final class IssuerTables {

    static final String ISSUER = "issuer";

    private final Connection database;

    IssuerTables(Connection database) {
        this.database = database;
    }

    Map<String, Set<String>> all() throws SQLException {
        var tables = new TreeMap<String, Set<String>>();
        DatabaseMetaData meta = database.getMetaData();
        try (ResultSet column = meta.getColumns(database.getCatalog(), database.getSchema(), null, null)) {
            while (column.next()) {
                tables.computeIfAbsent(column.getString("TABLE_NAME").toLowerCase(Locale.ROOT), table -> new TreeSet<>())
                        .add(column.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        tables.values().removeIf(columns -> !columns.contains(ISSUER));
        return tables;
    }

    /**
     * The version of the tables.
     *
     * @throws IllegalArgumentException if there are none
     */
    String version() throws SQLException {
        try (Statement select = database.createStatement();
                ResultSet row = select.executeQuery(
                        "select " + quoted("version") + " from " + quoted("schema_history") + " where " + quoted("success")
                                + " = true order by "
                                + quoted("installed_rank") + " desc")) {
            if (row.next()) {
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("The database has no tables of Lintel: let Lintel start with it once.", e);
        }
        throw new IllegalArgumentException("The database has no tables of Lintel: let Lintel start with it once.");
    }

    /** Flyway writes its names so, in every database. */
    private String quoted(String name) throws SQLException {
        String quote = database.getMetaData().getIdentifierQuoteString();
        return quote + name + quote;
    }

    boolean isEmpty(String table, String issuer) throws SQLException {
        try (PreparedStatement select = database.prepareStatement("select count(*) from " + table + " where issuer = ?")) {
            select.setString(1, issuer);
            try (ResultSet count = select.executeQuery()) {
                return !count.next() || count.getLong(1) == 0;
            }
        }
    }
}
