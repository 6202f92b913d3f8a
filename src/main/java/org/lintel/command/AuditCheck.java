package org.lintel.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.lintel.model.AuditActor;
import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.model.AuditVerification;

/** Walks through the audit logs in the database, one for each issuer, whether nodes run or not. */
final class AuditCheck {

    private static final String CHAINS = "select issuer, purged_seq, purged_hash, last_seq, last_hash from audit_chains";
    private static final String PAGE = "select seq, moment, kind, client_id, subject, address, request, about_type, about, data_before, "
            + "data_after, previous, hash from audit_log where issuer = ? and seq > ? order by seq limit 500";

    private final Connection database;

    AuditCheck(Connection database) {
        this.database = database;
    }

    /**
     * What was found, as sentences.
     *
     * @throws IllegalArgumentException with them, if a chain is broken
     */
    String verify() throws SQLException {
        List<String> found = new ArrayList<>();
        boolean intact = true;
        for (String issuer : chains().keySet()) {
            AuditVerification verification = AuditVerification.of(() -> chain(issuer), position -> page(issuer, position));
            intact &= verification.intact();
            found.add(sentence(issuer, verification));
        }
        String all = found.isEmpty() ? "There are no audit logs yet." : String.join("\n", found);
        if (!intact) {
            throw new IllegalArgumentException(all);
        }
        return all;
    }

    private static String sentence(String issuer, AuditVerification found) {
        AuditChain chain = found.chain();
        return issuer + ": " + (found.intact() ? "intact" : "broken at position " + found.broken() + ": " + found.reason()) + "; "
                + found.entries() + " entries from position " + (chain.purged() + 1) + " on are as they were appended, the last one is "
                + chain.last() + " with the hash " + chain.lastHash();
    }

    private Map<String, AuditChain> chains() throws SQLException {
        var chains = new TreeMap<String, AuditChain>();
        try (PreparedStatement select = database.prepareStatement(CHAINS); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                chains.put(row.getString(1), new AuditChain(row.getLong(2), row.getString(3), row.getLong(4), row.getString(5)));
            }
        }
        return chains;
    }

    private AuditChain chain(String issuer) {
        try {
            return chains().getOrDefault(issuer, AuditChain.NEW);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private List<AuditEntry> page(String issuer, long position) {
        try (PreparedStatement select = database.prepareStatement(PAGE)) {
            select.setString(1, issuer);
            select.setLong(2, position);
            try (ResultSet row = select.executeQuery()) {
                var entries = new ArrayList<AuditEntry>();
                while (row.next()) {
                    entries.add(entry(row));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        var by = new AuditActor(row.getString("client_id"), row.getString("subject"), row.getString("address"), row.getString("request"));
        String type = row.getString("about_type");
        var about = type == null ? null : new AuditObject(type, row.getString("about"));
        var record = new AuditRecord(Instant.ofEpochMilli(row.getLong("moment")), row.getString("kind"), by, about,
                row.getString("data_before"), row.getString("data_after"));
        return new AuditEntry(row.getLong("seq"), record, row.getString("previous"), row.getString("hash"));
    }

    private static IllegalArgumentException unreadable(SQLException e) {
        return new IllegalArgumentException("The audit log cannot be read: " + e.getMessage(), e);
    }
}
