package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.Configured;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.contract.AuditLogContract;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.model.AuditVerification;
import org.lintel.model.User;
import org.lintel.model.Claims;
import org.lintel.spi.AuditLog;
import org.lintel.test.DatabaseServer;

/** The audit log in a database: that it is one chain, and that it shows when somebody has been at it. */
class JpaAuditLogTest {

    @Nested
    class OnH2 extends AuditLogContract {

        @Override
        protected AuditLog log() {
            return JpaAuditLogTest.log(Stores.on(DatabaseServer.H2), unique());
        }
    }

    @Nested
    class OnPostgresql extends AuditLogContract {

        @Override
        protected AuditLog log() {
            return JpaAuditLogTest.log(Stores.on(DatabaseServer.POSTGRESQL), unique());
        }
    }

    @Nested
    class OnMariaDb extends AuditLogContract {

        @Override
        protected AuditLog log() {
            return JpaAuditLogTest.log(Stores.on(DatabaseServer.MARIADB), unique());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a14_anAlteredEntryIsFound(DatabaseServer server) {
        AuditLog log = filled(server, 30);
        sql(server, log, "update audit_log set data_after = '{}' where seq = 17");

        assertThat(log.verify()).extracting(AuditVerification::broken, AuditVerification::reason, AuditVerification::entries)
                .containsExactly(17L, "this entry has been altered", 16L);
    }

    @ParameterizedTest
    @EnumSource
    void a14_aRemovedEntryIsFound(DatabaseServer server) {
        AuditLog log = filled(server, 30);
        sql(server, log, "delete from audit_log where seq = 17");

        assertThat(log.verify()).extracting(AuditVerification::broken, AuditVerification::reason)
                .containsExactly(17L, "this entry has been removed");
    }

    @ParameterizedTest
    @EnumSource
    void a14_entriesRemovedFromTheEndAreFound(DatabaseServer server) {
        AuditLog log = filled(server, 30);
        sql(server, log, "delete from audit_log where seq > 28");

        assertThat(log.verify()).extracting(AuditVerification::broken, AuditVerification::reason)
                .containsExactly(29L, "this entry and those after it have been removed");
    }

    /** Whoever knows how hashes are made can make a new one; then the next entry does not fit. */
    @ParameterizedTest
    @EnumSource
    void a14_anEntryWithAHashMadeAnewIsFound(DatabaseServer server) {
        AuditLog log = filled(server, 30);
        AuditEntry before = log.following(15).get(0);
        AuditEntry forged = AuditEntry.next(before.position(), before.hash(), record("forged"));
        sql(server, log, "update audit_log set subject = 'forged', hash = '" + forged.hash() + "' where seq = 17");

        assertThat(log.verify()).extracting(AuditVerification::broken, AuditVerification::reason)
                .containsExactly(18L, "the entry before this one is not the one that it was appended to");
    }

    @ParameterizedTest
    @EnumSource
    void a14_twoEntriesThatChangedPlacesAreFound(DatabaseServer server) {
        AuditLog log = filled(server, 30);
        sql(server, log, "update audit_log set seq = 0 where seq = 17", "update audit_log set seq = 17 where seq = 18",
                "update audit_log set seq = 18 where seq = 0");

        assertThat(log.verify().broken()).isEqualTo(17L);
    }

    /** Its entry is part of a change: 10,000 of them, by two nodes at once, and nothing is lost or stands twice. */
    @Test
    void a14_tenThousandChangesOfTwoNodesAreOneChain() {
        DatabaseServer.Database shared = DatabaseServer.POSTGRESQL.database();
        List<Database> nodes = List.of(open(shared), open(shared));
        Issuer issuer = unique();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CompletableFuture.allOf(IntStream.range(0, 10_000).mapToObj(i -> CompletableFuture.runAsync(
                    () -> create(nodes.get(i % 2), issuer, i), threads)).toArray(CompletableFuture[]::new)).join();
            AuditVerification found = log(nodes.get(0), issuer).verify();

            assertThat(found.intact()).describedAs(found.toString()).isTrue();
            assertThat(found.entries()).isEqualTo(10_000);
            assertThat(nodes.get(1).<Long>read(entities -> entities.createQuery("select count(distinct a.about) from AuditRow a, UserRow u "
                    + "where a.issuer = :issuer and u.issuer = a.issuer and u.id = a.about", Long.class)
                    .setParameter("issuer", issuer.value()).getSingleResult())).isEqualTo(10_000);
        } finally {
            threads.shutdownNow();
            nodes.forEach(node -> node.unit.close());
        }
    }

    private static void create(Database node, Issuer issuer, int number) {
        var users = new JpaUsers();
        users.endings = Stores.endings();
        users.clock = Clock.systemUTC();
        users.database = node;
        users.issuer = issuer;
        users.begin();
        String subject = "s" + number;
        node.together(() -> {
            users.users().create(new User(subject, "user " + number, true, Claims.NONE)).orThrow();
            log(node, issuer).append(List.of(new AuditRecord(Instant.now(), "user.created", new AuditActor(null, "admin", null, null),
                    new AuditObject("user", subject), null, "{}")));
            return null;
        });
    }

    private static Database open(DatabaseServer.Database database) {
        return Stores.database(database.url(), database.user(), database.password());
    }

    private static AuditLog filled(DatabaseServer server, int entries) {
        AuditLog log = log(Stores.on(server), unique());
        IntStream.range(0, entries).forEach(i -> log.append(List.of(record("user " + i))));
        assertThat(log.verify().intact()).isTrue();
        return log;
    }

    private static AuditRecord record(String subject) {
        return new AuditRecord(Instant.EPOCH, "client.changed", new AuditActor(null, subject, null, null),
                new AuditObject("client", "shop"),
                "{\"enabled\":true}", "{\"enabled\":false}");
    }

    private static void sql(DatabaseServer server, AuditLog log, String... statements) {
        String issuer = ((JpaAuditLog) log).issuer.value();
        Stores.on(server).write(entities -> {
            for (String statement : statements) {
                entities.createNativeQuery(statement + " and issuer = '" + issuer + "'").executeUpdate();
            }
            return null;
        });
    }

    static JpaAuditLog log(Database database, Issuer issuer) {
        var log = new JpaAuditLog();
        log.database = database;
        log.issuer = issuer;
        return log;
    }

    static Issuer unique() {
        try (Configured settings = Configured.with(Setting.ISSUER, "https://" + UUID.randomUUID() + ".example")) {
            return settings.issuer();
        }
    }
}
