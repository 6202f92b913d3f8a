package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.json.JsonText;
import org.lintel.model.Secret;
import org.lintel.secret.Handles;
import org.lintel.test.Built;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;

/** Who changed what, what happened, and why requests were refused: as docs/administering.md tells it. */
@Tag("http")
@Tag("portability")
@Tag("database")
class AuditLogIT {

    private static final Pattern NUMBER = Pattern.compile(".*\\(([^()]+)\\)");
    private static DatabaseServer.Database database;
    private static Server server;
    private static AdminApi api;

    @BeforeAll
    static void start() {
        database = DatabaseServer.POSTGRESQL.database();
        server = Server.named("audit").settings(database.settings()).setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.stores", "jpa").start();
        api = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.audit.read", "lintel.refusals.read");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a14_aChangeIsInTheLogWithWhoMadeItAndWhatItWas() {
        String id = fresh("client");
        Answer created = api.create("/clients/" + id, "{\"clientName\": \"Shop\"}");
        Answer renamed = api.patch("/clients/" + id, "{\"clientName\": \"Market\"}", "If-Match", created.header("ETag"));
        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(api.patch("/clients/" + id, "{\"clientName\": \"Late\"}", "If-Match", created.header("ETag")).status()).isEqualTo(412);

        List<JsonObject> entries = entries("/audit?about=client/" + id);
        assertThat(entries).extracting(entry -> entry.getString("kind")).containsExactly("client.changed", "client.created");
        JsonObject change = entries.get(0);
        assertThat(change.getString("clientId")).isEqualTo("manager");
        assertThat(change.getString("address")).isEqualTo("127.0.0.1");
        assertThat(change.getString("request")).isNotBlank();
        assertThat(change.getJsonObject("about").getString("id")).isEqualTo(id);
        assertThat(change.getJsonObject("before").getString("clientName")).isEqualTo("Shop");
        assertThat(change.getJsonObject("after").getString("clientName")).isEqualTo("Market");
        assertThat(entries("/audit?request=" + change.getString("request"))).containsExactly(change);
        assertThat(entries.get(1).containsKey("before")).isFalse();
    }

    @Test
    void a5_aSecretThatIsMadeIsMaskedThere() {
        String id = fresh("client");
        Answer created = api.create("/clients/" + id, "{\"allowedGrantTypes\": [\"client_credentials\"]}");
        Answer made = api.post("/clients/" + id + "/secrets", "{\"description\": \"first\"}", "If-Match", created.header("ETag"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);

        String log = api.get("/audit?about=client/" + id).body();
        assertThat(log).contains("first", "***").doesNotContain(made.text("secret"),
                Secret.sha256(made.text("secret")).value());
    }

    @Test
    void whatHappensFollowsWithinSeconds() {
        Instant begin = Instant.now().minusSeconds(1);
        new Browser(server).authorize(QUICK).signIn("alice").code();
        new Browser(server).authorize(QUICK).signIn("alice", "a wrong password");

        String since = "&from=" + begin;
        JsonObject signedIn = Patience.until(() -> entries("/audit?kind=signed-in" + since), found -> !found.isEmpty()).get(0);
        assertThat(signedIn.getString("clientId")).isEqualTo("quick");
        assertThat(signedIn.getJsonObject("about").getString("type")).isEqualTo("session");
        assertThat(entries("/audit?subject=" + signedIn.getString("subject") + since)).contains(signedIn);
        assertThat(Patience.until(() -> entries("/audit?kind=sign-in-failed" + since), found -> !found.isEmpty()).get(0).toString())
                .contains("credentials").doesNotContain("alice", "a wrong password");
        assertThat(entries("/audit?kind=tokens-issued")).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherAndLinesAreAllOfIt() {
        String id = fresh("client");
        api.create("/clients/" + id, "{}");
        for (int i = 0; i < 6; i++) {
            api.patchSeen("/clients/" + id, "{\"clientName\": \"name " + i + "\"}");
        }
        var positions = new ArrayList<Integer>();
        String next = "/audit?limit=3&about=client%2F" + id;
        int pages = 0;
        while (next != null) {
            Answer page = api.get(next);
            page.json().getJsonArray("items").forEach(item -> positions.add(item.asJsonObject().getInt("position")));
            next = page.header("Link") == null ? null : page.text("next").replaceFirst(".*/admin/api", "");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(new HashSet<>(positions)).hasSize(7);

        Answer lines = Answer.get(server.at("/admin/api/audit?about=client/" + id), "Authorization", "Bearer " + api.token(), "Accept",
                "application/x-ndjson");
        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(lines.body().lines().map(line -> JsonText.read(line).getInt("position"))).containsExactlyElementsOf(positions);
    }

    @Test
    void whyAPageWasRefusedIsToldByItsNumber() {
        String number = new Browser(server).authorize(QUICK.with("redirect_uri", "http://quick.example/callback/")).isErrorPage().document()
                .getElementById("number").text();

        JsonObject refusal = refusal(number);
        assertThat(refusal.getString("error")).isEqualTo("invalid_request");
        assertThat(refusal.getString("clientId")).isEqualTo("quick");
        assertThat(refusal.getString("endpoint")).isEqualTo("/connect/authorize");
        JsonObject explanation = refusal.getJsonObject("explanation");
        assertThat(explanation.getString("rule")).contains("RFC 9700 §2.1");
        assertThat(explanation.getString("advice")).contains("redirectUris");
        assertThat(explanation.getJsonArray("compared").getValuesAs(JsonObject.class))
                .filteredOn(compared -> compared.getString("parameter").equals("redirect_uri"))
                .singleElement().satisfies(compared -> {
                    assertThat(compared.getString("received")).isEqualTo("http://quick.example/callback/");
                    assertThat(compared.getString("difference")).isEqualTo("nearest is https://quick.example/callback: the scheme is http "
                            + "and not https; the path has a slash too much at its end");
                });
    }

    /** Neither does what came of it go only to the client. */
    @Test
    void whyAClientWasRefusedIsToldByItsNumber() {
        String description = new Browser(server).openWithoutFollowing(QUICK.with("scope", "openid nonsense").authorizeAddress())
                .isReturned(QUICK, "invalid_scope").response().get("error_description");
        JsonObject refusal = refusal(number(description));
        assertThat(refusal.getJsonObject("explanation").getString("rule")).contains("RFC 6749 §3.3");
        assertThat(refusal.getJsonObject("explanation").toString()).contains("not registered: nonsense");

        Answer token = QUICK.token(server, Map.of("grant_type", "password", "username", "alice", "password", "hidden-password"))
                .isError("unauthorized_client");
        refusal = refusal(number(token.text("error_description")));
        assertThat(refusal.getString("endpoint")).isEqualTo("/connect/token");
        assertThat(refusal.getString("clientId")).isEqualTo("quick");
        assertThat(refusal.toString()).contains("not registered: password", "allowedGrantTypes").doesNotContain("hidden-password", "alice");
        assertThat(api.get("/refusals?clientId=quick&error=unauthorized_client").json().getJsonArray("items")
                .getValuesAs(JsonObject.class)).contains(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit?limit=0", "/audit?from=yesterday", "/audit?until=1", "/audit?after=x", "/audit?after=1.x",
            "/refusals?after=.", "/refusals?limit=9999"})
    void a3_whatCannotBeAskedIsSaid(String path) {
        Answer refused = api.get(path);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a3_whoMayNotLookDoesNotLearn() {
        AdminApi other = AdminApi.as(server, "onlooker", "lintel.clients.read");
        for (String path : List.of("/audit", "/audit/verification", "/refusals", "/refusals/x")) {
            other.get(path).isError("insufficient_scope");
            assertThat(Answer.get(server.at("/admin/api" + path)).status()).isEqualTo(401);
        }
        assertThat(api.get("/refusals/none-of-ours").status()).isEqualTo(404);
    }

    /** By the API and by the command, while the node runs. */
    @Test
    void a14_anEntryThatWasAlteredIsFound(@TempDir Path folder) throws Exception {
        String id = fresh("client");
        api.create("/clients/" + id, "{}");
        int position = entries("/audit?about=client/" + id).get(0).getInt("position");
        JsonObject intact = api.get("/audit/verification").json();
        assertThat(intact.getBoolean("intact")).as(intact.toString()).isTrue();
        assertThat(intact.getInt("entries")).isPositive();
        assertThat(verify(folder)).startsWith("0 ").contains(": intact;");

        sql("update audit_log set client_id = 'somebody else' where seq = " + position);
        JsonObject broken = api.get("/audit/verification").json();
        assertThat(broken.getBoolean("intact")).isFalse();
        assertThat(broken.getInt("broken")).isEqualTo(position);
        assertThat(broken.getString("reason")).isEqualTo("this entry has been altered");
        assertThat(verify(folder)).startsWith("1 ").contains("broken at position " + position + ": this entry has been altered");

        sql("update audit_log set client_id = 'manager' where seq = " + position);
        assertThat(api.get("/audit/verification").json().getBoolean("intact")).isTrue();
    }

    /** Whoever has the machine changes without the API, and leaves an entry all the same. */
    @Test
    void a14_whatACommandDoesIsInTheLogToo(@TempDir Path folder) throws Exception {
        assertThat(command("lock", "client", "desk", settings(folder))).startsWith("0 ");
        assertThat(command("unlock", "client", "desk", settings(folder))).startsWith("0 ");

        List<JsonObject> entries = entries("/audit?about=client/desk");
        assertThat(entries).extracting(entry -> entry.getString("kind")).containsExactly("client.unlocked", "client.locked",
                "client.created");
        assertThat(entries.get(1).getJsonObject("after").getString("onTheCommandLineBy")).isEqualTo(System.getProperty("user.name"));
        assertThat(api.get("/audit/verification").json().getBoolean("intact")).isTrue();
    }

    private static JsonObject refusal(String number) {
        Answer answer = Patience.until(() -> api.get("/refusals/" + number), found -> found.status() == 200);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String number(String description) {
        Matcher number = NUMBER.matcher(description);
        assertThat(number.matches()).as(description).isTrue();
        return number.group(1);
    }

    private static List<JsonObject> entries(String path) {
        return api.get(path).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static void sql(String statement) throws Exception {
        try (Connection connection = database.connect()) {
            connection.createStatement().executeUpdate(statement);
        }
    }

    private static String verify(Path folder) throws Exception {
        return command("audit", "verify", settings(folder));
    }

    private static String settings(Path folder) throws Exception {
        var properties = new Properties();
        properties.putAll(database.settings());
        Path file = folder.resolve("lintel.properties");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            properties.store(out, null);
        }
        return file.toString();
    }

    /** The exit status and what was said. */
    private static String command(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                Built.war().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + " " + said;
    }

    private static String fresh(String what) {
        return what + "-" + Handles.random(6).replaceAll("[^A-Za-z0-9]", "x");
    }
}
