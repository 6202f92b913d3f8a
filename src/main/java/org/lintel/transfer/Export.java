package org.lintel.transfer;

import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;

import org.lintel.json.JsonText;
import org.lintel.model.Secret;

/**
 * The lists of the database as a configuration file, whoever owns what. Hashes are as they are; a sealed secret is a reference to a
 * variable of the environment, since nobody is to read it. The same lists are the same bytes.
 */
public final class Export {

    private final Connection database;
    private final Lists lists;
    private final Map<String, Integer> sealed = new HashMap<>();
    private int withoutPassword;

    /** @param database whose transaction sees one moment */
    public Export(Connection database, String issuer) {
        this.database = database;
        this.lists = new Lists(database, issuer);
    }

    /** What has to be said about it; may be empty. */
    public String write(Writer out) throws SQLException {
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        JsonGenerator json = Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createGenerator(out);
        json.writeStartObject();
        for (Kind kind : Kind.values()) {
            json.writeStartArray(kind.list);
            lists.each(kind, row -> write(json, kind, row));
            json.writeEnd();
        }
        json.writeEnd();
        // not closed, and what it writes to is not either
        json.flush();
        database.rollback();
        return remarks();
    }

    private void write(JsonGenerator json, Kind kind, Row row) {
        if (kind == Kind.USERS && row.password() == null) {
            withoutPassword++;
        } else {
            json.write(JsonText.value(Entry.of(kind, row, this::reference).said()));
        }
    }

    private Object reference(String clientId, Secret secret) {
        return Map.of("fromEnvironment", "SEALED_" + clientId.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_"
                + sealed.merge(clientId, 1, Integer::sum));
    }

    private String remarks() {
        String remarks = withoutPassword == 0 ? "" : "Left out: users who have no password: " + withoutPassword + ".\n";
        return remarks + (sealed.isEmpty() ? ""
                : "The sealed secrets of these clients are references to variables of the environment: " + String.join(", ",
                        sealed.keySet().stream().sorted().toList()) + ".\n");
    }
}
