package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.secret.Handles;
import org.lintel.test.Server;

/** Sessions by their client and age, and what is done to many sessions or users in one call. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ManyAtOnceIT {

    private final Server server = Lintel.server();
    private final AdminApi api = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.users.write", "lintel.sessions.write",
            "lintel.audit.read");

    @Test
    void theSessionsOfAClientAreFoundCountedAndEndedWithAllThatFollows() {
        List<Map<String, String>> told = new CopyOnWriteArrayList<>();
        App app = registered(told);
        String carol = user("carol");
        String dave = user("dave");
        List<String> tokens = List.of(signIn(app, carol), signIn(app, carol), signIn(app, dave));
        String elsewhere = signIn(App.QUICK, dave);

        String ofClient = "/sessions?clientId=" + app.clientId();
        Answer first = api.get(ofClient + "&limit=2");
        assertThat(items(first)).hasSize(2);
        assertThat(items(api.get(first.text("next").replaceFirst(".*/admin/api", "")))).hasSize(1);
        assertThat(items(api.get(ofClient + "&subject=" + carol))).hasSize(2).allSatisfy(
                session -> assertThat(session.asJsonObject().getJsonArray("clients").toString()).contains(app.clientId()));
        assertThat(items(api.get(ofClient + "&createdBefore=" + Instant.now().minusSeconds(3600)))).isEmpty();
        assertThat(items(api.get(ofClient + "&lastSeenBefore=" + Instant.now().plusSeconds(3600)))).hasSize(3);
        assertThat(api.get(ofClient.replace("?", "/count?")).json().toString()).isEqualTo("{\"sessions\":3,\"users\":2,\"more\":false}");

        Answer ended = api.delete(ofClient);
        assertThat(ended.json().toString()).isEqualTo("{\"ended\":3}");
        tokens.forEach(token -> userInfo(token).isError("invalid_token"));
        assertThat(userInfo(elsewhere).status()).as("in another client's session").isEqualTo(200);
        assertThat(items(api.get(ofClient))).isEmpty();
        assertThat(items(api.get("/sessions?subject=" + dave))).hasSize(1);
        assertThat(Patience.until(() -> told, list -> list.size() == 3)).as("told by back channel").hasSize(3);
        JsonObject entry = items(api.get("/audit?kind=session.many-ended&clientId=manager")).stream().map(item -> item.asJsonObject())
                .filter(item -> item.toString().contains(app.clientId())).findFirst().orElseThrow();
        assertThat(entry.getJsonObject("before").getString("clientId")).isEqualTo(app.clientId());
    }

    /** Nobody ends everything by leaving something out. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "?all=yes", "?all=true&clientId=quick", "?createdBefore=yesterday", "?clientId=quick&after=x", "?client=quick"})
    void whatIsToBeEndedIsSaid(String query) {
        assertThat(api.delete("/sessions" + query).status()).isEqualTo(400);
    }

    @Test
    void manyUsersAreLockedOutAndLetInEachOnItsOwn() {
        String carol = user("carol");
        String dave = user("dave");
        String nobody = fresh("nobody");
        String token = signIn(App.QUICK, carol);

        assertThat(outcomes("/users/bulk/disable", carol, nobody, dave, carol)).containsExactly(
                carol + " 200 changed:true", nobody + " 404 ", dave + " 200 changed:true");
        userInfo(token).isError("invalid_token");
        assertThat(api.get("/users/" + dave).json().getBoolean("enabled")).isFalse();
        assertThat(outcomes("/users/bulk/disable", carol)).containsExactly(carol + " 200 changed:false");
        assertThat(outcomes("/users/bulk/enable", dave, carol)).containsExactly(dave + " 200 changed:true", carol + " 200 changed:true");
        assertThat(userInfo(signIn(App.QUICK, carol)).status()).isEqualTo(200);
        assertThat(items(api.get("/audit?kind=user.changed&about=user/" + carol))).as("an entry for each change").hasSize(2);
    }

    @Test
    void theSessionsOfManyUsersAreEnded() {
        String carol = user("carol");
        String dave = user("dave");
        List<String> tokens = List.of(signIn(App.QUICK, carol), signIn(App.QUICK, carol), signIn(App.QUICK, dave));

        assertThat(outcomes("/sessions/bulk/end", dave, carol, "nobody")).containsExactly(dave + " 200 ended:1", carol + " 200 ended:2",
                "nobody 200 ended:0");
        tokens.forEach(token -> userInfo(token).isError("invalid_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"subjects\": \"alice-1\"}", "{\"subjects\": [1]}", "{\"subjects\": [], \"enabled\": false}", "[]"})
    void x34_aBulkIsHeldToItsShape(String json) {
        for (String path : List.of("/users/bulk/disable", "/users/bulk/enable", "/sessions/bulk/end")) {
            assertThat(api.post(path, json).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void x34_aBulkHasAThousandUsersAtMost() {
        String subjects = IntStream.rangeClosed(0, 1000).mapToObj(i -> "\"nobody-" + i + "\"").collect(Collectors.joining(","));
        assertThat(api.post("/users/bulk/disable", "{\"subjects\": [" + subjects + "]}").status()).isEqualTo(400);
    }

    private List<String> outcomes(String path, String... subjects) {
        Answer answer = api.post(path, "{\"subjects\": [\"" + String.join("\", \"", subjects) + "\"]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return items(answer).stream().map(item -> item.asJsonObject()).map(item -> item.getString("subject") + " " + item.getInt("status")
                + " " + item.keySet().stream().filter(List.of("changed", "ended")::contains).map(name -> name + ":" + item.get(name))
                        .collect(Collectors.joining()))
                .toList();
    }

    /** A public client of its own, which is told of ends. */
    private App registered(List<Map<String, String>> told) {
        String id = fresh("app");
        Landing.program("/" + id, exchange -> {
            try (exchange) {
                told.add(Form.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        Answer created = api.create("/clients/" + id, """
                {"requireClientSecret": false, "requireConsent": false, "redirectUris": ["https://%s.example/callback"],
                 "allowedScopes": ["openid", "profile"], "backChannelLogoutUri": "%s/%s"}""".formatted(id, Landing.origin(), id));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new App(id, null, Apps.named(id).parameters());
    }

    private String user(String name) {
        String subject = fresh(name);
        assertThat(api.create("/users/" + subject, "{\"username\": \"" + subject + "\"}").status()).isEqualTo(201);
        assertThat(api.put("/users/" + subject + "/password", "{\"password\": \"" + subject + "-password\"}").status()).isEqualTo(204);
        return subject;
    }

    /** In a browser of its own; an access token. */
    private String signIn(App app, String subject) {
        Browser browser = Lintel.browser();
        return app.redeem(server, browser.authorize(app).signIn(subject, subject + "-password").code()).hasTokens().text("access_token");
    }

    private Answer userInfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    private static JsonArray items(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items");
    }

    private static String fresh(String what) {
        return what + "-" + Handles.random(6).replaceAll("[^A-Za-z0-9]", "x");
    }
}
