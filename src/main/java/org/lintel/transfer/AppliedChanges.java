package org.lintel.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.lintel.json.JsonText;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.transfer.Change.Nature;

/** Appends to the audit log what is applied, in the transaction of the changes. Who appends locks the row of the chain first. */
final class AppliedChanges {

    private static final Map<Kind, String> TYPES = Map.of(Kind.CLIENTS, "client", Kind.USERS, "user", Kind.SCOPES, "scope",
            Kind.API_RESOURCES, "apiResource");

    private final Connection database;
    private final String issuer;

    AppliedChanges(Connection database, String issuer) {
        this.database = database;
        this.issuer = issuer;
    }

    void append(List<Change> changes, Instant now) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        AuditChain chain = locked();
        // no address: who runs a command is known to the machine and not to us
        var by = new AuditActor(null, null, "lintel apply", null);
        for (Change change : changes) {
            String type = TYPES.get(change.kind());
            AuditEntry entry = AuditEntry.next(chain.last(), chain.lastHash(), new AuditRecord(now, type + "." + word(change), by,
                    new AuditObject(type, change.id()), null, JsonText.write(Map.of("applied", change.what()))));
            insert(entry);
            chain = chain.to(entry);
        }
        update("update audit_chains set last_seq = ?, last_hash = ? where issuer = ?", chain.last(), chain.lastHash(), issuer);
    }

    private static String word(Change change) {
        return change.before() == null ? "created" : change.after() == null ? "removed"
                : change.nature() == Nature.TAKEN ? "taken-over" : "changed";
    }

    private AuditChain locked() throws SQLException {
        try (PreparedStatement select = database.prepareStatement(
                "select purged_seq, purged_hash, last_seq, last_hash from audit_chains where issuer = ? for update")) {
            select.setString(1, issuer);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return new AuditChain(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4));
                }
            }
        }
        AuditChain fresh = AuditChain.NEW;
        update("insert into audit_chains (issuer, last_seq, last_hash, purged_seq, purged_hash) values (?, ?, ?, ?, ?)", issuer,
                fresh.last(), fresh.lastHash(), fresh.purged(), fresh.purgedHash());
        return fresh;
    }

    private void insert(AuditEntry entry) throws SQLException {
        AuditRecord record = entry.record();
        update("insert into audit_log (issuer, seq, moment, kind, address, about_type, about, data_after, previous, hash)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", issuer, entry.position(), record.moment().toEpochMilli(), record.kind(),
                record.by().address(), record.about().type(), record.about().id(), record.after(), entry.previous(), entry.hash());
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
