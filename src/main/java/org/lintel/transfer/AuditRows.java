package org.lintel.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.lintel.model.AuditActor;
import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;

/** The audit log of an issuer, for commands: as {@code jpa.JpaAuditLog} keeps it, in the transaction of what they do. */
public final class AuditRows {

    private final Connection database;
    private final String issuer;

    public AuditRows(Connection database, String issuer) {
        this.database = database;
        this.issuer = issuer;
    }

    /** Appends them, in their order. Who appends locks the row of the chain first. */
    public void append(List<AuditRecord> records) throws SQLException {
        AuditChain chain = locked();
        for (AuditRecord record : records) {
            AuditEntry entry = AuditEntry.next(chain.last(), chain.lastHash(), record);
            insert(entry);
            chain = chain.to(entry);
        }
        execute("update audit_chains set last_seq = ?, last_hash = ? where issuer = ?", chain.last(), chain.lastHash(), issuer);
    }

    private AuditChain locked() throws SQLException {
        try (PreparedStatement select = database
                .prepareStatement("select purged_seq, purged_hash, last_seq, last_hash from audit_chains where issuer = ? for update")) {
            select.setString(1, issuer);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return new AuditChain(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4));
                }
            }
        }
        AuditChain fresh = AuditChain.NEW;
        execute("insert into audit_chains (issuer, purged_seq, purged_hash, last_seq, last_hash) values (?, ?, ?, ?, ?)", issuer,
                fresh.purged(), fresh.purgedHash(), fresh.last(), fresh.lastHash());
        return fresh;
    }

    private void insert(AuditEntry entry) throws SQLException {
        AuditRecord record = entry.record();
        AuditActor by = record.by();
        AuditObject about = record.about();
        execute("insert into audit_log (issuer, seq, moment, kind, client_id, subject, address, request, about_type, about, data_before, "
                + "data_after, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                issuer, entry.position(), record.moment().toEpochMilli(), record.kind(), by.clientId(), by.subject(), by.address(),
                by.request(), about == null ? null : about.type(), about == null ? null : about.id(), record.before(), record.after(),
                entry.previous(), entry.hash());
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
