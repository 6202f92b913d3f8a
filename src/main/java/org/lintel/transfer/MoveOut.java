package org.lintel.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.lintel.json.JsonText;
import org.lintel.secret.SealedSecrets;

/**
 * All that a database has of an issuer, row by row as it is stored, one JSON object in a line: for another database of the same version of
 * Lintel, in which sessions, tokens, consents and the audit log go on. Whoever has it has the database.
 */
public final class MoveOut {

    private static final int ROWS_AT_ONCE = 500;

    private final Connection database;
    private final String issuer;
    private final SealedSecrets secrets;

    public MoveOut(Connection database, String issuer, SealedSecrets secrets) {
        this.database = database;
        this.issuer = issuer;
        this.secrets = secrets;
    }

    /** @return how many rows there were, as a sentence */
    public String write(Writer out) throws SQLException {
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var tables = new IssuerTables(database);
        var rows = new LinkedHashMap<String, Long>();
        write(out, new MoveHeader(issuer, tables.version(), MoveHeader.sealed(secrets)).members());
        for (String table : tables.all().keySet()) {
            rows.put(table, write(out, table));
        }
        database.rollback();
        return "Rows: " + rows + ". They are secret: whoever has them has the database.";
    }

    private long write(Writer out, String table) throws SQLException {
        long number = 0;
        try (PreparedStatement select = database.prepareStatement("select * from " + table + " where issuer = ?")) {
            select.setString(1, issuer);
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                ResultSetMetaData meta = row.getMetaData();
                for (; row.next(); number++) {
                    var line = new LinkedHashMap<String, Object>();
                    line.put(MoveHeader.TABLE, table);
                    line.put(MoveHeader.ROW, members(row, meta));
                    write(out, line);
                }
            }
        }
        return number;
    }

    private static Map<String, Object> members(ResultSet row, ResultSetMetaData meta) throws SQLException {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            Object value = value(row, i, meta.getColumnType(i));
            String name = meta.getColumnName(i).toLowerCase(Locale.ROOT);
            if (value != null && !name.equals(IssuerTables.ISSUER)) {
                members.put(name, value);
            }
        }
        return members;
    }

    /** The same from every database: a flag may be a bit or a small number. */
    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        Object value = switch (type) {
            case Types.BOOLEAN, Types.BIT, Types.TINYINT -> row.getBoolean(column);
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> row.getLong(column);
            default -> row.getString(column);
        };
        return row.wasNull() ? null : value;
    }

    private static void write(Writer out, Map<String, Object> line) {
        try {
            out.write(JsonText.write(line) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
