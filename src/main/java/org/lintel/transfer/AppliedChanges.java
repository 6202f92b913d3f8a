package org.lintel.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.lintel.json.JsonText;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.transfer.Change.Nature;

/** Appends to the audit log what is applied, in the transaction of the changes. */
final class AppliedChanges {

    private static final Map<Kind, String> TYPES = Map.of(Kind.CLIENTS, "client", Kind.USERS, "user", Kind.SCOPES, "scope",
            Kind.API_RESOURCES, "apiResource", Kind.OPERATORS, "operator");

    private final AuditRows rows;
    private final AuditActor by;

    AppliedChanges(Connection database, String issuer, AuditActor by) {
        this.by = by;
        this.rows = new AuditRows(database, issuer);
    }

    void append(List<Change> changes, Instant now) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        rows.append(changes.stream().map(change -> record(change, now)).toList());
    }

    private AuditRecord record(Change change, Instant now) {
        String type = TYPES.get(change.kind());
        return new AuditRecord(now, type + "." + word(change), by, new AuditObject(type, change.id()), null,
                JsonText.write(Map.of("applied", change.what())));
    }

    private static String word(Change change) {
        return change.before() == null ? "created" : change.after() == null ? "removed"
                : change.nature() == Nature.TAKEN ? "taken-over" : "changed";
    }
}
