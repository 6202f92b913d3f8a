package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Patience;
import org.lintel.model.Secret;
import org.lintel.test.CommandLine;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;

/** From another provider's export to a server that runs, by the commands of the WAR; and out again. */
@Tag("http")
@Tag("database")
class ConfigurationAsCodeIT {

    private static final App JOB = new App("service", "service-secret", Map.of());
    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");
    private static final App SHOP = new App("shop", "shop-secret", Map.of("client_id", "shop", "response_type", "code",
            "redirect_uri", "https://shop.example/callback", "scope", "openid profile", "code_challenge", App.CHALLENGE,
            "code_challenge_method", "S256"));

    @TempDir
    Path folder;

    @Test
    void h6_aRealmIsImportedAppliedAndUsed() throws Exception {
        Map<String, String> database = DatabaseServer.POSTGRESQL.database().settings();
        try (Server server = Server.named("as-code").settings(database).setting("lintel.configuration", "").start()) {
            Path settings = settings(database, "http://localhost:" + server.port());
            CommandLine imported = CommandLine.lintel("import", "keycloak", "src/test/resources/migrate/keycloak-realm.json");
            assertThat(imported.status()).isZero();
            assertThat(imported.errors()).contains("client saml-app: is of SAML: left out");
            Path realm = Files.writeString(folder.resolve("realm.json"), imported.output());
            Path more = Files.writeString(folder.resolve("more.yaml"), """
                    clients:
                      - clientId: service
                        allowedGrantTypes: [client_credentials]
                        allowedScopes: [api]
                        clientSecrets:
                          - value: %s
                    scopes:
                      - name: api
                    """.formatted(Secret.sha256("service-secret").value()));

            CommandLine dry = CommandLine.lintel("apply", settings.toString(), realm.toString(), more.toString(), "--dry-run");
            assertThat(dry.output()).contains("+ clients shop", "+ users ", "+ scopes api").endsWith("this is what would be.\n");
            JOB.token(server, CREDENTIALS).isError("invalid_client");
            assertThat(CommandLine.lintel("apply", settings.toString(), realm.toString(), more.toString()).output()).endsWith("Done.\n");
            Patience.until(() -> JOB.token(server, CREDENTIALS), answer -> answer.status() == 200).hasTokens();
            SHOP.redeem(server, new Browser(server).authorize(SHOP).signIn("alice", "keycloak-password").code()).hasTokens();

            CommandLine exported = CommandLine.lintel("export", settings.toString());
            Path file = Files.writeString(folder.resolve("exported.json"), exported.output());
            assertThat(CommandLine.lintel("apply", settings.toString(), file.toString()).output())
                    .as("but for the password, which became an Argon2 hash when she signed in").contains("Done.");
            assertThat(CommandLine.lintel("apply", settings.toString(), file.toString()))
                    .isEqualTo(new CommandLine(0, "Nothing is to be done.\n", ""));
            assertThat(CommandLine.lintel("export", settings.toString()).output()).isEqualTo(exported.output());
        }
    }

    @Test
    void h6_whatMakesNoSenseIsToldHowItGoes() throws Exception {
        for (List<String> arguments : List.of(List.of("export"), List.of("apply", "settings"), List.of("import"),
                List.of("import", "keycloak"), List.of("import", "identityserver4"), List.of("apply", "settings", "file", "--force"))) {
            CommandLine said = CommandLine.lintel(arguments.toArray(String[]::new));
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.errors()).contains("java -jar lintel.war apply SETTINGS FILE");
        }
        assertThat(CommandLine.lintel("import", "keycloak", "/no/such/file"))
                .isEqualTo(new CommandLine(1, "", "There is no file /no/such/file.\n"));
    }

    private Path settings(Map<String, String> database, String issuer) throws IOException {
        var properties = new Properties();
        properties.putAll(database);
        properties.setProperty("lintel.issuer", issuer);
        Path file = folder.resolve("lintel.properties");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            properties.store(out, null);
        }
        return file;
    }
}
