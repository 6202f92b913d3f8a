package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.flow.App;
import org.lintel.flow.Patience;
import org.lintel.test.Server;

/** What the configuration's files say counts a moment later, without a restart; what is wrong with them changes nothing. */
@Tag("http")
@Tag("portability")
class RereadIT {

    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");
    private static final App OLD = new App("old", "first-secret", Map.of());
    private static final App OLD_WITH_A_NEW_SECRET = new App("old", "second-secret", Map.of());
    private static final App FRESH = new App("fresh", "first-secret", Map.of());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpa", "memory"})
    void h6_changedFilesAreTakenOverAllOrNothing(String stores) throws IOException {
        Files.writeString(folder.resolve("secret"), "first-secret");
        Path configuration = Files.createDirectories(folder.resolve("configuration"));
        Files.writeString(configuration.resolve("apis.yaml"), "scopes: [{name: api}]");
        Path clients = write(configuration, client("old"));
        try (Server server = Server.named("reread").setting("lintel.configuration", configuration.toString())
                .setting("lintel.configuration.reread", "PT1S").setting("lintel.stores", stores).start()) {
            OLD.token(server, CREDENTIALS).hasTokens();
            FRESH.token(server, CREDENTIALS).isError("invalid_client");

            write(configuration, client("old") + client("fresh"));
            Patience.until(() -> FRESH.token(server, CREDENTIALS), answer -> answer.status() == 200).hasTokens();
            OLD.token(server, CREDENTIALS).hasTokens();

            // a secret that stands elsewhere is changed there
            Files.writeString(folder.resolve("secret"), "second-secret");
            Patience.until(() -> OLD.token(server, CREDENTIALS), answer -> answer.status() == 401).isError("invalid_client");
            OLD_WITH_A_NEW_SECRET.token(server, CREDENTIALS).hasTokens();
            Files.writeString(folder.resolve("secret"), "first-secret");
            Patience.until(() -> OLD_WITH_A_NEW_SECRET.token(server, CREDENTIALS), answer -> answer.status() == 401)
                    .isError("invalid_client");
            OLD.token(server, CREDENTIALS).hasTokens();

            // one of them is wrong: none counts
            write(configuration, client("another") + "  - clientId: wrong\n    redirectUri: x\n");
            Patience.until(server::log, log -> log.contains("is not taken over"));
            assertThat(server.log()).contains(clients + ": line 12: clients[1] has an unknown name \"redirectUri\"");
            OLD.token(server, CREDENTIALS).hasTokens();
            new App("another", "first-secret", Map.of()).token(server, CREDENTIALS).isError("invalid_client");

            write(configuration, client("fresh"));
            Patience.until(() -> OLD.token(server, CREDENTIALS), answer -> answer.status() == 401).isError("invalid_client");
            FRESH.token(server, CREDENTIALS).hasTokens();
        }
    }

    private static Path write(Path configuration, String clients) throws IOException {
        return Files.writeString(configuration.resolve("clients.yml"), "clients:\n" + clients);
    }

    private String client(String id) {
        return """
                  - clientId: %s
                    allowedGrantTypes:
                      - client_credentials
                    allowedScopes:
                      - api
                    clientSecrets:
                      - value:
                          fromFile: %s
                          sha256: true

                """.formatted(id, folder.resolve("secret"));
    }
}
