package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Hops;
import org.lintel.test.Reachable;
import org.lintel.test.Ports;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** "Lock somebody out now", as docs/operating.md says: the WAR on the command line, and what the nodes make of it. */
@Tag("database")
class LockoutIT {

    private static final App RENEW = Apps.named("renew").with("scope", "openid api offline_access");
    private static final App SERVICE = new App("service", "service-secret", Map.of());
    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");
    private static final String API = App.basic("api", "api-secret");
    private static final Duration SOON = Duration.ofSeconds(10);

    private record Said(int status, String output) {
    }

    @TempDir
    Path folder;

    private final Hops hops = new Hops();
    private final ServerSetup setup = Server.named("lockout").setting("lintel.configuration", Lintel.configuration().toString());

    @AfterEach
    void close() {
        hops.close();
    }

    @Test
    void x66_aUserIsOutOnEveryNodeAndStaysOutOverARestart() throws Exception {
        Map<String, String> database = DatabaseServer.POSTGRESQL.database().settings();
        ServerSetup node = node(database);
        var second = CompletableFuture.supplyAsync(() -> node.as("lockout-2").start());
        try (Server one = node.as("lockout-1").start(); Server two = second.join()) {
            hops.between(List.of(one, two));
            var alice = new Browser(hops);
            Answer tokens = RENEW.redeem(hops, alice.authorize(RENEW).signIn("alice").code()).hasTokens();
            Answer ofBob = RENEW.redeem(hops, new Browser(hops).authorize(RENEW).signIn("bob").code()).hasTokens();
            assertThat(active(two, tokens)).isTrue();

            Said said = lintel("lock", "user", "alice", settings(database));
            Instant done = Instant.now();
            assertThat(said.output).startsWith("alice is locked out; sessions that ended: 1, authorizations that were revoked: 1");
            for (Server server : List.of(one, two)) {
                assertThat(active(server, tokens)).isFalse();
                RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token")))
                        .isError("invalid_grant");
                isLockedOut(hops);
            }
            alice.authorize(RENEW.with("prompt", "none")).isReturned(RENEW, "login_required");
            assertThat(Patience.until(() -> one.log() + two.log(), log -> log.contains("event=signed-out subject=alice-1")))
                    .as("a node has ended the session, and told whom it concerns").contains("event=signed-out subject=alice-1");
            assertThat(Duration.between(done, Instant.now())).isLessThan(SOON);
            assertThat(active(one, ofBob)).as("nobody else").isTrue();
        }
        try (Server again = node.start()) {
            hops.between(List.of(again));
            isLockedOut(hops);
            assertThat(lintel("unlock", "user", "alice", settings(database)).output).startsWith("alice is let in again");
            RENEW.redeem(hops, new Browser(hops).authorize(RENEW).signIn("alice").code()).hasTokens();
        }
    }

    @Test
    void x66_aClientIsUnknownAndStaysSoOverARestart() throws Exception {
        Map<String, String> database = DatabaseServer.POSTGRESQL.database().settings();
        ServerSetup node = node(database);
        try (Server server = node.start()) {
            Answer tokens = SERVICE.token(server, CREDENTIALS).hasTokens();
            assertThat(active(server, tokens)).isTrue();

            assertThat(lintel("lock", "client", "service", settings(database)).status).isZero();
            SERVICE.token(server, CREDENTIALS).isError("invalid_client");
            assertThat(active(server, tokens)).isFalse();
        }
        try (Server again = node.start()) {
            SERVICE.token(again, CREDENTIALS).isError("invalid_client");
        }
    }

    /** H2 in a file is for one process: it is said, and nothing is half done. */
    @Test
    void x66_withTheDatabaseInAFileItIsDoneWhileLintelIsStopped() throws Exception {
        Map<String, String> directory = Map.of("lintel.directory", folder.resolve("lintel-made").toString(), "lintel.database.url", "");
        ServerSetup node = setup.port(Ports.free()).settings(directory).setting("lintel.database.datasource", "").setting("lintel.stores",
                "jpa");
        Path settings = settings(directory);
        try (Server server = node.start()) {
            RENEW.redeem(server, new Browser(server).authorize(RENEW).signIn("alice").code()).hasTokens();
            Said said = lintel("lock", "user", "alice", settings);
            assertThat(said.status).isEqualTo(1);
            assertThat(said.output).startsWith("Lintel is running, and its database is a file")
                    .contains("stop it, run this, start it again");
        }
        assertThat(lintel("lock", "user", "nobody", settings)).isEqualTo(
                new Said(1, "There is nobody called \"nobody\" among the users of the database.\n"));
        assertThat(lintel("lock", "user", "alice", settings).output).startsWith("alice is locked out; sessions that ended: 1");
        try (Server again = node.start()) {
            isLockedOut(again);
        }
    }

    private ServerSetup node(Map<String, String> database) {
        return setup.settings(database).setting("lintel.issuer", hops.address())
                .setting("lintel.key",
                        Base64.getEncoder().encodeToString("a key of nodes that are together".getBytes(StandardCharsets.US_ASCII)));
    }

    private Path settings(Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        Path file = folder.resolve("lintel.properties");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            properties.store(out, null);
        }
        return file;
    }

    private static void isLockedOut(Reachable server) {
        Visit page = new Browser(server).authorize(RENEW).signIn("alice");
        assertThat(page.answer().header("Location")).isNull();
        assertThat(page.document().selectFirst("#signin")).as("the sign-in page again").isNotNull();
    }

    private static boolean active(Server server, Answer tokens) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", tokens.text("access_token")), "Authorization", API)
                .json().getBoolean("active");
    }

    private static Said lintel(String what, String who, String name, Path settings) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", Built.war().toString(), what, who, name, settings.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), output);
    }
}
