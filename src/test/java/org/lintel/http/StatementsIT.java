package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;
import static org.lintel.flow.App.WEB_SHOP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.counting.CountingDriver;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.Server;

/**
 * How many SQL statements and transactions each request costs once it has been made before; why that is the least says
 * docs/decisions/0011. A plug-in in the server writes them down. What is read once in five seconds (clients, scopes) is counted apart.
 */
@Tag("http")
@Tag("database")
class StatementsIT {

    private static final App SERVICE = Apps.named("service");
    private static final App REFERENCE = Apps.named("reference");
    private static final App RENEW = Apps.named("renew").with("scope", "openid api offline_access");
    private static final App IN_SESSION = Apps.named("renew").with("scope", "openid api");
    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");

    /** Not those of chores. */
    private static final Pattern OF_A_REQUEST = Pattern.compile("(http-thread-pool|glassfish-web-async-thread|default task).*");
    private static final Pattern CACHED = Pattern.compile("(?i).* from (clients|client_origins|scopes|api_resources) .*");

    private static Path file;
    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createDirectories(Built.own("statements"));
        file = Files.createTempFile(folder, "statements", ".txt");
        Path jar = folder.resolve("counting.jar");
        ShrinkWrap.create(JavaArchive.class).addClass(CountingDriver.class).addAsServiceProvider(Driver.class, CountingDriver.class)
                .as(ZipExporter.class).exportTo(jar.toFile(), true);
        server = Server.named("statements").plugin(jar).setting("lintel.configuration", Lintel.configuration().toString())
                .setting(CountingDriver.FILE, file.toString()).setting("lintel.database.user", "lintel")
                .setting("lintel.database.url", "jdbc:counting:h2:file:" + Files.createTempDirectory(folder, "h2").resolve("lintel"))
                .start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void documentsAndChecksCostNothing() {
        for (String address : List.of("/.well-known/openid-configuration", "/.well-known/jwks", "/connect/checksession", "/login",
                "/status/live")) {
            costs(0, 0, () -> browser.openWithoutFollowing(address));
        }
    }

    @Test
    void aClientOnItsOwnCostsNothing() {
        costs(0, 0, () -> SERVICE.token(server, CREDENTIALS).hasTokens());
    }

    /** Client, scopes and API resources, once in five seconds. */
    @Test
    void clientsAndScopesAreReadOnceInAWhile() {
        List<String> lines = all(() -> {
            for (int i = 0; i < 30; i++) {
                SERVICE.token(server, CREDENTIALS).hasTokens();
            }
            return null;
        });
        assertThat(lines).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aCodeWithALiveSession() {
        browser.authorize(QUICK).signIn("alice").code();
        // session, user; code
        costs(3, 1, () -> browser.openWithoutFollowing(QUICK.authorizeAddress()).code());
    }

    @Test
    void aCodeWithALiveSessionAndARememberedConsent() {
        browser.authorize(WEB_SHOP).signIn("alice").consent().code();
        // session, user, consent; code
        costs(4, 1, () -> browser.openWithoutFollowing(WEB_SHOP.authorizeAddress()).code());
    }

    @Test
    void theFirstCodeOfAClientInASessionIsNotedThere() {
        browser.authorize(QUICK).signIn("alice").code();
        App first = Apps.named("desk");
        costsOnce(5, 2, () -> browser.openWithoutFollowing(first.authorizeAddress()).code());
    }

    @Test
    void aSilentRequest() {
        browser.authorize(QUICK).signIn("alice").code();
        costs(3, 1, () -> browser.openWithoutFollowing(QUICK.with("prompt", "none").authorizeAddress()).code());
        Browser nobody = new Browser(server);
        costs(0, 0, () -> nobody.openWithoutFollowing(QUICK.with("prompt", "none").authorizeAddress()).isReturned(QUICK, "login_required"));
    }

    @Test
    void silentRenewOfAnImplicitClient() {
        browser.authorize(App.JS).signIn("alice");
        // session, user; authorization; the session again
        costs(4, 1, () -> browser.openWithoutFollowing(App.JS.with("prompt", "none").authorizeAddress()).response());
    }

    @Test
    void tokensForACode() {
        browser.authorize(QUICK).signIn("alice").code();
        redeem(QUICK);
        String code = browser.authorize(QUICK).code();
        // code, session, user; its redemption
        costsOnce(4, 1, () -> QUICK.redeem(server, code).hasTokens());
        browser.authorize(REFERENCE).code();
        String forReference = browser.authorize(REFERENCE).code();
        // and, with the redemption, the token
        costsOnce(5, 1, () -> REFERENCE.redeem(server, forReference).hasTokens());
    }

    @Test
    void refreshTokens() {
        browser.authorize(QUICK).signIn("alice").code();
        redeem(RENEW);
        String code = browser.authorize(RENEW).code();
        // code, session, user; its redemption and the refresh token
        Answer tokens = costsOnce(5, 1, () -> RENEW.redeem(server, code).hasTokens());
        // token, user; the next token in its place
        Answer next = costsOnce(4, 1, () -> refresh(tokens));
        costsOnce(4, 1, () -> refresh(next));
        Answer inSession = redeem(IN_SESSION);
        // and the session
        costsOnce(5, 1, () -> refresh(inSession));
    }

    private static Answer refresh(Answer tokens) {
        return RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).hasTokens();
    }

    @Test
    void userinfo() {
        browser.authorize(QUICK).signIn("alice").code();
        String token = redeem(QUICK).text("access_token");
        // whether it was revoked, and the user, are in memory
        costsSoon(0, () -> userinfo(token));
        String reference = redeem(REFERENCE).text("access_token");
        // token
        costsSoon(1, () -> userinfo(reference));
    }

    @Test
    void introspection() {
        browser.authorize(QUICK).signIn("alice").code();
        String token = redeem(QUICK).text("access_token");
        costsSoon(0, () -> introspect(QUICK, token));
        String reference = redeem(REFERENCE).text("access_token");
        costsSoon(1, () -> introspect(REFERENCE, reference));
        String own = SERVICE.token(server, CREDENTIALS).text("access_token");
        costs(0, 0, () -> introspect(SERVICE, own));
    }

    @Test
    void signIn() {
        new Browser(server).authorize(QUICK).signIn("alice").code();
        String kept = costsOnce(0, 0, () -> browser.openWithoutFollowing(QUICK.authorizeAddress())).location();
        Visit page = costsOnce(1, 0, () -> browser.open(local(kept)));
        Visit signedIn = costsOnce(9, 2, () -> page
                .filled("#login", Map.of("username", "alice", "password", "alice-password")).onlySentBy(browser));
        Visit onwards = costsOnce(1, 0, () -> browser.openWithoutFollowing(local(signedIn.location())));
        costsOnce(7, 3, () -> browser.openWithoutFollowing(onwards.answer().onwards())).code();
    }

    @Test
    void consent() {
        App shop = Apps.named("forgetful");
        browser.authorize(QUICK).signIn("bob").code();
        browser.authorize(shop).consent().code();
        String kept = costsOnce(2, 0, () -> browser.openWithoutFollowing(shop.authorizeAddress())).location();
        Visit page = costsOnce(3, 0, () -> browser.open(local(kept)));
        Visit decided = costsOnce(6, 2, () -> page.filled("#consent-allow", Map.of()).onlySentBy(browser));
        Visit onwards = costsOnce(1, 0, () -> browser.openWithoutFollowing(local(decided.location())));
        costsOnce(5, 2, () -> browser.openWithoutFollowing(onwards.answer().onwards())).code();
    }

    @Test
    void signOut() {
        browser.authorize(QUICK).signIn("alice").code();
        String hint = redeem(QUICK).text("id_token");
        String endSession = "/connect/endsession?" + Form.encode(Map.of("id_token_hint", hint));
        String page = costsOnce(1, 0, () -> browser.openWithoutFollowing(endSession)).location();
        // session, its end, the session as it was; what was given in it; which families are revoked, the two that are not; all their rows;
        // and a note for the other nodes
        Visit done = costsOnce(9, 2, () -> browser.openWithoutFollowing(local(page)));
        costsOnce(0, 0, () -> browser.open(local(done.location())));
        costsOnce(2, 1, () -> browser.open(local(done.location()).replace("/loggedout", "/connect/endsession/callback")));
    }

    private Answer redeem(App app) {
        return app.redeem(server, browser.authorize(app).code()).hasTokens();
    }

    private static Answer userinfo(String token) {
        Answer answer = Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static Answer introspect(App app, String token) {
        Answer answer = Answer.post(server.at("/connect/introspect"), Map.of("token", token), "Authorization",
                App.basic(app.clientId(), app.secret()));
        assertThat(answer.json().getBoolean("active")).isTrue();
        return answer;
    }

    private static String local(String address) {
        return address.startsWith(server.address()) ? address.substring(server.address().length()) : address;
    }

    private static <T> T costs(int statements, int commits, Supplier<T> request) {
        request.get();
        return costsOnce(statements, commits, request);
    }

    /** Once somebody has asked, and as long as this machine is not so slow that its memory is out of date. */
    private static void costsSoon(int statements, Supplier<?> request) {
        assertThat(Patience.until(() -> ofItsOwn(request), lines -> lines.size() == statements)).hasSize(statements);
    }

    private static <T> T costsOnce(int statements, int commits, Supplier<T> request) {
        var result = new Object() {
            T value;
        };
        List<String> lines = ofItsOwn(() -> result.value = request.get());
        long ends = lines.stream().filter(line -> line.equals("commit") || line.equals("rollback")).count();
        assertThat(lines.size() - ends + " statements, " + ends + " commits").as(String.join("\n", lines))
                .isEqualTo(statements + " statements, " + commits + " commits");
        return result.value;
    }

    /** Without what is read once in a while. */
    private static List<String> ofItsOwn(Supplier<?> request) {
        return all(request).stream().filter(line -> !CACHED.matcher(line).matches()).toList();
    }

    /** In the order of their execution. */
    private static List<String> all(Supplier<?> request) {
        long before = CountingDriver.lines(file).count();
        request.get();
        return CountingDriver.lines(file).skip(before).map(line -> line.split("\t", 2))
                .filter(line -> OF_A_REQUEST.matcher(line[0]).matches()).map(line -> line[1]).toList();
    }
}
