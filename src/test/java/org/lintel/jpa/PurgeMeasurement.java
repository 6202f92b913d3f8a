package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.lintel.counting.CountingDriver;
import org.lintel.model.PersistedGrant;
import org.lintel.test.DatabaseServer;

/**
 * What the purge costs with a million expired grants and families on PostgreSQL, and whether codes are made and redeemed as fast meanwhile.
 * Not part of a build: {@code ./mvnw test -Dtest=PurgeMeasurement}; the numbers are in {@code target/purge-measurement.txt}.
 */
class PurgeMeasurement {

    private static final int ROWS = 1_000_000;

    private final List<String> report = new ArrayList<>();

    @Test
    void aMillionExpiredGrants() throws Exception {
        Path statements = Files.createTempFile("statements", ".txt");
        System.setProperty(CountingDriver.FILE, statements.toString());
        DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
        Database plain = Stores.database(database.url(), database.user(), database.password());
        Database counting = Stores.database(database.url().replace("jdbc:", "jdbc:counting:"), database.user(), database.password());
        fill(database);

        long before = CountingDriver.lines(statements).count();
        oneBatch(counting);
        List<String> lines = CountingDriver.lines(statements).skip(before)
                .map(line -> line.replaceAll(".*\t", "").replaceAll("(\\?, ?){5,}", "..."))
                .toList();
        report.add("statements of one batch: " + lines.size());
        report.addAll(lines);
        for (int i = 0; i < 20; i++) {
            oneBatch(plain);
        }
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            oneBatch(plain);
        }
        report.add("one batch of " + Purge.BATCH + ": " + (System.nanoTime() - start) / 100 / 1000 + " us, mean of 100");

        work(plain, Duration.ofSeconds(5));
        report.add("codes made and redeemed, alone:      " + work(plain, Duration.ofSeconds(10)));
        var done = new AtomicBoolean();
        CompletableFuture<Long> purge = CompletableFuture.supplyAsync(() -> {
            long began = System.nanoTime();
            Purge node = PurgeTest.purge(plain);
            while (count(database) > 0) {
                node.run();
            }
            done.set(true);
            return (System.nanoTime() - began) / 1_000_000;
        });
        report.add("codes made and redeemed, with purge: " + work(plain, Duration.ofSeconds(10)) + ", purge done: " + done);
        report.add("all of it, without pauses between the runs: " + purge.join() + " ms");
        report.add("codes made and redeemed, afterwards: " + work(plain, Duration.ofSeconds(10)));
        Files.write(Path.of("target/purge-measurement.txt"), report);
        assertThat(count(database)).isZero();
    }

    private static void fill(DatabaseServer.Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.createStatement().execute(
                    "insert into families (id, expires) select 'f' || i, 1000 + i from generate_series(1, " + ROWS + ") i");
            connection.createStatement().execute("insert into grants "
                    + "(id, kind, issuer, subject, client_id, session_id, family, created, expires, redeemed, data) "
                    + "select 'g' || md5(i::text), 'CODE', 'https://op.example', 's' || i % 10000, 'shop', 'x' || i, 'f' || i, 1, "
                    + "1000 + i, 500, repeat('d', 600) "
                    + "from generate_series(1, " + ROWS + ") i");
            connection.createStatement().execute("analyze");
        }
    }

    private static long count(DatabaseServer.Database database) {
        try (Connection connection = database.connect();
                var rows = connection.createStatement().executeQuery(
                        "select (select count(*) from (select 1 from grants where expires < 100000000 limit 1) g) "
                                + "+ (select count(*) from (select 1 from families where expires < 100000000 limit 1) f)")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void oneBatch(Database database) {
        Purge node = PurgeTest.purge(database);
        int deleted = database.write(entities -> node.batch(entities, Purge.ALL.get(0)));
        assertThat(deleted).isEqualTo(Purge.BATCH);
    }

    /** Two threads make codes and redeem them, as requests do. */
    private static String work(Database database, Duration time) {
        Instant end = Instant.now().plus(time);
        List<Long> micros = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.add(CompletableFuture.runAsync(() -> {
                var grants = new JpaGrants();
                grants.endings = Stores.endings();
                grants.database = database;
                grants.issuer = Stores.ISSUER;
                grants.clock = Clock.systemUTC();
                while (Instant.now().isBefore(end)) {
                    long start = System.nanoTime();
                    Instant now = Instant.now();
                    var code = new PersistedGrant(UUID.randomUUID().toString(), PersistedGrant.Kind.CODE, "https://id.example", "1", "shop",
                            "s",
                            UUID.randomUUID().toString(), now, now.plusSeconds(3600), null, "d".repeat(600));
                    grants.put(code);
                    grants.redeem(code.key(), now);
                    micros.add((System.nanoTime() - start) / 1000);
                }
            }));
        }
        threads.forEach(CompletableFuture::join);
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.size() / time.toSeconds() + "/s, median " + sorted.get(sorted.size() / 2) + " us, 99 % within "
                + sorted.get(sorted.size() * 99 / 100) + " us, longest " + sorted.get(sorted.size() - 1) + " us";
    }
}
