package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Reaction;
import org.lintel.chore.Backlog;
import org.lintel.chore.Chore;
import org.lintel.chore.Sample;
import org.lintel.config.Settings;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.spi.AuditLog;

/**
 * Writes what happens into the audit log: a second later and many at a time, so that no request waits for it and none costs a statement
 * more. A crash may lose that second. What strangers can cause is written so many times a minute; that more has happened is written too.
 */
@ApplicationScoped
public class AuditedEvents implements Reaction, Chore, Readings {

    static final String PASSED_OVER = "events-passed-over";
    static final int EACH_MINUTE = 600;
    private static final int ROOM = 20_000;

    private static final Set<String> BY_STRANGERS = Set.of("request-refused", "sign-in-failed");

    /** What stands elsewhere in an entry; and what may be a password typed into the wrong field. */
    private static final Set<String> ELSEWHERE = Set.of("subject", "clientId", "sid", "address", "number", "username");

    @Inject
    AuditLog log;

    @Inject
    AuditLines lines;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private Backlog<AuditRecord> waiting;
    private Sample strangers;
    private long told;

    @PostConstruct
    void begin() {
        waiting = new Backlog<>(ROOM, log::append);
        strangers = new Sample(clock, EACH_MINUTE);
    }

    @Override
    public Turn turn() {
        return Turn.AUDIT;
    }

    @Override
    public void to(Record event) {
        String kind = AuditLine.name(event.getClass());
        boolean wanted = !AuditLines.UNWRITTEN.contains(event.getClass()) && !settings.audit().leaveOut().contains(kind);
        if (wanted && (!BY_STRANGERS.contains(kind) || strangers.takes(kind))) {
            waiting.add(record(kind, event));
        }
    }

    private AuditRecord record(String kind, Record event) {
        Map<String, Object> more = RecordJson.write(event);
        var by = new AuditActor((String) more.get("clientId"), (String) more.get("subject"),
                (String) more.getOrDefault("address", lines.address().orElse(null)), (String) more.get("number"));
        var session = more.get("sid") instanceof String sid ? new AuditObject("session", sid) : null;
        more.keySet().removeAll(ELSEWHERE);
        return new AuditRecord(clock.instant(), kind, by, session, null, more.isEmpty() ? null : JsonText.write(more));
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        waiting.flush();
        long all = passedOver();
        if (all > told) {
            log.append(List.of(new AuditRecord(clock.instant(), PASSED_OVER, new AuditActor(null, null, null, null), null, null,
                    JsonText.write(Map.of("events", all - told)))));
            told = all;
        }
    }

    /** How many events have no entry on this node, because there were too many at once. */
    public long passedOver() {
        return waiting.dropped() + strangers.passedOver();
    }

    @Override
    public List<Reading> readings() {
        return List.of(Reading.counter("lintel_audit_events_passed_over",
                "Events without an entry in the audit log, because there were too many at once.", passedOver()));
    }

    @Override
    public void end() {
        run();
    }

    @Override
    public String toString() {
        return "writing events into the audit log";
    }
}
