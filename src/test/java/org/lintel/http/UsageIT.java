package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.json.JsonText;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** What each client uses: counted by two nodes that have stopped, and read from a third one. */
@Tag("http")
@Tag("portability")
@Tag("database")
class UsageIT {

    private static final String KEY = "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=";
    private static final App SERVICE = new App("service", "service-secret", Map.of());
    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");

    private static YearMonth month;
    private static Server server;
    private static AdminApi api;

    @BeforeAll
    static void countByTwoNodes() {
        ServerSetup setup = Server.named("usage").settings(DatabaseServer.POSTGRESQL.database().settings())
                .setting("lintel.configuration", Lintel.configuration().toString()).setting("lintel.stores", "jpa")
                .setting("lintel.key", KEY);
        int port;
        month = YearMonth.now(ZoneOffset.UTC);
        try (Server node = setup.start()) {
            port = node.port();
            for (String user : List.of("alice", "bob", "alice")) {
                QUICK.redeem(node, new Browser(node).authorize(QUICK).signIn(user).code()).hasTokens();
            }
            QUICK.token(node, Map.of("grant_type", "authorization_code", "code", "none")).isError("invalid_grant");
            Answer.post(node.at("/connect/token"), CREDENTIALS, "Authorization", App.basic("made-up", "secret")).isError("invalid_client");
            try (Server other = setup.as("usage-other").setting("lintel.issuer", node.address()).start()) {
                SERVICE.token(node, CREDENTIALS).hasTokens();
                SERVICE.token(other, CREDENTIALS).hasTokens();
                SERVICE.token(other, CREDENTIALS).hasTokens();
            }
        }
        server = setup.port(port).start();
        api = AdminApi.as(server, "manager", "lintel.usage.read");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** For the console, by steps of time. */
    @Test
    void whatHappenedOnTwoNodesIsOneNumber() {
        assertThat(events("token", "authorization_code")).isEqualTo(6);
        assertThat(events("token", "client_credentials")).as("those of this node may be among them").isGreaterThanOrEqualTo(3);
        assertThat(events("sign-in", "success")).isEqualTo(3);
        assertThat(events("refusal", "code-valid")).isEqualTo(1);
    }

    private static long events(String kind, String label) {
        return api.get("/usage/events?period=month").json().getJsonArray("items").stream().map(JsonValue::asJsonObject)
                .filter(item -> item.getString("kind").equals(kind) && item.getString("label").equals(label))
                .mapToLong(item -> item.getJsonNumber("number").longValue()).sum();
    }

    @Test
    void whatTwoNodesHaveCountedIsAddedUp() {
        JsonObject quick = row("quick");
        assertThat(quick.getInt("requests")).as("three codes, three times tokens, and one refused").isEqualTo(7);
        assertThat(quick.getInt("refused")).isEqualTo(1);
        assertThat(quick.getInt("tokens")).isEqualTo(6);
        assertThat(quick.getInt("activeUsers")).isEqualTo(2);
        JsonObject service = row("service");
        assertThat(service.getInt("requests")).isEqualTo(3);
        assertThat(service.getInt("activeUsers")).isZero();
        assertThat(api.get("/usage?clientId=made-up").json().getJsonArray("items")).as("no client").isEmpty();
        JsonObject all = api.get("/usage/" + month).json();
        assertThat(all.getInt("requests")).isEqualTo(10);
        assertThat(all.getInt("activeUsers")).isEqualTo(2);
        assertThat(api.get("/usage/1999-01").json().getInt("requests")).isZero();
    }

    private static JsonObject row(String client) {
        List<JsonObject> rows = api.get("/usage?month=" + month + "&clientId=" + client).json().getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void pagesFollowOneAnotherAndExportsAreAllOfIt() {
        Answer first = api.get("/usage?limit=1");
        assertThat(first.header("Link")).contains("rel=\"next\"");
        Answer second = api.get(first.text("next").replaceFirst(".*/admin/api", ""));
        assertThat(List.of(client(first), client(second))).containsExactly("quick", "service");

        assertThat(export("application/x-ndjson").body().lines().map(line -> JsonText.read(line).getString("clientId")))
                .containsExactly("quick", "service");
        Answer csv = export("text/csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().split("\r\n")).hasSize(3).contains("month,clientId,requests,refused,tokens,activeUsers")
                .anyMatch(line -> line.matches("[0-9]{4}-[0-9]{2},\"quick\",7,1,6,2"));
    }

    private static String client(Answer page) {
        return page.json().getJsonArray("items").getJsonObject(0).getString("clientId");
    }

    private static Answer export(String type) {
        return Answer.get(server.at("/admin/api/usage"), "Authorization", "Bearer " + api.token(), "Accept", type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usage?month=November", "/usage?month=2026-13", "/usage/2026", "/usage?limit=0", "/usage?after=x",
            "/usage?after=2026.11"})
    void a3_whatCannotBeAskedIsSaid(String path) {
        Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a3_itsScopeIsNeeded() {
        AdminApi other = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.audit.read");
        assertThat(other.get("/usage").status()).isEqualTo(403);
        assertThat(other.get("/usage/" + YearMonth.now(ZoneOffset.UTC)).status()).isEqualTo(403);
    }
}
