package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.util.Map;
import java.util.stream.IntStream;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.secret.Handles;
import org.lintel.test.Server;

/** Management by programs, at {@code /admin/api}. */
@Tag("http")
@Tag("portability")
@Tag("database")
class AdminApiIT {

    private final Server server = Lintel.server();
    private final AdminApi api = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.scopes.write", "lintel.users.write",
            "lintel.sessions.write", "lintel.grants.write", "lintel.keys.read");

    @Test
    void aClientThatIsCreatedWorksAndIsChangedAndIsRemoved() {
        String id = fresh("client");
        Answer created = api.create("/clients/" + id, """
                {"clientName": "Shop", "allowedGrantTypes": ["client_credentials"], "allowedScopes": ["api"]}""");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/admin/api/clients/" + id);
        assertThat(created.json().getBoolean("requirePkce")).as("a safe default").isTrue();

        Answer made = api.post("/clients/" + id + "/secrets", "{\"description\": \"first\"}", "If-Match", created.header("ETag"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String secret = made.text("secret");
        assertThat(tokens(id, secret).hasTokens().text("scope")).isEqualTo("api");

        Answer renamed = api.patch("/clients/" + id, "{\"clientName\": \"Market\"}", "If-Match", made.header("ETag"));
        assertThat(renamed.text("clientName")).isEqualTo("Market");
        assertThat(tokens(id, secret).status()).as("its secret is kept").isEqualTo(200);

        assertThat(api.deleteSeen("/clients/" + id).status()).isEqualTo(204);
        tokens(id, secret).isError("invalid_client");
        assertThat(api.get("/clients/" + id).status()).isEqualTo(404);
    }

    @Test
    void a3_secretsAreToldOnceAndNeverAgain() {
        String id = fresh("client");
        Answer created = api.create("/clients/" + id, "{\"allowedGrantTypes\": [\"client_credentials\"]}");
        Answer made = api.post("/clients/" + id + "/secrets", "{}", "If-Match", created.header("ETag"));
        JsonObject shown = api.get("/clients/" + id).json();
        assertThat(shown.getJsonArray("clientSecrets").getJsonObject(0).keySet()).containsOnly("id");
        assertThat(shown.toString()).doesNotContain(made.text("secret"));
        assertThat(api.get("/clients?prefix=" + id).body()).doesNotContain(made.text("secret")).contains(id);
    }

    @Test
    void aLostUpdateIsRefused() {
        String id = fresh("client");
        String first = api.create("/clients/" + id, "{}").header("ETag");
        assertThat(api.patch("/clients/" + id, "{\"clientName\": \"One\"}", "If-Match", first).status()).isEqualTo(200);
        Answer late = api.patch("/clients/" + id, "{\"clientName\": \"Other\"}", "If-Match", first);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.get("/clients/" + id).text("clientName")).isEqualTo("One");
        assertThat(api.patch("/clients/" + id, "{}").status()).as("without a version").isEqualTo(428);
        assertThat(api.create("/clients/" + id, "{}").status()).as("a second time").isEqualTo(409);
    }

    /** What is wrong, and where. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"redirectUris\": [\"https://good.example/cb\", \"nonsense\"]}|",
            "{\"requirePkce\": \"yes\"}|#/requirePkce",
            "{\"redirectUris\": [1]}|#/redirectUris/0",
            "{\"clientId\": \"another\"}|#/clientId",
            "{\"clientSecrets\": [{\"id\": \"unknown\"}]}|#/clientSecrets/0/id",
            "{\"clientSecrets\": [1]}|",
            "{\"admin\": true}|",
            "[]|", "{|", "{} {}|", "null|"})
    void a3_whatIsWrongIsNamed(String json, String pointer) {
        Answer refused = api.create("/clients/" + fresh("client"), json);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        if (pointer != null) {
            assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer")).isEqualTo(pointer);
        }
    }

    @Test
    void theConfigurationFilesEntriesAreChangedThere() {
        assertThat(api.patchSeen("/clients/quick", "{\"clientName\": \"Mine\"}").status()).isEqualTo(409);
        assertThat(api.deleteSeen("/clients/quick").status()).isEqualTo(409);
    }

    @Test
    void a3_aTokenReachesAsFarAsItsScopes() {
        AdminApi onlooker = AdminApi.as(server, "onlooker", "lintel.clients.read");
        assertThat(onlooker.get("/clients/quick").status()).isEqualTo(200);
        Answer refused = onlooker.patch("/clients/quick", "{}", "If-Match", "\"1\"");
        assertThat(refused.isError("insufficient_scope").header("WWW-Authenticate")).contains("scope=\"lintel.clients.write\"");
        for (String path : new String[] {"/users", "/sessions", "/scopes", "/keys", "/api-resources", "/users/alice-1/grants"}) {
            onlooker.get(path).isError("insufficient_scope");
        }
        onlooker.delete("/users/alice-1/sessions").isError("insufficient_scope");
    }

    /** Whoever may ask for everything may not manage. */
    @Test
    void a3_accessToAllScopesIsNotManagement() {
        Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials", "scope", "lintel.users.write"),
                "Authorization", App.basic("onlooker", "onlooker-secret")).isError("invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/clients", "/clients/quick", "/users", "/sessions", "/keys", "/scopes", "/api-resources"})
    void a3_nobodyGetsInWithoutAToken(String path) {
        assertThat(Answer.get(server.at("/admin/api" + path)).status()).isEqualTo(401);
        Answer.get(server.at("/admin/api" + path), "Authorization", "Bearer nonsense").isError("invalid_token");
        Answer scripted = Answer.get(server.at("/admin/api" + path), "Origin", "http://localhost:56668");
        assertThat(scripted.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void pagesAreReadByTheirKeys() {
        String prefix = fresh("paged");
        IntStream.range(0, 5).forEach(i -> api.create("/clients/" + prefix + i, "{}"));
        Answer first = api.get("/clients?limit=2&prefix=" + prefix);
        assertThat(first.json().getJsonArray("items")).hasSize(2);
        assertThat(first.header("Link")).isEqualTo("<" + first.text("next") + ">; rel=\"next\"");
        Answer second = api.get(first.text("next").replaceFirst(".*/admin/api", ""));
        assertThat(second.json().getJsonArray("items").getJsonObject(0).getJsonObject("value").getString("clientId")).isEqualTo(prefix + 2);
        Answer third = api.get(second.text("next").replaceFirst(".*/admin/api", ""));
        assertThat(third.json().getJsonArray("items")).hasSize(1);
        assertThat(third.header("Link")).isNull();
        for (String limit : new String[] {"0", "501", "-1", "x", "9999999999"}) {
            assertThat(api.get("/clients?limit=" + limit).status()).isEqualTo(400);
        }
    }

    @Test
    void anIdThatIsAnAddressHasAPathOfItsOwn() {
        String name = "https://" + fresh("api") + ".example/v1?x=1";
        String path = "/api-resources/~" + java.util.Base64.getUrlEncoder().withoutPadding()
                .encodeToString(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Answer created = api.create(path, "{\"scopes\": [\"ledger\"]}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith(path);
        assertThat(api.get(path).text("name")).isEqualTo(name);
        assertThat(api.deleteSeen(path).status()).isEqualTo(204);
    }

    @Test
    void aUserIsCreatedSignsInAndIsLockedOut() {
        String subject = fresh("user");
        assertThat(api.create("/users/" + subject, "{\"username\": \"" + subject + "\", \"claims\": {\"name\": \"New\"}}").status())
                .isEqualTo(201);
        assertThat(api.put("/users/" + subject + "/password", "{\"password\": \"short\"}").status()).isEqualTo(400);
        assertThat(api.put("/users/" + subject + "/password", "{\"password\": \"" + subject + "-password\"}").status()).isEqualTo(204);

        Browser browser = Lintel.browser();
        Answer tokens = QUICK.redeem(server, browser.authorize(QUICK).signIn(subject, subject + "-password").code()).hasTokens();
        String token = tokens.text("access_token");
        assertThat(userInfo(token).status()).isEqualTo(200);
        assertThat(api.get("/sessions?subject=" + subject).json().getJsonArray("items")).hasSize(1);

        assertThat(api.patchSeen("/users/" + subject, "{\"enabled\": false}").status()).isEqualTo(200);
        userInfo(token).isError("invalid_token");
        assertThat(api.get("/sessions?subject=" + subject).json().getJsonArray("items")).isEmpty();
        assertThat(api.patchSeen("/users/" + subject, "{\"enabled\": true}").status()).isEqualTo(200);
        userInfo(token).isError("invalid_token");
    }

    @Test
    void aUserIsHeldToTheRulesOfTheFileAndMayBeRenamed() {
        String subject = fresh("user");
        for (String json : new String[] {"{}", "{\"username\": \"" + "y".repeat(101) + "\"}", "{\"username\": \"a\\nb\"}",
                "{\"username\": \"x\", \"passwordHash\": \"y\"}", "{\"username\": \"x\", \"password\": \"y\"}"}) {
            assertThat(api.create("/users/" + subject, json).status()).as(json).isEqualTo(400);
        }
        api.create("/users/" + subject, "{\"username\": \"" + subject + "\"}");
        assertThat(api.create("/users/" + subject + "2", "{\"username\": \"" + subject + "\"}").status()).as("a name twice").isEqualTo(409);
        String other = "renamed-" + subject;
        assertThat(api.patchSeen("/users/" + subject, "{\"username\": \"" + other + "\"}").status()).isEqualTo(200);
        api.put("/users/" + subject + "/password", "{\"password\": \"" + other + "-password\"}");
        Answer tokens = QUICK.redeem(server, Lintel.browser().authorize(QUICK).signIn(other, other + "-password").code());
        assertThat(userInfo(tokens.text("access_token")).text("preferred_username")).isEqualTo(other);
    }

    private Answer userInfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    private Answer tokens(String client, String secret) {
        return Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials", "scope", "api"),
                "Authorization", App.basic(client, secret));
    }

    private static String fresh(String what) {
        return what + "-" + Handles.random(6).replaceAll("[^A-Za-z0-9]", "x");
    }
}
