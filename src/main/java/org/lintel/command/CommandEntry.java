package org.lintel.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;

/** What a command leaves in the audit log of an issuer, in the transaction of what it does: as {@code jpa.JpaAuditLog} would. */
final class CommandEntry {

    private CommandEntry() {
    }

    static void append(Connection database, String issuer, AuditRecord record) throws SQLException {
        AuditChain chain = locked(database, issuer);
        AuditEntry entry = AuditEntry.next(chain.last(), chain.lastHash(), record);
        AuditObject about = record.about();
        execute(database, "insert into audit_log (issuer, seq, moment, kind, client_id, subject, address, request, about_type, about, "
                + "data_before, data_after, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                issuer, entry.position(), record.moment().toEpochMilli(), record.kind(), record.by().clientId(), record.by().subject(),
                record.by().address(), record.by().request(), about == null ? null : about.type(), about == null ? null : about.id(),
                record.before(), record.after(), entry.previous(), entry.hash());
        execute(database, "update audit_chains set last_seq = ?, last_hash = ? where issuer = ?", entry.position(), entry.hash(), issuer);
    }

    private static AuditChain locked(Connection database, String issuer) throws SQLException {
        try (PreparedStatement select = database
                .prepareStatement("select purged_seq, purged_hash, last_seq, last_hash from audit_chains where issuer = ? for update")) {
            select.setString(1, issuer);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return new AuditChain(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4));
                }
            }
        }
        execute(database, "insert into audit_chains (issuer, purged_seq, purged_hash, last_seq, last_hash) values (?, 0, ?, 0, ?)", issuer,
                AuditEntry.BEGINNING, AuditEntry.BEGINNING);
        return AuditChain.NEW;
    }

    private static void execute(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
