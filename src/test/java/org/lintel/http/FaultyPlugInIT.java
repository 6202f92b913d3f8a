package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.faulty.Fault;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.KeptConnection;
import org.lintel.flow.Landing;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.flow.Wire;
import org.lintel.test.Built;
import org.lintel.test.Server;

/**
 * A plug-in of which everything fails: its sinks always, the rest where a request says so. What it could not do is refused, and nothing
 * else changes.
 */
@Tag("http")
@Tag("portability")
class FaultyPlugInIT {

    private static final App SHOP = new App("shop", "shop-secret", App.QUICK.with("client_id", "shop")
            .with("redirect_uri", "https://shop.example/callback").with("scope", "openid profile offline_access").parameters());
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();

    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() throws IOException {
        Landing.program("/faulty", exchange -> {
            try (exchange) {
                TOLD.add(Form.decode(new String(exchange.getRequestBody().readAllBytes())).get("logout_token"));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        Path jar = Files.createDirectories(Built.own("faulty")).resolve("faulty.jar");
        ShrinkWrap.create(JavaArchive.class).addPackage(Fault.class.getPackage()).as(ZipExporter.class).exportTo(jar.toFile(), true);
        server = Server.named("faulty").plugin(jar).setting("faulty.notified", Landing.origin() + "/faulty")
                .setting("lintel.outbound.allow", "127.0.0.0/8, ::1/128").start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void x60_sinksThatThrowChangeNothing() {
        assertThat(browser.authorize(SHOP).signIn("alice", "wrong").status()).isLessThan(500);
        Answer tokens = signIn();
        Answer.post(server.at("/connect/revocation"), Map.of("token", tokens.text("refresh_token")), "Authorization",
                App.basic("shop", "shop-secret"));
        SHOP.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).isError("invalid_grant");
        assertThat(userInfo(tokens).status()).as("revoked with its family").isEqualTo(401);
        Answer last = signIn();
        assertThat(browser.open("/logout").submit("#logout", Map.of()).address().getPath()).isEqualTo("/loggedout");
        isTold(sid(last));

        String log = Patience.until(server::log, text -> text.contains("heard ClientNotified["));
        for (String event : List.of("SignInFailed", "SignedIn", "TokensIssued", "TokensRevoked", "RequestRefused", "SignedOut",
                "ClientNotified")) {
            var audit = Pattern.compile("event=" + event.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + " ")
                    .matcher(log);
            assertThat(audit.find()).as(event + " is written down").isTrue();
            assertThat(log.indexOf("heard " + event + "[")).as(event + " is heard of by sinks after others that throw")
                    .isGreaterThan(audit.start());
            assertThat(log).containsPattern("the observer org\\.lintel\\.faulty\\.Sinks, of java\\.lang\\.Record, failed at " + event);
        }
        assertThat(log).contains("the observer org.lintel.faulty.Sinks, of org.lintel.event.SignedIn, failed");
    }

    @ParameterizedTest
    @CsvSource({"client throws", "client answers null", "client misses a class", "user throws", "user answers null", "active throws",
            "claims throws",
            "claims answers null", "customize throws", "customize misses a class"})
    void x61_aTokenRequestThatMeetsAFaultIsAServerErrorAndGivesNothing(String fault) {
        Answer refused = token(fault, SHOP.redemption(browser.authorize(SHOP).signIn("alice").code()));
        isServerError(refused);
        assertThat(refused.body()).doesNotContain("access_token").doesNotContain("id_token");
    }

    /** "user" is asked for before anything is stored, "customize" when all is ready but the signature. */
    @ParameterizedTest
    @ValueSource(strings = {"user throws", "claims answers null", "customize throws", "customize is away"})
    void x61_aRefreshTokenOutlivesARequestThatMeetsAFault(String fault) {
        Map<String, String> renewal = Map.of("grant_type", "refresh_token", "refresh_token", signIn().text("refresh_token"));
        assertThat(token(fault, renewal).status()).isGreaterThanOrEqualTo(500);
        SHOP.token(server, renewal).hasTokens();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user throws", "user answers null", "claims throws", "claims answers null", "active throws"})
    void x61_userInfoThatMeetsAFaultIsAServerError(String fault) {
        Answer tokens = signIn();
        isServerError(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"), "Fault", fault));
        assertThat(userInfo(tokens).text("name")).isEqualTo("Alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client throws", "client answers null", "user throws", "user answers null", "active throws", "policy throws"})
    void x61_anAuthorizationRequestThatMeetsAFaultGivesNothing(String fault) {
        signIn();
        isRefused(browser.sending("Fault", fault).authorize(SHOP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticate throws", "authenticate answers null", "authenticate misses a class"})
    void x61_nobodyIsSignedInByAFault(String fault) {
        Visit page = browser.authorize(SHOP);
        browser.sending("Fault", fault);
        isRefused(page.signIn("alice"));
        assertThat(new Browser(server).authorize(SHOP).signIn("alice").code()).as("it counts as no failure").isNotEmpty();
    }

    @Test
    void x61_whatIsAwayIs503() {
        Answer refused = token("user is away", SHOP.redemption(browser.authorize(SHOP).signIn("alice").code()));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("error")).isEqualTo("temporarily_unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("7");
    }

    /** The limit for a body ({@code lintel.body-timeout}) is none for the work on it. */
    @Test
    void x61_aSlowPlugInIsWaitedForAlsoWhereTheBodyCameLater() throws Exception {
        String form = Form.encode(SHOP.redemption(browser.authorize(SHOP).signIn("alice").code()));
        try (var connection = new KeptConnection(server)) {
            connection.send(connection.head("POST /connect/token", "Authorization: " + App.basic("shop", "shop-secret")
                    + "\r\nFault: claims is slow\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + form.length() + "\r\n"));
            Thread.sleep(200);
            connection.send(form);
            Wire answer = connection.answer();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("access_token");
        }
    }

    @Test
    void x61_l10_aPlugInEndsASessionWithAllThatFollows() {
        Answer tokens = online();
        SHOP.token(server, Map.of("grant_type", "urn:example:out", "sid", sid(tokens))).isError("invalid_grant");
        assertThat(userInfo(tokens).status()).as("what the application was given").isEqualTo(401);
        assertThat(browser.authorize(SHOP).address().getPath()).as("the browser").isEqualTo("/login");
        isTold(sid(tokens));
        assertThat(server.log()).containsPattern("event=signed-out subject=alice-1 sid=" + sid(tokens) + " .*reason=ENDED");
        assertThat(server.log()).contains("heard SignedOut[subject=alice-1, sid=" + sid(tokens));
    }

    @Test
    void x61_l10_aPlugInEndsAllSessionsOfAUser() {
        List<Answer> all = Stream.of(browser, new Browser(server))
                .map(each -> SHOP.redeem(server, each.authorize(SHOP).signIn("alice").code())).toList();
        SHOP.token(server, Map.of("grant_type", "urn:example:out", "subject", "alice-1")).isError("invalid_grant");
        all.forEach(tokens -> isTold(sid(tokens)));
        assertThat(browser.authorize(SHOP).address().getPath()).isEqualTo("/login");
    }

    private Answer signIn() {
        Visit visit = browser.authorize(SHOP);
        return SHOP.redeem(server, (visit.answer().header("Location") == null ? visit.signIn("alice") : visit).code()).hasTokens();
    }

    /** Without {@code offline_access}, which outlasts sessions. */
    private Answer online() {
        return SHOP.redeem(server, browser.authorize(SHOP.with("scope", "openid profile")).signIn("alice").code()).hasTokens();
    }

    private static Answer userInfo(Answer tokens) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"));
    }

    private static Answer token(String fault, Map<String, String> form) {
        return Answer.post(server.at("/connect/token"), new LinkedHashMap<>(form), "Authorization", App.basic("shop", "shop-secret"),
                "Fault", fault);
    }

    /** By a number under which the log has the reason. */
    private static void isServerError(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.text("error")).isEqualTo("server_error");
        assertThat(answer.body()).doesNotContain("fault").doesNotContain("Exception");
        String number = answer.text("error_description").replaceAll(".*\\((.*)\\)", "$1");
        assertThat(server.log()).contains("event=request-refused number=" + number + " ").contains("failed " + number + " ");
    }

    /** By our page, or back at the client by an error. */
    private static void isRefused(Visit visit) {
        if (visit.answer().header("Location") != null) {
            assertThat(URI.create(visit.location()).getQuery()).contains("error=server_error").doesNotContain("code=");
        } else {
            assertThat(visit.status()).isEqualTo(500);
            assertThat(visit.document().text()).doesNotContain("fault").doesNotContain("Exception");
        }
    }

    private static void isTold(String sid) {
        assertThat(Patience.until(() -> TOLD.stream().anyMatch(token -> sid.equals(Jwt.claims(token).get("sid"))), Boolean::booleanValue))
                .isTrue();
    }

    private static String sid(Answer tokens) {
        return (String) Jwt.claims(tokens.text("id_token")).get("sid");
    }
}
