package org.lintel.manage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import org.lintel.json.JsonText;
import org.lintel.json.MaskedChange;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.model.AuditVerification;
import org.lintel.model.UnavailableException;
import org.lintel.spi.AuditLog;

/** Who changed what, when and from where. */
@ApplicationScoped
public class Audit {

    private static final Duration ANOTHER_TIME = Duration.ofSeconds(10);

    @Inject
    AuditLog log;

    @Inject
    Clock clock;

    private final AtomicBoolean verifying = new AtomicBoolean();

    /**
     * Writes down a change; to be called where the change is made, within {@code Transactions.together}, so that there is never one without
     * the other.
     *
     * @param kind   what was done: the type of what was changed, a dot and a word: {@code client.changed}
     * @param about  which one; {@code null} where there is only one
     * @param before what was there, {@code null} where there was nothing; secrets are taken out here
     * @param after  what is there now, {@code null} where there is nothing any more
     */
    public void changed(Operator operator, String kind, @Nullable String about, @Nullable Record before, @Nullable Record after) {
        var object = new AuditObject(kind.substring(0, kind.indexOf('.')), about);
        var change = MaskedChange.of(before, after);
        log.append(List.of(new AuditRecord(clock.instant(), kind, operator.actor(), object,
                change.before() == null ? null : JsonText.write(change.before()),
                change.after() == null ? null : JsonText.write(change.after()))));
    }

    /** A page, newest first. */
    public Page<AuditEntry> page(Operator who, AuditQuery query) {
        AuditObject about = query.about();
        // who looks after a client sees what was changed of it
        if (about == null || !about.type().equals("client") || about.id() == null || !who.owns(about.id())) {
            who.reading(Area.AUDIT);
        }
        return Page.of(log.page(query), query.limit(),
                last -> new Position(last.record().moment(), Long.toString(last.position())).toString());
    }

    /**
     * What {@link Page#next} of a page says, for {@link AuditQuery#after}.
     *
     * @throws ManagementException if no page has told that
     */
    public static AuditQuery.Place place(String next) {
        Position position = Position.of(next);
        if (!position.id().matches("[0-9]{1,18}")) {
            throw Position.untold();
        }
        return new AuditQuery.Place(position.moment(), Long.parseLong(position.id()));
    }

    /**
     * Walks through all of it, which takes a while: whether anything has been altered or removed.
     *
     * @throws UnavailableException while somebody else has it walked through on this node
     */
    public AuditVerification verify(Operator who) {
        who.reading(Area.AUDIT);
        if (!verifying.compareAndSet(false, true)) {
            throw new UnavailableException("the audit log is being verified by somebody else on this node", ANOTHER_TIME, null);
        }
        try {
            return log.verify();
        } finally {
            verifying.set(false);
        }
    }
}
