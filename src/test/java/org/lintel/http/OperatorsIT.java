package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.model.Scope;
import org.lintel.test.Server;

/** People who manage by way of a program: their roles, and that nobody gets more than they have. */
@Tag("http")
@Tag("portability")
@Tag("database")
class OperatorsIT {

    private static final List<String> METHODS = List.of("get", "put", "patch", "post", "delete");
    private static final Set<String> HELPDESK = Set.of("users", "sessions", "grants");

    private final Server server = Lintel.server();
    private AdminApi manager;

    @BeforeEach
    void manage() {
        manager = AdminApi.as(server, "manager", Scope.MANAGEMENT.stream().map(Scope::name).toArray(String[]::new));
    }

    @Test
    void a3_eachRoleMayWhatItIsForAndNothingMore() {
        Map<String, AdminApi> callers = new LinkedHashMap<>();
        for (String role : List.of("administrator", "auditor", "helpdesk")) {
            callers.put(role, person("\"" + role + "\""));
        }
        callers.put("none", token(user()));
        List<String> wrong = new ArrayList<>();
        AdminApiGuardsIT.guarded(server).forEach(operation -> {
            var opens = new TreeSet<String>();
            callers.forEach((role, caller) -> {
                int status = operation.by(caller).status();
                if (status != 403) {
                    opens.add(role);
                }
                if (status == 401 || status >= 500 || (status != 403) != may(role, operation)) {
                    wrong.add(operation + " by " + role + ": " + status);
                }
            });
            System.out.printf("%-7s%-32s opens for %s%n", operation.method(), operation.path(), opens);
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean may(String role, AdminApiGuardsIT.Operation operation) {
        return operation.scopes().stream().allMatch(scope -> may(role, scope));
    }

    private static boolean may(String role, String scope) {
        String area = scope.split("\\.")[1];
        boolean read = scope.endsWith(".read");
        return switch (role) {
            case "administrator" -> true;
            case "auditor" -> read;
            case "helpdesk" -> HELPDESK.contains(area) || area.equals("refusals");
            default -> false;
        };
    }

    @Test
    void a3_anOwnerLooksAfterTheirOwnClientsAndDecidesNotWhatTheseMayDo() {
        String own = client("own", "{\"redirectUris\": [\"https://own.example/cb\"], \"allowedScopes\": [\"openid\"]}");
        String foreign = client("foreign", "{}");
        AdminApi owner = token(appointed(user(), "{\"roles\": [\"client-owner\"], \"clients\": [\"" + own + "\", \"gone\"]}"));

        assertThat(owner.get("/clients").json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(item -> item.getJsonObject("value").getString("clientId")).containsExactly(own);
        assertThat(owner.patchSeen("/clients/" + own, "{\"redirectUris\": [\"https://own.example/new\"]}").status()).isEqualTo(200);
        assertThat(owner.post("/clients/" + own + "/secrets", "{}", "If-Match", owner.get("/clients/" + own).header("ETag")).status())
                .isEqualTo(201);
        assertThat(owner.get("/audit?about=client/" + own).json().getJsonArray("items")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(owner.get("/refusals?clientId=" + own).status()).isEqualTo(200);

        for (String more : List.of("{\"allowedScopes\": [\"openid\", \"api\"]}", "{\"allowedGrantTypes\": [\"client_credentials\"]}",
                "{\"allowAccessToAllScopes\": true}", "{\"enabled\": false}", "{\"requireConsent\": false}")) {
            Answer refused = owner.patchSeen("/clients/" + own, more);
            assertThat(refused.status()).as(more).isEqualTo(403);
            assertThat(refused.text("detail")).contains("for administrators to change");
        }
        assertThat(owner.get("/clients/" + foreign).status()).isEqualTo(403);
        assertThat(owner.patch("/clients/" + foreign, "{}", "If-Match", "\"1\"").status()).isEqualTo(403);
        assertThat(owner.delete("/clients/" + own, "If-Match", "\"1\"").status()).isEqualTo(403);
        assertThat(owner.create("/clients/gone", "{}").status()).as("an id of their own that is free").isEqualTo(403);
        for (String path : List.of("/users", "/audit", "/audit?about=client/" + foreign, "/refusals", "/refusals?clientId=" + foreign,
                "/operators", "/scopes", "/keys", "/sessions")) {
            assertThat(owner.get(path).status()).as(path).isEqualTo(403);
        }
    }

    /** Who may change users could otherwise give an administrator another password. */
    @Test
    void a3_anOperatorIsChangedByThoseWhoMayChangeOperators() {
        String administrator = appointed(user(), "{\"roles\": [\"administrator\"]}");
        AdminApi helpdesk = person("\"helpdesk\"");
        AdminApi provisioning = AdminApi.as(server, "manager", "lintel.users.write");
        String somebody = user();
        assertThat(helpdesk.put("/users/" + somebody + "/password", "{\"password\": \"quite another one\"}").status()).isEqualTo(204);
        for (AdminApi caller : List.of(helpdesk, provisioning)) {
            String path = "/users/" + administrator;
            assertThat(caller.put(path + "/password", "{\"password\": \"quite another one\"}").status()).isEqualTo(403);
            assertThat(caller.patchSeen(path, "{\"claims\": {\"name\": \"me\"}}").status()).isEqualTo(403);
            assertThat(caller.patchSeen(path, "{\"enabled\": false}").status()).isEqualTo(403);
            assertThat(caller.deleteSeen(path).status()).isEqualTo(403);
        }
        String name = fresh("to-come");
        appointed(name, "{\"roles\": [\"administrator\"]}");
        assertThat(helpdesk.create("/users/" + name, "{\"username\": \"" + name + "\"}").status())
                .as("a user who would be an operator at once").isEqualTo(403);
    }

    @Test
    void a3_nobodyGivesMoreThanTheyHave() {
        AdminApi operators = AdminApi.as(server, "manager", "lintel.operators.write");
        String subject = fresh("operator");
        assertThat(operators.create("/operators/" + subject, "{\"roles\": [\"auditor\"]}").status()).isEqualTo(403);
        AdminApi clients = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.keys.read");
        String id = fresh("client");
        assertThat(clients.create("/clients/" + id, "{\"allowedScopes\": [\"lintel.users.read\"]}").status()).isEqualTo(403);
        assertThat(clients.create("/clients/" + id, "{\"allowedScopes\": [\"lintel.keys.read\"]}").status()).isEqualTo(201);
        assertThat(clients.patchSeen("/clients/" + id, "{\"allowedScopes\": [\"lintel.clients.write\", \"lintel.clients.read\"]}").status())
                .isEqualTo(200);
        // one that may more would be a way to it: its secrets and addresses are as good as its scopes
        String more = client("more", "{\"allowedScopes\": [\"lintel.operators.write\"]}");
        assertThat(clients.post("/clients/" + more + "/secrets", "{}", "If-Match", "\"1\"").status()).isEqualTo(403);
        assertThat(clients.patchSeen("/clients/" + more, "{\"redirectUris\": [\"https://more.example/cb\"]}").status()).isEqualTo(403);
        assertThat(clients.patchSeen("/clients/" + more, "{\"allowedScopes\": []}").status()).isEqualTo(403);
    }

    @Test
    void a3_aRoleThatIsTakenIsGoneAtOnce() {
        String subject = user();
        appointed(subject, "{\"roles\": [\"auditor\"]}");
        AdminApi auditor = token(subject);
        assertThat(auditor.get("/clients").status()).isEqualTo(200);
        assertThat(manager.patchSeen("/operators/" + subject, "{\"enabled\": false}").status()).isEqualTo(200);
        assertThat(auditor.get("/clients").status()).isEqualTo(403);
        assertThat(manager.deleteSeen("/operators/" + subject).status()).isEqualTo(204);
        assertThat(auditor.get("/clients").status()).isEqualTo(403);
        assertThat(manager.get("/audit?about=operator/" + subject).json().getJsonArray("items")).hasSize(3);
    }

    @Test
    void a3_aTokenOfAUserHasNoMoreThanItsScopes() {
        String subject = appointed(user(), "{\"roles\": [\"administrator\"]}");
        AdminApi narrow = token(subject, "lintel.clients.read");
        assertThat(narrow.get("/clients").status()).isEqualTo(200);
        narrow.get("/users").isError("insufficient_scope");
        assertThat(manager.patchSeen("/users/" + subject, "{\"enabled\": false}").status()).isEqualTo(200);
        narrow.get("/clients").isError("invalid_token");
    }

    @Test
    void anAppointmentIsHeldToItsRules() {
        for (String json : List.of("{}", "{\"roles\": []}", "{\"roles\": [\"root\"]}", "{\"roles\": [\"client-owner\"]}",
                "{\"roles\": [\"auditor\"], \"clients\": [\"shop\"]}", "{\"roles\": [\"auditor\"], \"admin\": true}")) {
            assertThat(manager.create("/operators/" + fresh("operator"), json).status()).as(json).isEqualTo(400);
        }
    }

    private AdminApi person(String roles) {
        return token(appointed(user(), "{\"roles\": [" + roles + "]}"));
    }

    private String appointed(String subject, String json) {
        Answer created = manager.create("/operators/" + subject, json);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return subject;
    }

    private String user() {
        String subject = fresh("person");
        assertThat(manager.create("/users/" + subject, "{\"username\": \"" + subject + "\"}").status()).isEqualTo(201);
        assertThat(manager.put("/users/" + subject + "/password", "{\"password\": \"" + subject + "-password\"}").status()).isEqualTo(204);
        return subject;
    }

    private String client(String name, String json) {
        String id = fresh(name);
        assertThat(manager.create("/clients/" + id, json).status()).isEqualTo(201);
        return id;
    }

    private AdminApi token(String subject) {
        return token(subject, Scope.MANAGEMENT.stream().map(Scope::name).toArray(String[]::new));
    }

    private AdminApi token(String subject, String... scopes) {
        var steward = new App("steward", "steward-secret", Map.of());
        return new AdminApi(server, steward.token(server, Map.of("grant_type", "password", "username", subject, "password",
                subject + "-password", "scope", String.join(" ", scopes))).hasTokens().text("access_token"));
    }

    private static String fresh(String name) {
        return name + "-" + UUID.randomUUID();
    }
}
