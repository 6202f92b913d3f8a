package org.lintel.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lintel.json.JsonText;
import org.lintel.model.Appointment;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.model.Role;

/** Makes users administrators in the database, whether nodes run or not: where none is left, and without a look into the log. */
public final class Administrators {

    private final Connection database;
    private final String issuer;
    private final Lists lists;

    public Administrators(Connection database, String issuer) {
        this.database = database;
        this.issuer = issuer;
        this.lists = new Lists(database, issuer);
    }

    /**
     * The subject of the user of this name.
     *
     * @throws IllegalArgumentException if the database has none
     */
    public String subject(String username) throws SQLException {
        try (PreparedStatement select = database.prepareStatement("select subject from users where username = ? and issuer = ?")) {
            select.setString(1, username);
            select.setString(2, issuer);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("There is nobody called \"" + username + "\" among the users of the database.");
                }
                return row.getString(1);
            }
        }
    }

    /**
     * Gives the role to this user, whichever store has them; roles that they have stay.
     *
     * @param by who runs the command, for the audit log
     * @throws IllegalArgumentException if the configuration file of a server lists the operator
     */
    public void appoint(String subject, String by) throws SQLException {
        database.setAutoCommit(false);
        try {
            lists.awaitTurn();
            Row before = lists.all(Kind.OPERATORS).get(subject);
            if (before != null && before.ofFile()) {
                throw new IllegalArgumentException("The configuration file of a server lists the operator " + subject + ": say it there.");
            }
            Row after = row(before, before == null ? Appointment.of(subject, Role.ADMINISTRATOR)
                    : Entry.appointment(before).asAdministrator());
            if (before == null) {
                lists.add(Kind.OPERATORS, after);
            } else {
                lists.replace(Kind.OPERATORS, after);
            }
            var actor = new AuditActor(null, null, "lintel administrator", null);
            String said = JsonText.write(Map.of("roles", JsonText.plain(JsonText.read(after.data())).get("roles"), "by", by));
            new AuditRows(database, issuer).append(List.of(new AuditRecord(Instant.now(), "operator.appointed", actor,
                    new AuditObject("operator", subject), null, said)));
            database.commit();
        } finally {
            database.rollback();
        }
    }

    private static Row row(@Nullable Row before, Appointment after) {
        String data = Entry.of(after).data();
        return before == null ? new Row(after.subject(), null, 0, true, null, 1, data, Set.of(), null, null, null)
                : new Row(before.id(), before.owner(), before.sort(), true, before.listedEnabled(), before.version() + 1, data, Set.of(),
                        null, null, null);
    }
}
