package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Ports;
import org.lintel.test.PostgreSql;
import org.lintel.test.Server;

/** The database comes after the server, goes while it serves, and comes back: nothing is deployed or started anew. */
@Tag("http")
@Tag("database")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {

    private static final App SERVICE = new App("service", "service-secret", Map.of());
    private static final App REFERENCE = Apps.named("reference");
    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");
    private static final String SCRIPT = "http://localhost:56668";
    private static final List<String> DOCUMENTS = List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server",
            "/.well-known/jwks", "/.well-known/openid-configuration/jwks");

    private static PostgreSql postgres;
    private static Server server;

    @BeforeAll
    static void startWithoutDatabase() {
        postgres = PostgreSql.on(Ports.free());
        server = Server.named("outage").setting("lintel.configuration", Lintel.configuration().toString())
                .settings(postgres.database().settings()).readyPath("/status/live").start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    @Duty("RFC 6749 4.1.2.1 server-error")
    @Test
    @Order(1)
    void t4_aServerWithoutItsDatabaseIsDeployedAndSaysWhatIsMissing() {
        assertThat(server.log()).contains("WARN").contains("the database cannot be reached: ");
        isAway();
        assertThat(Answer.get(server.at("/status/started")).status()).isEqualTo(503);
        for (String document : DOCUMENTS) {
            isUnavailable(Answer.get(server.at(document)));
            isUnavailable(Answer.get(server.at(document), "Origin", SCRIPT));
        }
    }

    @Test
    @Order(2)
    void t4_theDatabaseThatComesIsUsed() {
        Instant begin = Instant.now();
        postgres.start();
        awaitReady();
        System.out.println("outage: served " + millisSince(begin) + " ms after PostgreSQL began to be made");
        assertThat(Answer.get(server.at("/status/started")).status()).isEqualTo(200);
        App.QUICK.redeem(server, new Browser(server).authorize(App.QUICK).signIn("alice").code()).hasTokens();
        SERVICE.token(server, CREDENTIALS).hasTokens();
    }

    @Duty("RFC 7009 2.2.1 unavailable")
    @Test
    @Order(3)
    void t4_whatIsInMemoryIsServedWithoutTheDatabaseAndNothingIsLost() {
        // what was acknowledged before
        var browser = new Browser(server);
        browser.authorize(App.WEB_SHOP).signIn("alice").consent().code();
        String redeemed = browser.authorize(REFERENCE).code();
        String token = REFERENCE.redeem(server, redeemed).hasTokens().text("access_token");
        String code = browser.authorize(App.QUICK).code();
        Visit page = new Browser(server).authorize(App.QUICK);
        List<String> before = DOCUMENTS.stream().map(document -> Answer.get(server.at(document), "Origin", SCRIPT).body()).toList();

        int logged = server.log().length();
        postgres.kill();
        Instant lost = Instant.now();
        long first = time(() -> new Browser(server).authorize(App.QUICK).answer());
        Patience.until(() -> Answer.get(server.at("/status/ready")).status(), status -> status == 503);
        System.out.println("outage: the first request took " + first + " ms, known after " + millisSince(lost) + " ms");
        int known = server.log().length();
        isAway();

        for (int i = 0; i < DOCUMENTS.size(); i++) {
            Answer document = Answer.get(server.at(DOCUMENTS.get(i)), "Origin", SCRIPT);
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.body()).isEqualTo(before.get(i));
            assertThat(document.header("Access-Control-Allow-Origin")).isEqualTo(SCRIPT);
            Answer unknown = Answer.get(server.at(DOCUMENTS.get(i)), "Origin", "https://unknown.example");
            assertThat(unknown.status()).isEqualTo(200);
            assertThat(unknown.header("Access-Control-Allow-Origin")).isNull();
        }
        isUnavailable(REFERENCE.redeem(server, redeemed));
        isUnavailable(App.QUICK.redeem(server, code));
        isUnavailable(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token));
        Visit silent = browser.authorize(App.QUICK.with("prompt", "none"));
        if (silent.answer().header("Location") == null) {
            isUnavailable(silent.answer());
        } else {
            // the client is remembered for a few seconds, and with it where to answer
            silent.isReturned(App.QUICK, "temporarily_unavailable");
        }
        Visit typed = page.signIn("alice");
        isUnavailable(typed.answer());
        isUnavailable(page.browser().open(page.address().getPath() + "?" + page.address().getQuery()).answer());
        assertThat(browser.cookies()).as("a browser that could not be asked about stays signed in").containsKey("lintel");

        long slowest = 0;
        for (int i = 0; i < 20; i++) {
            slowest = Math.max(slowest, time(() -> new Browser(server).authorize(App.QUICK).answer()));
        }
        System.out.println("outage: the slowest of 20 requests to the sign-in page took " + slowest + " ms");
        assertThat(slowest).as("fails at once, once it is known").isLessThan(1000);
        String said = Patience.until(() -> server.log().substring(logged), log -> log.contains("trying again every second"));
        assertThat(said.lines().filter(line -> line.contains("trying again every second"))).as("said once or twice, not every second")
                .hasSizeBetween(1, 3);
        assertThat(server.log().substring(known).lines().filter(line -> line.matches("\\s+at [a-z].*"))).as("stack traces").isEmpty();
        System.out.println("outage: " + said.lines().count() + " lines in the log");

        Instant back = Instant.now();
        postgres.start();
        awaitReady();
        System.out.println("outage: served " + millisSince(back) + " ms after PostgreSQL's new start began");
        assertThat(browser.authorize(App.WEB_SHOP.with("prompt", "none")).code()).as("session and consent live on").isNotEmpty();
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token).text("sub")).isEqualTo("alice-1");
        App.QUICK.redeem(server, code).hasTokens();
        App.QUICK.redeem(server, code).isError("invalid_grant");
        REFERENCE.redeem(server, redeemed).isError("invalid_grant");
        assertThat(page.signIn("alice").code()).as("the page that was open works").isNotEmpty();
        assertThat(Patience.until(() -> server.log().substring(logged), log -> log.contains("the database is there, after ")))
                .contains("the database is there, after ");
    }

    /** Whoever asks learns that it is for a while, on a page or as a program. */
    private static void isAway() {
        assertThat(Answer.get(server.at("/status/live")).status()).isEqualTo(200);
        assertThat(Answer.get(server.at("/status/ready")).status()).isEqualTo(503);
        // a client is remembered for a few seconds, and a token that only has to be signed needs no more
        Answer token = Patience.until(() -> SERVICE.token(server, CREDENTIALS), answer -> answer.status() != 200);
        assertThat(isUnavailable(token).text("error")).isEqualTo("temporarily_unavailable");
        assertThat(isUnavailable(Answer.post(server.at("/connect/introspect"), Map.of("token", "x"), "Authorization",
                App.basic("api", "api-secret"))).text("error")).isEqualTo("temporarily_unavailable");
        Visit page = new Browser(server).authorize(App.QUICK);
        isUnavailable(page.answer());
        assertThat(page.document().select("main #number")).as("our page, not the server's").isNotEmpty();
    }

    private static Answer isUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[0-9]+");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer;
    }

    private static void awaitReady() {
        assertThat(Patience.until(() -> Answer.get(server.at("/status/ready")).status(), status -> status == 200)).isEqualTo(200);
        assertThat(Patience.until(() -> new Browser(server).authorize(App.QUICK).status(), status -> status == 200)).isEqualTo(200);
    }

    /** In milliseconds. */
    private static long time(Supplier<Answer> request) {
        Instant begin = Instant.now();
        isUnavailable(request.get());
        return millisSince(begin);
    }

    private static long millisSince(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis();
    }
}
