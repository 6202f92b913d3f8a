package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.model.Scope;
import org.lintel.test.Server;

/** Every operation of the API's own document, with a token of every scope. */
@Tag("http")
@Tag("database")
class AdminApiGuardsIT {

    private static final List<String> METHODS = List.of("get", "put", "patch", "post", "delete");

    /** @param scopes that it is said to need, all of them */
    record Operation(String method, String path, List<String> scopes) {

        /** To change includes to look. */
        boolean allows(String held) {
            return scopes.stream().allMatch(scope -> held.equals(scope) || held.equals(scope.replaceFirst("read$", "write")));
        }

        /** Slowly enough: more than 200 of a client in a second are refused. */
        Answer by(AdminApi caller) {
            return Patience.until(() -> sentBy(caller), answer -> answer.status() != 429);
        }

        private Answer sentBy(AdminApi caller) {
            String address = path.replaceAll("\\{[a-z]+}", "no-such");
            return switch (method) {
                case "get" -> caller.get(address);
                case "put" -> caller.put(address, "{\"unknown\": true}", "If-None-Match", "*");
                case "patch" -> caller.patch(address, "{\"unknown\": true}", "If-Match", "\"1\"");
                case "post" -> caller.post(address, "{\"unknown\": true}", "If-Match", "\"1\"");
                default -> caller.delete(address, "If-Match", "\"1\"");
            };
        }
    }

    private final Server server = Lintel.server();

    @Test
    void a3_everyOperationWantsItsScopeAndNoOtherOpensIt() {
        Map<String, AdminApi> callers = new LinkedHashMap<>();
        Scope.MANAGEMENT.forEach(scope -> callers.put(scope.name(), AdminApi.as(server, "manager", scope.name())));
        List<String> wrong = new ArrayList<>();
        for (Operation operation : guarded(server)) {
            var opens = new TreeSet<String>();
            callers.forEach((scope, caller) -> {
                int status = operation.by(caller).status();
                if (status != 403) {
                    opens.add(scope.replaceFirst("^lintel\\.", ""));
                }
                if (status == 401 || status >= 500 || (status != 403) != operation.allows(scope)) {
                    wrong.add(operation + " with " + scope + ": " + status);
                }
            });
            System.out.printf("%-7s%-32s opens with %s%n", operation.method, operation.path, opens);
        }
        assertThat(wrong).isEmpty();
    }

    /** What is not there is told from what is not allowed only to those who are allowed. */
    @Test
    void a3_nothingIsAnsweredWithoutAToken() {
        var nobody = new AdminApi(server, "nonsense");
        guarded(server).forEach(operation -> assertThat(operation.by(nobody).status()).as(operation.toString()).isEqualTo(401));
    }

    static List<Operation> guarded(Server server) {
        JsonObject paths = Answer.get(server.at("/admin/api/openapi.json")).json().getJsonObject("paths");
        var operations = new ArrayList<Operation>();
        paths.forEach((path, item) -> METHODS.stream().filter(item.asJsonObject()::containsKey).forEach(method -> {
            JsonObject operation = item.asJsonObject().getJsonObject(method);
            if (operation.containsKey("security") && !operation.getJsonArray("security").isEmpty()) {
                operations.add(new Operation(method, path, operation.getJsonArray("security").getJsonObject(0).getJsonArray("oauth")
                        .getValuesAs(JsonString::getString)));
            }
        }));
        assertThat(operations).hasSizeGreaterThan(25);
        return operations;
    }
}
