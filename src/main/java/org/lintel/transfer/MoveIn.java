package org.lintel.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

import org.lintel.json.JsonText;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.secret.SealedSecrets;

/** Takes what {@link MoveOut} has written, all of it or nothing: what the database has of the issuer is gone then. */
public final class MoveIn {

    private static final int BATCH = 500;

    /** Where there is something in one of these, people use it. */
    private static final Set<String> IN_USE = Set.of("users", "sessions", "grants");

    private final Connection database;
    private final String issuer;
    private final SealedSecrets secrets;
    private final IssuerTables tables;
    private final Map<String, Long> rows = new TreeMap<>();

    /** Rows of one table with the same columns, which wait to be written together. */
    private final List<JsonObject> waiting = new ArrayList<>();
    private String waitingFor = "";

    public MoveIn(Connection database, String issuer, SealedSecrets secrets) {
        this.database = database;
        this.issuer = issuer;
        this.secrets = secrets;
        this.tables = new IssuerTables(database);
    }

    /**
     * What was done, as a sentence.
     *
     * @param overwrite even if the database has users, sessions or grants of the issuer
     * @throws IllegalArgumentException if nothing was done
     */
    public String read(BufferedReader in, boolean overwrite) throws IOException, SQLException {
        database.setAutoCommit(false);
        try {
            MoveHeader.of(line(in.readLine(), 1)).check(issuer, tables.version(), secrets);
            Map<String, Set<String>> known = tables.all();
            makeRoom(known, overwrite);
            long number = 1;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                if (!text.isBlank()) {
                    add(line(text, number), number, known);
                }
            }
            flush();
            new AuditRows(database, issuer).append(List.of(moved()));
            database.commit();
            return "Rows: " + rows + ". Done.";
        } finally {
            database.rollback();
        }
    }

    private AuditRecord moved() {
        var by = new AuditActor(null, null, "lintel move", null);
        return new AuditRecord(Instant.now(), "database.moved", by, new AuditObject("database", null), null,
                JsonText.write(Map.of("rows", rows)));
    }

    private void makeRoom(Map<String, Set<String>> known, boolean overwrite) throws SQLException {
        for (String table : IN_USE) {
            if (!overwrite && !tables.isEmpty(table, issuer)) {
                throw new IllegalArgumentException(
                        "Nothing was done: the database has " + table + " of this issuer. To lose them say --overwrite.");
            }
        }
        for (String table : known.keySet()) {
            try (PreparedStatement delete = database.prepareStatement("delete from " + table + " where issuer = ?")) {
                delete.setString(1, issuer);
                delete.executeUpdate();
            }
        }
    }

    private void add(JsonObject line, long number, Map<String, Set<String>> known) throws SQLException {
        String table = line.getString(MoveHeader.TABLE, "");
        JsonObject row = line.get(MoveHeader.ROW) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        // these become part of statements
        if (!known.getOrDefault(table, Set.of()).containsAll(row.keySet()) || row.isEmpty()) {
            throw new IllegalArgumentException("Nothing was done: line " + number + " is no row of this version.");
        }
        boolean same = waitingFor.equals(table) && !waiting.isEmpty() && waiting.get(0).keySet().equals(row.keySet());
        if (!same || waiting.size() == BATCH) {
            flush();
        }
        waitingFor = table;
        waiting.add(row);
        rows.merge(table, 1L, Long::sum);
    }

    private void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<String> columns = List.copyOf(waiting.get(0).keySet());
        String sql = "insert into " + waitingFor + " (issuer, " + String.join(", ", columns) + ") values (?" + ", ?".repeat(columns.size())
                + ")";
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (JsonObject row : waiting) {
                insert.setString(1, issuer);
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 2, value(row.get(columns.get(i))));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        waiting.clear();
    }

    private static Object value(JsonValue value) {
        return value instanceof JsonString text ? text.getString()
                : value instanceof JsonNumber number ? (Object) number.longValueExact() : (Object) (value == JsonValue.TRUE);
    }

    private static JsonObject line(@Nullable String text, long number) {
        try {
            return JsonText.read(text == null ? "" : text);
        } catch (JsonException | ClassCastException e) {
            throw new IllegalArgumentException("Nothing was done: line " + number + " is no JSON object.", e);
        }
    }
}
