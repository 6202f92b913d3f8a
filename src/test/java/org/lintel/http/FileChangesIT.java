package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.flow.AdminApi;
import org.lintel.flow.Patience;
import org.lintel.model.Secret;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** What the configuration file changes is in the audit log: once, whoever reads it and however often. */
@Tag("http")
@Tag("database")
class FileChangesIT {

    private static final String KEY = "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=";

    @TempDir
    Path folder;

    @Test
    void a14_eachChangeByTheFileIsInTheAuditLogOnce() throws IOException {
        write("");
        ServerSetup setup = Server.named("file-changes").settings(DatabaseServer.POSTGRESQL.database().settings())
                .setting("lintel.configuration", folder.toString()).setting("lintel.configuration.reread", "PT1S")
                .setting("lintel.stores", "jpa")
                .setting("lintel.key", KEY);
        int port;
        try (Server server = setup.start()) {
            port = server.port();
            AdminApi api = api(server);
            assertThat(kinds(api, "client/auditor")).containsExactly("client.created");
            assertThat(entries(api, "client/auditor").get(0).getString("address")).isEqualTo("configuration file");
            write("  - {clientId: late, clientName: Late}\n");
            Patience.until(() -> kinds(api, "client/late"), kinds -> !kinds.isEmpty());
            write("  - {clientId: late, clientName: Later}\n");
            Patience.until(() -> kinds(api, "client/late"), kinds -> kinds.size() > 1);
        }
        // a start with what is known already, by two nodes; and a client that went while none was running
        write("");
        ServerSetup again = setup.setting("lintel.issuer", "http://localhost:" + port);
        try (Server server = again.port(port).start(); Server other = again.as("file-changes-other").start()) {
            AdminApi api = api(server);
            assertThat(kinds(api, "client/late")).containsExactly("client.removed", "client.changed", "client.created");
            JsonObject changed = entries(api, "client/late").get(1);
            assertThat(changed.getJsonObject("before").getString("clientName")).isEqualTo("Late");
            assertThat(changed.getJsonObject("after").getString("clientName")).isEqualTo("Later");
            assertThat(kinds(api, "client/auditor")).containsExactly("client.created");
            assertThat(api(other).get("/audit/verification").json().getBoolean("intact")).isTrue();
        }
    }

    /** Nobody knows what was there before the node has started. */
    @Test
    void a14_inMemoryThoseSinceTheStart() throws IOException {
        write("");
        try (Server server = Server.named("file-changes-memory").setting("lintel.configuration", folder.toString())
                .setting("lintel.configuration.reread", "PT1S").setting("lintel.stores", "memory").start()) {
            write("  - {clientId: late}\n");
            AdminApi api = api(server);
            Patience.until(() -> kinds(api, "client/late"), kinds -> !kinds.isEmpty());
            assertThat(kinds(api, "client/late")).containsExactly("client.created");
            assertThat(kinds(api, "client/auditor")).isEmpty();
        }
    }

    private void write(String clients) throws IOException {
        Files.writeString(folder.resolve("lintel.yaml"), """
                scopes:
                  - standard: lintel.audit.read
                clients:
                  - clientId: auditor
                    allowedGrantTypes: [client_credentials]
                    allowedScopes: [lintel.audit.read]
                    clientSecrets:
                      - value: %s
                """.formatted(Secret.sha256("auditor-secret").value()) + clients);
    }

    private static AdminApi api(Server server) {
        return AdminApi.as(server, "auditor", "lintel.audit.read");
    }

    private static List<String> kinds(AdminApi api, String about) {
        return entries(api, about).stream().map(entry -> entry.getString("kind")).toList();
    }

    private static List<JsonObject> entries(AdminApi api, String about) {
        return api.get("/audit?about=" + about).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
