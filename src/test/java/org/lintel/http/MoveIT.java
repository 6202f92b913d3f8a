package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.test.CommandLine;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** From the embedded H2 to PostgreSQL, with everything: who was signed in still is, and no application notices. */
@Tag("http")
@Tag("database")
@Once
class MoveIT {

    private static final String KEY = "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=";
    private static final App RENEW = Apps.named("renew").with("scope", "openid orders offline_access");
    private static final App REMEMBERING = Apps.named("remembering").with("scope", "openid profile");

    @TempDir
    Path folder;

    @Test
    void h6_sessionsTokensConsentsAndTheAuditLogGoOnInAnotherDatabase() throws Exception {
        String directory = folder.resolve("made").toString();
        Map<String, String> postgresql = DatabaseServer.POSTGRESQL.database().settings();
        ServerSetup setup = Server.named("move").setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.stores", "jpa").setting("lintel.key", KEY);
        Answer tokens;
        Browser browser;
        String address;
        int port;
        try (Server server = setup.setting("lintel.directory", directory).start()) {
            port = server.port();
            address = server.address();
            browser = new Browser(server);
            tokens = RENEW.redeem(server, browser.authorize(RENEW).signIn("alice").code()).hasTokens();
            browser.authorize(REMEMBERING).consent().code();
        }
        Path moved = folder.resolve("lintel.jsonl");
        CommandLine out = CommandLine.lintel("move", "out", settings("old", Map.of("lintel.directory", directory), address));
        assertThat(out.status()).as(out.errors()).isZero();
        assertThat(out.errors()).contains("sessions=1", "They are secret");
        Files.writeString(moved, out.output());

        String there = settings("new", postgresql, address);
        assertThat(CommandLine.lintel("move", "in", there, moved.toString()).errors()).contains("let Lintel start with it once");
        setup.settings(postgresql).setting("lintel.issuer", address).start().close();
        assertThat(CommandLine.lintel("move", "in", there, moved.toString()).errors()).contains("Nothing was done", "--overwrite");
        CommandLine in = CommandLine.lintel("move", "in", there, moved.toString(), "--overwrite");
        assertThat(in.errors()).isEmpty();
        assertThat(in.output()).endsWith("Done.\n");

        try (Server server = setup.settings(postgresql).port(port).start()) {
            Answer info = Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"));
            assertThat(info.status()).as("the access token of before").isEqualTo(200);
            RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).hasTokens();
            assertThat(browser.authorize(RENEW.with("prompt", "none")).code()).as("signed in as before").isNotBlank();
            assertThat(browser.authorize(REMEMBERING.with("prompt", "none")).code()).as("the consent of before").isNotBlank();

            AdminApi api = AdminApi.as(server, "manager", "lintel.audit.read");
            assertThat(api.get("/audit/verification").json().getBoolean("intact")).isTrue();
            assertThat(api.get("/audit?kind=signed-in").json().getJsonArray("items")).hasSize(1);
            assertThat(api.get("/audit?kind=database.moved").json().getJsonArray("items")).hasSize(1);
        }
    }

    /** Under another key, or of another issuer, rows are worth nothing. */
    @Test
    void h6_whatWouldBeWorthNothingIsRefused() throws Exception {
        Map<String, String> database = DatabaseServer.POSTGRESQL.database().settings();
        ServerSetup setup = Server.named("move-wrong").settings(database).setting("lintel.stores", "jpa").setting("lintel.key", KEY)
                .setting("lintel.configuration", "");
        String address;
        try (Server server = setup.start()) {
            address = server.address();
        }
        String settings = settings("one", database, address);
        Path moved = Files.writeString(folder.resolve("lintel.jsonl"), CommandLine.lintel("move", "out", settings).output());
        assertThat(CommandLine.lintel("move", "in", settings, moved.toString()).output()).endsWith("Done.\n");

        refused(moved, settings("issuer", database, "https://other.example"), "These are rows of the issuer " + address);
        refused(moved, settings("key", Map.of("lintel.database.url", database.get("lintel.database.url"), "lintel.database.user",
                database.get("lintel.database.user"), "lintel.database.password", database.get("lintel.database.password"), "lintel.key",
                KEY.replace("MTEx", "MjIy")), address), "lintel.key is another one");
        String text = Files.readString(moved);
        refused(Files.writeString(moved, text + "{\"table\": \"users; drop table users\", \"row\": {\"a\": 1}}\n"), settings, "is no row");
        refused(Files.writeString(moved, text + "{\"table\": \"users\", \"row\": {\"subject) values (1) --\": 1}}\n"), settings,
                "is no row");
        refused(Files.writeString(moved, "{}"), settings, "This is not what");
        assertThat(CommandLine.lintel("audit", "verify", settings).output()).contains("intact");
    }

    private static void refused(Path moved, String settings, String sentence) throws Exception {
        CommandLine said = CommandLine.lintel("move", "in", settings, moved.toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.errors()).contains(sentence);
    }

    private String settings(String name, Map<String, String> database, String issuer) throws IOException {
        var properties = new Properties();
        properties.setProperty("lintel.key", KEY);
        properties.putAll(database);
        properties.setProperty("lintel.issuer", issuer);
        Path file = folder.resolve(name + ".properties");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            properties.store(out, null);
        }
        return file.toString();
    }
}
