package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.config.Setting;
import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Hops;
import org.lintel.test.Reachable;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** Two nodes with one issuer, one server key and one database; every request goes to the other node than the one before. */
@Tag("database")
@Once
class TwoNodesIT {

    private static final App HOPPING = Apps.named("hopping").with("scope", "openid profile api");
    private static final App SERVICE = new App("service", "service-secret", Map.of());
    private static final String API = App.basic("api", "api-secret");
    private static final App RENEW = Apps.named("renew").with("scope", "openid api offline_access");
    private static final App STRICT = Apps.named("renew-strict").with("scope", "openid api offline_access");
    private static final int CODES = 1000;
    private static final int REFRESHES = 50;
    private static final int ENDS = 6;

    private static final List<Map<String, String>> TOLD = new CopyOnWriteArrayList<>();

    private static DatabaseServer.Database database;
    private static Hops hops;
    private static List<Server> nodes = List.of();

    @BeforeAll
    static void start() {
        database = DatabaseServer.POSTGRESQL.database();
        Landing.program("/hopping", exchange -> {
            try (exchange) {
                TOLD.add(Form.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        hops = new Hops();
        ServerSetup setup = Server.named("node").setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.issuer", hops.address()).settings(database.settings())
                .setting("lintel.key", Base64.getEncoder().encodeToString(new byte[] {
                        7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
                        31}));
        // at once, on an empty database: they take turns at its tables and its keys
        var second = CompletableFuture.supplyAsync(() -> setup.as("node-2").start());
        Server first = setup.as("node-1").start();
        nodes = List.of(first, second.join());
        hops.between(nodes);
    }

    @AfterAll
    static void stop() {
        nodes.forEach(Server::close);
        hops.close();
    }

    @Test
    void h15_theKeysAreTheSame() {
        for (String document : List.of("/.well-known/jwks", "/.well-known/openid-configuration")) {
            assertThat(nodes.stream().map(node -> Answer.get(node.at(document)).body()).distinct()).as(document).hasSize(1);
        }
        assertThat(Answer.get(nodes.get(0).at("/.well-known/jwks")).json().getJsonArray("keys")).as("no node made keys of its own")
                .hasSize(2);
    }

    @Test
    void a5_aKeyThatIsTakenOutOnOneNodeLeavesTheOther() {
        AdminApi api = AdminApi.as(nodes.get(0), "manager", "lintel.keys.write");
        String compromised = kid(nodes.get(1), "ES256");
        Instant begin = Instant.now();

        assertThat(api.put("/keys/" + compromised + "/retirement", "{\"compromised\": true}").status()).isEqualTo(200);

        assertThat(kid(nodes.get(0), "ES256")).isNotEqualTo(compromised);
        String next = Patience.until(() -> kid(nodes.get(1), "ES256"), kid -> !kid.equals(compromised));
        System.out.println("two nodes: a key left the other one after " + Duration.between(begin, Instant.now()).toMillis() + " ms");
        assertThat(next).isEqualTo(kid(nodes.get(0), "ES256"));
    }

    private static String kid(Server node, String algorithm) {
        return Answer.get(node.at("/.well-known/jwks")).json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("alg").equals(algorithm)).findFirst().orElseThrow().getString("kid");
    }

    /** Each page is answered by one node and its form sent to the other; the second time it is the other way round. */
    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob"})
    void t4_o1_aFlowThatHopsAtEveryStepIsOneFlow(String user) {
        if (user.equals("bob")) {
            hops.skip();
        }
        int before = hops.count(0);
        int beforeOnTheOther = hops.count(1);
        var browser = new Browser(hops);
        Answer tokens = HOPPING.redeem(hops, browser.authorize(HOPPING).signIn(user).consent().code()).hasTokens();
        String token = tokens.text("access_token");
        for (Server node : nodes) {
            assertThat(userInfo(node, token).text("sub")).isEqualTo(user + "-1");
            assertThat(introspected(node, token)).isTrue();
        }
        String idToken = HOPPING.redeem(hops, browser.authorize(HOPPING.with("prompt", "none")).code()).hasTokens().text("id_token");
        assertThat(Jwt.claims(idToken).get("sid")).isEqualTo(Jwt.claims(tokens.text("id_token")).get("sid"));

        Visit done = browser.open("/connect/endsession?" + Form.encode(Map.of("id_token_hint", idToken,
                "post_logout_redirect_uri", "https://hopping.example/bye", "state", "s")));
        assertThat(done.document().selectFirst("#return").attr("href")).isEqualTo("https://hopping.example/bye?state=s");
        assertThat(browser.open(done.document().selectFirst("iframe").attr("src")).document().select("iframe"))
                .singleElement().satisfies(frame -> assertThat(frame.attr("src")).startsWith("https://hopping.example/signed-out?"));
        Patience.until(() -> toldOf(idToken), told -> told == 1);
        assertThat(toldOf(idToken)).as("told by back channel, by one node").isEqualTo(1);
        afterTheDelay();
        for (Server node : nodes) {
            assertThat(userInfo(node, token).status()).isEqualTo(401);
            assertThat(introspected(node, token)).isFalse();
        }
        browser.authorize(HOPPING.with("prompt", "none")).isReturned(HOPPING, "login_required");
        System.out.println("two nodes: the flow of " + user + " made " + (hops.count(0) - before) + " requests to one node and "
                + (hops.count(1) - beforeOnTheOther) + " to the other");
        assertThat(hops.count(0) - before).isGreaterThan(5);
        assertThat(hops.count(1) - beforeOnTheOther).isGreaterThan(5);
    }

    @Duty("RFC 6749 4.1.2 code-once")
    @Test
    void t1_ofTwoNodesThatRaceForACodeOneWins() throws Exception {
        Instant begin = Instant.now();
        List<String> codes = codes();
        Instant made = Instant.now();
        int[] wins = new int[2];
        int both = 0;
        int none = 0;
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<List<Future<Answer>>> races = codes.stream().map(code -> nodes.stream()
                    .map(node -> threads.submit(() -> App.QUICK.redeem(node, code))).toList()).toList();
            for (List<Future<Answer>> race : races) {
                boolean first = won(race.get(0).get());
                boolean second = won(race.get(1).get());
                wins[0] += first ? 1 : 0;
                wins[1] += second ? 1 : 0;
                both += first && second ? 1 : 0;
                none += first || second ? 0 : 1;
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("two nodes: of " + codes.size() + " codes one node won " + wins[0] + ", the other " + wins[1]
                + ", both " + both + ", none " + none + "; made in " + Duration.between(begin, made).toSeconds() + " s, raced in "
                + Duration.between(made, Instant.now()).toSeconds() + " s");
        assertThat(codes).doesNotHaveDuplicates().hasSize(CODES);
        assertThat(both).isZero();
        assertThat(none).isZero();
        assertThat(wins).as("a race").doesNotContain(0);
    }

    /** The session ends on one node while both are asked for codes with its cookie; what comes of them is asked of both. */
    @Test
    void x6_noCodeOutlivesTheSessionThatEndsOnTheOtherNode() throws Exception {
        for (int round = 0; round < ENDS; round++) {
            var browser = new Browser(hops);
            redeemed(browser, RENEW);
            Map<String, String> stolen = Map.copyOf(browser.cookies());
            var over = new AtomicBoolean();
            var underWay = new CountDownLatch(2 * nodes.size());
            List<Callable<List<String>>> work = new ArrayList<>(
                    nodes.stream().map(node -> (Callable<List<String>>) () -> codesUntil(over, underWay, node, stolen)).toList());
            work.add(() -> {
                underWay.await();
                browser.open("/logout").submit("#logout", Map.of());
                over.set(true);
                return List.of();
            });
            List<String> codes = together(work.size(), work).stream().flatMap(List::stream).toList();
            assertThat(codes).hasSizeGreaterThanOrEqualTo(2 * nodes.size());
            for (String code : codes) {
                Answer tokens = RENEW.redeem(nodes.get(round % 2), code);
                if (tokens.status() == 200) {
                    nodes.forEach(node -> assertThat(userInfo(node, tokens.text("access_token")).status()).isEqualTo(401));
                    refresh(hops, RENEW, tokens.text("refresh_token")).isError("invalid_grant");
                }
            }
        }
    }

    private static List<String> codesUntil(AtomicBoolean over, CountDownLatch underWay, Server node, Map<String, String> cookies) {
        var thief = new Browser(node);
        thief.cookies().putAll(cookies);
        var codes = new ArrayList<String>();
        boolean last;
        do {
            last = over.get();
            Optional.ofNullable(thief.openWithoutFollowing(RENEW.with("prompt", "none").authorizeAddress()).response().get("code"))
                    .ifPresent(codes::add);
            underWay.countDown();
        } while (!last);
        return codes;
    }

    /** Within the grace period it does not matter to which node an answer gets lost; there is never a second branch. */
    @Test
    void t4_ofTwoNodesThatRefreshAtOnceBothTellTheOneSuccessor() throws Exception {
        var browser = new Browser(hops);
        String token = redeemed(browser, RENEW).text("refresh_token");
        for (int round = 0; round < REFRESHES; round++) {
            String presented = token;
            List<Answer> answers = together(4,
                    IntStream.range(0, 4).<Callable<Answer>>mapToObj(i -> () -> refresh(nodes.get(i % 2), RENEW, presented)).toList());
            assertThat(answers.stream().map(answer -> answer.hasTokens().text("refresh_token")).distinct()).as("round %d", round)
                    .hasSize(1);
            token = answers.get(0).text("refresh_token");
            assertThat(token).isNotEqualTo(presented);
        }
    }

    @Test
    void t4_aReplayOnTheOtherNodeRevokesEverythingOnBoth() throws Exception {
        var browser = new Browser(hops);
        for (int i = 0; i < 2; i++) {
            Server one = nodes.get(i);
            Server other = nodes.get(1 - i);
            Answer first = redeemed(browser, STRICT);
            Answer second = refresh(one, STRICT, first.text("refresh_token")).hasTokens();
            assertThat(userInfo(other, second.text("access_token")).status()).isEqualTo(200);
            refresh(other, STRICT, first.text("refresh_token")).isError("invalid_grant");
            afterTheDelay();
            for (Server node : nodes) {
                refresh(node, STRICT, second.text("refresh_token")).isError("invalid_grant");
                assertThat(userInfo(node, first.text("access_token")).status()).isEqualTo(401);
                assertThat(userInfo(node, second.text("access_token")).status()).isEqualTo(401);
            }
        }
    }

    /** Without a grace period two at once are a replay: one may have been answered before, and what it got is worth nothing. */
    @Test
    void t4_ofTwoNodesThatRaceWithoutAGracePeriodNobodyKeepsAnything() throws Exception {
        var browser = new Browser(hops);
        for (int round = 0; round < 10; round++) {
            String presented = redeemed(browser, STRICT).text("refresh_token");
            List<Answer> answers = together(2,
                    nodes.stream().<Callable<Answer>>map(node -> () -> refresh(node, STRICT, presented)).toList());
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1).allSatisfy(answer -> {
                afterTheDelay();
                for (Server node : nodes) {
                    refresh(node, STRICT, answer.text("refresh_token")).isError("invalid_grant");
                    assertThat(userInfo(node, answer.text("access_token")).status()).isEqualTo(401);
                }
            });
        }
    }

    @Test
    void t8_anAssertionThatOneNodeHasSeenIsRefusedByTheOther() throws Exception {
        for (int round = 0; round < 10; round++) {
            Map<String, String> form = Assertion
                    .form(Assertion.signed("p256", "ES256", Map.of("iss", "asserting-once", "sub", "asserting-once",
                            "aud", hops.address(), "jti", "round " + round, "exp", Instant.now().getEpochSecond() + 60)));
            List<Answer> answers = together(2,
                    nodes.stream().<Callable<Answer>>map(node -> () -> Answer.post(node.at("/connect/token"), form)).toList());
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> answer.isError("invalid_client"));
        }
    }

    @Test
    void h5_aClientThatIsDisabledIsRefusedByBothSoon() throws SQLException {
        nodes.forEach(node -> SERVICE.token(node, credentials()).hasTokens());
        try (Connection connection = database.connect()) {
            assertThat(connection.createStatement().executeUpdate("update clients set enabled = false where client_id = 'service'"))
                    .isEqualTo(1);
        }
        Instant changed = Instant.now();
        for (Server node : nodes) {
            Patience.until(() -> SERVICE.token(node, credentials()), answer -> answer.status() != 200).isError("invalid_client");
        }
        Duration seen = Duration.between(changed, Instant.now());
        System.out.println("two nodes: both refused a disabled client after " + seen.toMillis() + " ms");
        assertThat(seen).isLessThan(Duration.ofSeconds(10));
    }

    /** Whatever is managed on one node, the other one goes by it soon. */
    @Test
    void h5_whatIsManagedOnOneNodeIsSeenOnTheOther() {
        AdminApi api = manager();
        Server other = nodes.get(1);
        assertThat(api.create("/scopes/inventory", "{}").status()).isEqualTo(201);
        assertThat(api.create("/api-resources/books", "{\"scopes\": [\"inventory\"]}").status()).isEqualTo(201);
        Answer created = api.create("/clients/managed",
                "{\"allowedGrantTypes\": [\"client_credentials\"], \"allowedScopes\": [\"inventory\"]}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String secret = api.post("/clients/managed/secrets", "{}", "If-Match", created.header("ETag")).text("secret");
        Map<String, String> form = Map.of("grant_type", "client_credentials", "scope", "inventory");
        App managed = new App("managed", secret, Map.of());
        Answer tokens = seenSoon("a client, its secret, a scope and its API", () -> managed.token(other, form),
                answer -> answer.status() == 200
                        && String.valueOf(Jwt.claims(answer.text("access_token")).get("aud")).contains("books"));
        assertThat(tokens.text("scope")).isEqualTo("inventory");

        assertThat(api.patchSeen("/scopes/inventory", "{\"enabled\": false}").status()).isEqualTo(200);
        seenSoon("a scope that is disabled", () -> managed.token(other, form), answer -> answer.status() == 400);
        assertThat(api.patchSeen("/scopes/inventory", "{\"enabled\": true}").status()).isEqualTo(200);
        seenSoon("a scope that is enabled", () -> managed.token(other, form), answer -> answer.status() == 200);
        assertThat(api.deleteSeen("/api-resources/books").status()).isEqualTo(204);
        seenSoon("an API that is removed", () -> managed.token(other, form), answer -> answer.status() != 200
                || !String.valueOf(Jwt.claims(answer.text("access_token")).get("aud")).contains("books"));
        assertThat(api.deleteSeen("/clients/managed").status()).isEqualTo(204);
        seenSoon("a client that is removed", () -> managed.token(other, form), answer -> answer.status() == 401);
    }

    /** A user who is locked out, or signed out, on one node is refused by the other one at once, and an access token of theirs soon. */
    @Test
    void h5_whatEndsOnOneNodeHasEndedOnTheOther() {
        AdminApi api = manager();
        Server other = nodes.get(1);
        assertThat(api.create("/users/erin", "{\"username\": \"erin\"}").status()).isEqualTo(201);
        assertThat(api.put("/users/erin/password", "{\"password\": \"the-password-of-erin\"}").status()).isEqualTo(204);
        for (String way : List.of("user", "client", "all", "disable")) {
            var browser = new Browser(hops);
            String token = App.QUICK.redeem(other, browser.authorize(App.QUICK).signIn("erin", "the-password-of-erin").code()).hasTokens()
                    .text("access_token");
            assertThat(userInfo(other, token).status()).isEqualTo(200);
            Answer done = switch (way) {
                case "user" -> api.delete("/users/erin/sessions");
                case "client" -> api.delete("/sessions?clientId=quick");
                case "all" -> api.delete("/sessions?all=true");
                default -> api.patchSeen("/users/erin", "{\"enabled\": false}");
            };
            assertThat(done.status()).as(done.body()).isEqualTo(200);
            browser.authorize(App.QUICK.with("prompt", "none")).isReturned(App.QUICK, "login_required");
            afterTheDelay();
            assertThat(userInfo(other, token).status()).as(way).isEqualTo(401);
        }
        assertThat(new AdminApi(other, api.token()).get("/sessions/count").json().getInt("sessions")).isZero();
    }

    @Test
    void a3_ofTwoNodesThatChangeOneThingTheSecondIsRefused() {
        AdminApi one = manager();
        var other = new AdminApi(nodes.get(1), one.token());
        for (String path : List.of("/clients/changed-twice", "/users/changed-twice")) {
            assertThat(one.create(path, path.startsWith("/users") ? "{\"username\": \"changed-twice\"}" : "{}").status()).isEqualTo(201);
            String seen = one.get(path).header("ETag");
            assertThat(other.get(path).header("ETag")).isEqualTo(seen);
            assertThat(one.patch(path, "{\"enabled\": false}", "If-Match", seen).status()).isEqualTo(200);
            assertThat(other.patch(path, "{\"enabled\": true}", "If-Match", seen).status()).as("a lost update").isEqualTo(412);
            assertThat(other.get(path).json().getBoolean("enabled")).isFalse();
        }
    }

    @Test
    void a3_aRequestThatIsSentToBothIsDoneOnceAndItsAnswerIsSealed() throws Exception {
        AdminApi one = manager();
        var other = new AdminApi(nodes.get(1), one.token());
        String tag = one.create("/clients/posted-twice", "{}").header("ETag");
        List<Answer> answers = together(2, Stream.of(one, other).<Callable<Answer>>map(api -> () -> Patience.until(
                () -> api.post("/clients/posted-twice/secrets", "{}", "If-Match", tag, "Idempotency-Key", "\"the-key\""),
                answer -> answer.status() != 409)).toList());
        assertThat(answers).extracting(Answer::status).containsExactly(201, 201);
        String secret = answers.get(0).text("secret");
        assertThat(answers.get(1).text("secret")).isEqualTo(secret);
        assertThat(one.get("/clients/posted-twice").json().getJsonArray("clientSecrets")).hasSize(1);
        try (Connection connection = database.connect();
                var rows = connection.createStatement().executeQuery("select data from grants where kind = 'IDEMPOTENCY_KEY'")) {
            assertThat(rows.next()).isTrue();
            do {
                assertThat(rows.getString(1)).doesNotContain(secret).contains("answer");
            } while (rows.next());
        }
    }

    private static AdminApi manager() {
        return AdminApi.as(nodes.get(0), "manager", "lintel.clients.write", "lintel.scopes.write", "lintel.users.write",
                "lintel.sessions.write");
    }

    private static Answer seenSoon(String what, Supplier<Answer> request, Predicate<Answer> seen) {
        Instant changed = Instant.now();
        Answer answer = Patience.until(request, seen);
        Duration after = Duration.between(changed, Instant.now());
        System.out.println("two nodes: " + what + " was seen by the other after " + after.toMillis() + " ms");
        assertThat(answer).as(what + ": " + answer.body()).matches(seen);
        assertThat(after).as(what).isLessThan(Duration.ofSeconds(10));
        return answer;
    }

    private static Map<String, String> credentials() {
        return Map.of("grant_type", "client_credentials", "scope", "api");
    }

    private static Answer redeemed(Browser browser, App app) {
        Visit visit = browser.authorize(app);
        return app.redeem(hops, (visit.answer().header("Location") == null ? visit.signIn("alice") : visit).code()).hasTokens();
    }

    private static Answer refresh(Reachable node, App app, String token) {
        return app.token(node, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static List<String> codes() throws Exception {
        int browsers = 4;
        return together(browsers, IntStream.range(0, browsers).<Callable<List<String>>>mapToObj(i -> () -> {
            var browser = new Browser(hops);
            browser.authorize(App.QUICK).signIn("alice");
            return IntStream.range(0, CODES / browsers).mapToObj(number -> browser.authorize(App.QUICK).code()).toList();
        }).toList()).stream().flatMap(List::stream).toList();
    }

    private static <T> List<T> together(int threads, List<Callable<T>> work) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            var results = new CopyOnWriteArrayList<T>();
            for (Future<T> done : executor.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private static boolean won(Answer answer) {
        assertThat(answer.body()).contains(answer.status() == 200 ? "\"access_token\"" : "\"invalid_grant\"");
        return answer.status() == 200;
    }

    private static Answer userInfo(Server node, String token) {
        return Answer.get(node.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    /** Then a node that is asked about an access token knows what the other one has ended, however busy the machine is. */
    private static void afterTheDelay() {
        Patience.waitUntil(Instant.now().plus(Duration.parse(Setting.REVOCATION_DELAY.fallback())));
    }

    private static boolean introspected(Server node, String token) {
        return Answer.post(node.at("/connect/introspect"), Map.of("token", token), "Authorization", API).json().getBoolean("active");
    }

    private static long toldOf(String idToken) {
        Object sid = Jwt.claims(idToken).get("sid");
        return TOLD.stream().filter(form -> sid.equals(Jwt.claims(form.get("logout_token")).get("sid"))).count();
    }
}
