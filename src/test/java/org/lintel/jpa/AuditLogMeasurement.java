package org.lintel.jpa;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lintel.config.Issuer;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.model.AuditVerification;
import org.lintel.model.Claims;
import org.lintel.model.User;
import org.lintel.test.DatabaseServer;

/**
 * What the audit log costs on PostgreSQL: an event, in the batch in which it is written; a change; looking something up among 200,000
 * entries; walking through them. Not part of a build: {@code ./mvnw test -Dtest=AuditLogMeasurement}; the numbers are in
 * {@code target/audit-log-measurement.txt}.
 */
class AuditLogMeasurement {

    private static final int BATCH = 500;
    private static final int BATCHES = 400;
    private static final int CHANGES = 2_000;

    private final List<String> report = new ArrayList<>();
    private final DatabaseServer.Database server = DatabaseServer.POSTGRESQL.database();
    private final Database database = Stores.database(server.url(), server.user(), server.password());
    private final Issuer issuer = JpaAuditLogTest.unique();
    private final JpaAuditLog log = JpaAuditLogTest.log(database, issuer);

    @Test
    void whatItCosts() throws Exception {
        changes(false);
        changes(true);
        double alone = changes(false);
        report.add(String.format(Locale.ROOT, "a change: %.2f ms, with its entry %.2f ms, one after the other", alone, changes(true)));

        events(20);
        long before = size();
        long cpu = cpu();
        long began = System.nanoTime();
        events(BATCHES);
        int entries = BATCH * BATCHES;
        report.add(String.format(Locale.ROOT,
                "an event in a batch of %d: %.1f us, of which %.1f us CPU of this JVM, and %d bytes with indexes",
                BATCH, (System.nanoTime() - began) / 1e3 / entries, (cpu() - cpu) / 1e3 / entries, (size() - before) / entries));
        database.write(entities -> entities.createNativeQuery("analyze").executeUpdate());

        var somebody = new AuditActor(null, "user 77", null, null);
        Map.of("page 1", AuditQuery.newest(50),
                "page 3,000", AuditQuery.newest(50).after(new AuditQuery.Place(Instant.ofEpochMilli(50_000), 50_000)),
                "page 1 of one user", AuditQuery.newest(50).by(somebody),
                "one request", AuditQuery.newest(50).by(new AuditActor(null, null, null, "request 150000")),
                "page 1 of one kind", AuditQuery.newest(50).of("user.created"),
                "page 1 of a span", AuditQuery.newest(50).between(Instant.ofEpochMilli(20_000), Instant.ofEpochMilli(20_500)))
                .forEach((name, query) -> report.add(String.format(Locale.ROOT, "%s: %.2f ms", name, pages(query))));

        began = System.nanoTime();
        AuditVerification found = log.verify();
        report.add(String.format(Locale.ROOT, "verifying %d entries: %.1f s, %s", found.entries(), (System.nanoTime() - began) / 1e9,
                found.intact() ? "intact" : found.reason()));
        Files.write(Path.of("target/audit-log-measurement.txt"), report);
        report.forEach(System.out::println);
        database.unit.close();
    }

    /** Milliseconds for each. */
    private double changes(boolean written) {
        var users = new JpaUsers();
        users.endings = Stores.endings();
        users.clock = Clock.systemUTC();
        users.database = database;
        users.issuer = issuer;
        users.begin();
        long began = System.nanoTime();
        for (int i = 0; i < CHANGES; i++) {
            String subject = UUID.randomUUID().toString();
            database.together(() -> {
                users.users().create(new User(subject, subject, true, Claims.NONE)).orThrow();
                if (written) {
                    log.append(List.of(new AuditRecord(Instant.now(), "user.created", new AuditActor("console", "admin", "192.0.2.1", "n"),
                            new AuditObject("user", subject), null, "{\"subject\":\"" + subject + "\",\"enabled\":true,\"claims\":{}}")));
                }
                return subject;
            });
        }
        return (System.nanoTime() - began) / 1e6 / CHANGES;
    }

    private void events(int batches) {
        for (int batch = 0; batch < batches; batch++) {
            int first = batch * BATCH;
            log.append(IntStream.range(first, first + BATCH).mapToObj(i -> new AuditRecord(Instant.ofEpochMilli(i), "signed-in",
                    new AuditActor("shop", "user " + i % 5_000, "192.0.2.1", "request " + i), new AuditObject("session", "session " + i),
                    null, null)).toList());
        }
    }

    private double pages(AuditQuery query) {
        IntStream.range(0, 50).forEach(i -> log.page(query));
        long began = System.nanoTime();
        IntStream.range(0, 100).forEach(i -> log.page(query));
        return (System.nanoTime() - began) / 1e6 / 100;
    }

    private long size() {
        return database.read(entities -> ((Number) entities.createNativeQuery("select pg_total_relation_size('audit_log')")
                .getSingleResult()).longValue());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
