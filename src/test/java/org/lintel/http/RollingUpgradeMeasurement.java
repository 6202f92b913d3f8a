package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.jpa.PreviousTables;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/**
 * A rolling upgrade under load: a node of the version before works on a PostgreSQL, one of this version joins it and changes the tables,
 * both serve for a while, and the old one goes. Counts the requests that failed and the sessions that were lost. Not part of a build:
 * {@code ./mvnw -Pmeasure -Dit.test=RollingUpgradeMeasurement -Dlintel.previous.war=/path/of/lintel.war}; the numbers are in
 * {@code target/rolling-upgrade.txt}.
 */
@Tag("measure")
class RollingUpgradeMeasurement {

    private static final int USERS = 6;
    private static final App RENEW = Apps.named("renew").with("scope", "openid api offline_access");
    private static final App IN_SESSION = Apps.named("renew").with("scope", "openid api");

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private final List<String> report = new ArrayList<>();
    private volatile List<Server> nodes;
    private volatile boolean enough;

    @Test
    void nobodyNoticesTheUpgrade() throws Exception {
        DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
        ServerSetup setup = Server.named("rolling").settings(database.settings()).setting("lintel.key", PreviousTables.SERVER_KEY)
                .setting("lintel.configuration", Lintel.configuration().toString());
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        Server before = setup.as("rolling-before").war(Path.of(System.getProperty("lintel.previous.war"))).start();
        nodes = List.of(before);
        var over = new CountDownLatch(USERS);
        for (int i = 0; i < USERS; i++) {
            users.submit(() -> user(over));
        }
        phase("before alone", Duration.ofSeconds(10));
        try (Server after = setup.as("rolling-after").setting("lintel.issuer", before.address()).start()) {
            report.add("the new node has joined, after " + requests + " requests; failed so far: " + failures.size());
            nodes = List.of(before, after);
            phase("both", Duration.ofSeconds(40));
            nodes = List.of(after);
            // what is under way at the old node is answered
            Thread.sleep(2_000);
            before.close();
            phase("after alone", Duration.ofSeconds(10));
            enough = true;
            over.await(30, TimeUnit.SECONDS);
        }
        users.shutdown();
        failures.stream().distinct().limit(20).forEach(report::add);
        report.add(requests + " requests, " + failures.size() + " failed");
        Files.write(Path.of("target/rolling-upgrade.txt"), report);
        assertThat(failures).isEmpty();
    }

    private void phase(String name, Duration length) throws InterruptedException {
        long begin = requests.get();
        int failed = failures.size();
        Thread.sleep(length.toMillis());
        report.add(name + ": " + (requests.get() - begin) + " requests in " + length.toSeconds() + " s, "
                + (failures.size() - failed) + " failed");
    }

    /** Signs in once; from then on goes to any node with the same session, renews tokens there and looks at them. */
    private void user(CountDownLatch over) {
        try {
            Server server = nodes.get(0);
            var first = new Browser(server);
            first.authorize(App.QUICK).signIn("alice").code();
            String offline = tokens(server, first, RENEW);
            String inSession = tokens(server, first, IN_SESSION);
            while (!enough) {
                offline = refreshed(offline);
                inSession = refreshed(inSession);
                Browser somewhere = new Browser(any());
                somewhere.cookies().putAll(first.cookies());
                String code = attempt("code",
                        () -> somewhere.openWithoutFollowing(App.QUICK.with("prompt", "none").authorizeAddress()).code());
                if (code != null) {
                    attempt("tokens for a code", () -> App.QUICK.redeem(any(), code).hasTokens());
                }
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(Instant.now() + " a user gave up: " + e);
        } finally {
            over.countDown();
        }
    }

    private String refreshed(String token) {
        String next = attempt("refresh", () -> RENEW.token(any(), Map.of("grant_type", "refresh_token", "refresh_token", token)).hasTokens()
                .text("refresh_token"));
        return next == null ? token : next;
    }

    private static String tokens(Server server, Browser browser, App app) {
        Answer answer = app.redeem(server, browser.authorize(app).code()).hasTokens();
        return answer.text("refresh_token");
    }

    private Server any() {
        List<Server> all = nodes;
        return all.get((int) (requests.get() % all.size()));
    }

    private <T> T attempt(String what, Supplier<T> request) {
        requests.incrementAndGet();
        try {
            return request.get();
        } catch (RuntimeException | AssertionError e) {
            failures.add(what + ": " + e.getMessage());
            return null;
        }
    }
}
