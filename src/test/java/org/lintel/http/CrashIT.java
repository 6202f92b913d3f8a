package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.flow.Visit;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Ports;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** {@code kill -9} in the middle of it all: what somebody was told has happened is still so afterwards. */
@Tag("database")
@Once
class CrashIT {

    private static final List<String> USERS = List.of("alice", "edgar", "dora", "greta", "henry", "karla", "ida", "jonas");
    private static final List<App> ASKING = List.of(App.WEB_SHOP, Apps.named("asking"), Apps.named("remembering"), Apps.named("garden"));
    private static final App REFERENCE = Apps.named("reference");
    private static final int ENOUGH = 12;
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(2);

    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();

    /** What was acknowledged. */
    private final Queue<Browser> sessions = new ConcurrentLinkedQueue<>();
    private final Map<Consent, Browser> consents = new ConcurrentHashMap<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> redeemed = new ConcurrentLinkedQueue<>();
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    /** Codes that were sent to be redeemed when there was no answer any more: either way would be right. */
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final List<Throwable> surprises = new CopyOnWriteArrayList<>();

    private record Consent(String user, App app) {
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void t4_whatWasAcknowledgedSurvivesTheEndOfTheProcess(DatabaseServer product, @TempDir Path directory) throws InterruptedException {
        ServerSetup setup = Server.named("crash-" + product).port(Ports.free())
                .setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.directory", directory.toString())
                .settings(product == DatabaseServer.H2 ? Map.of() : product.database().settings());
        String keys;
        try (Server server = setup.start()) {
            keys = Answer.get(server.at("/.well-known/jwks")).body();
            loadUntilKilled(server);
        }
        Instant begin = Instant.now();
        try (Server server = setup.as("crash-" + product + "-again").start()) {
            System.out.printf(
                    "crash on %s: served again after %d s; acknowledged before: %d sessions, %d consents, %d codes redeemed, %d not, "
                            + "%d unanswered, %d reference tokens, %d session checks%n",
                    product, Duration.between(begin, Instant.now()).toSeconds(),
                    sessions.size(), consents.size(), redeemed.size(), received.size(), unanswered.size(), tokens.size(), checks.get());
            assertThat(surprises).isEmpty();
            assertThat(List.of(sessions.size(), consents.size(), redeemed.size(), received.size())).as("a load")
                    .allMatch(count -> count >= ENOUGH);

            assertThat(Answer.get(server.at("/.well-known/jwks")).body()).as("the signing keys").isEqualTo(keys);
            sessions.forEach(browser -> assertThat(silently(browser, App.QUICK)).as("a session").containsKey("code"));
            consents.forEach((consent, browser) -> assertThat(silently(browser, consent.app)).as("a consent").containsKey("code"));
            tokens.forEach(token -> assertThat(userInfo(server, token)).as("a token").isEqualTo(200));
            received.forEach(code -> assertThat(good(server, code)).as("a code that was not redeemed").isTrue());
            long late = unanswered.stream().filter(code -> good(server, code)).count();
            unanswered.forEach(code -> assertThat(good(server, code)).as("a code, the second time").isFalse());
            received.forEach(code -> assertThat(good(server, code)).as("a code, the second time").isFalse());
            redeemed.forEach(code -> assertThat(good(server, code)).as("a code that was redeemed before").isFalse());
            System.out.printf("crash on %s: nothing lost, no code good twice; of the unanswered %d were not redeemed%n", product, late);
        }
    }

    private void loadUntilKilled(Server server) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int i = 0; i < 6; i++) {
                threads.execute(() -> untilItEnds(server));
            }
            Instant end = Instant.now().plus(LONGEST_LOAD);
            while (Instant.now().isBefore(end) && surprises.isEmpty() && Stream.of(sessions, consents.keySet(), redeemed, received)
                    .anyMatch(acknowledged -> acknowledged.size() < ENOUGH)) {
                Thread.sleep(50);
            }
            server.kill();
        } finally {
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private void untilItEnds(Server server) {
        try {
            while (true) {
                signIn(server);
            }
        } catch (UncheckedIOException killed) {
            return;
        } catch (RuntimeException | AssertionError e) {
            surprises.add(e);
        }
    }

    /** One user signs in and allows something; then codes come, and some are redeemed, while the session is looked at. */
    private void signIn(Server server) {
        int turn = number.getAndIncrement();
        String user = USERS.get(turn % USERS.size());
        App asking = ASKING.get(turn / USERS.size() % ASKING.size());
        var browser = new Browser(server);
        Visit page = browser.authorize(asking).signIn(user, user + "-password");
        sessions.add(browser);
        if (page.document().selectFirst("#consent-allow") != null) {
            page = page.consent();
            consents.put(new Consent(user, asking), browser);
        }
        assertThat(page.code()).isNotEmpty();
        for (int i = 0; i < 10; i++) {
            String code = silently(browser, REFERENCE).get("code");
            checks.incrementAndGet();
            if (i % 3 == 0) {
                received.add(code);
            } else {
                redeem(server, code);
            }
        }
    }

    private void redeem(Server server, String code) {
        Answer answer;
        try {
            answer = REFERENCE.redeem(server, code);
        } catch (UncheckedIOException e) {
            unanswered.add(code);
            throw e;
        }
        redeemed.add(code);
        tokens.add(answer.hasTokens().text("access_token"));
    }

    private static Map<String, String> silently(Browser browser, App app) {
        return browser.openWithoutFollowing(app.with("prompt", "none").authorizeAddress()).response();
    }

    private static boolean good(Server server, String code) {
        Answer answer = REFERENCE.redeem(server, code);
        if (answer.status() == 200) {
            return true;
        }
        answer.isError("invalid_grant");
        return false;
    }

    private static int userInfo(Server server, String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token).status();
    }
}
