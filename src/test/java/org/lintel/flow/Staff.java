package org.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.lintel.model.Scope;
import org.lintel.test.Reachable;

/** People with and without roles, made by a program that may everything. */
public record Staff(AdminApi manager) {

    public static Staff of(Reachable server) {
        return new Staff(AdminApi.as(server, "manager", Scope.MANAGEMENT.stream().map(Scope::name).toArray(String[]::new)));
    }

    /** A user whose name is the subject, with the password {@link #password}, and without a role. */
    public String user() {
        String subject = "person-" + UUID.randomUUID();
        created("/users/" + subject, "{\"username\": \"" + subject + "\", \"claims\": {\"name\": \"Olga Operator\"}}");
        assertThat(manager.put("/users/" + subject + "/password", "{\"password\": \"" + password(subject) + "\"}").status()).isEqualTo(204);
        return subject;
    }

    public String operator(String role) {
        String subject = user();
        created("/operators/" + subject, "{\"roles\": [\"" + role + "\"]}");
        return subject;
    }

    public String ownerOf(String clientId) {
        String subject = user();
        created("/operators/" + subject, "{\"roles\": [\"client-owner\"], \"clients\": [\"" + clientId + "\"]}");
        return subject;
    }

    public static String password(String subject) {
        return subject + "-password";
    }

    /** A browser in which this person has just signed in. */
    public Browser signedIn(String subject) {
        var browser = new Browser(manager.server());
        browser.open("/login").signIn(subject, password(subject));
        return browser;
    }

    /** A client with this name. */
    public String client(String name, String members) {
        String id = "made-" + UUID.randomUUID();
        created("/clients/" + id, "{\"clientName\": \"" + name + "\"" + members + "}");
        return id;
    }

    private void created(String path, String json) {
        Answer answer = manager.create(path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
