package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Ports;
import org.lintel.test.Relay;
import org.lintel.test.Server;

/** The database that is not wanted, and the one that comes late. */
@Tag("http")
@Tag("database")
class DatabaseIT {

    private static final App SERVICE = new App("service", "service-secret", Map.of());
    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");

    @Test
    void h6_storesInMemoryOpenNoDatabase() {
        try (var database = new Unwanted();
                Server server = Server.named("memory").setting("lintel.configuration", Lintel.configuration().toString())
                        .setting("lintel.stores", "memory")
                        .setting("lintel.database.url", "jdbc:postgresql://127.0.0.1:" + database.port() + "/lintel").start()) {
            var alice = new Browser(server);
            App.QUICK.redeem(server, alice.authorize(App.QUICK).signIn("alice").code()).hasTokens();
            assertThat(alice.open("/").document().select("#permissions")).hasSize(1);
            assertThat(alice.open("/").document().select("#password")).as("the passwords are those of the file").isEmpty();
            assertThat(alice.open("/password").document().select("form")).isEmpty();

            AdminApi api = AdminApi.as(server, "manager", "lintel.keys.write");
            Answer refused = api.post("/keys", "{\"algorithm\": \"RS256\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("detail")).as("whose the keys are").contains("those of a file (lintel.signing.keystore)");
            String kid = api.get("/keys").json().getJsonArray("items").getJsonObject(0).getString("kid");
            assertThat(api.get("/keys/" + kid + "/certificate").body()).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(api.put("/keys/" + kid + "/retirement", "{}").status()).isEqualTo(409);

            assertThat(database.connections()).isZero();
            assertThat(server.log()).doesNotContainIgnoringCase("hikari").doesNotContainIgnoringCase("flyway")
                    .contains("GrantStore: org.lintel.standard.MemoryGrants (built in: memory)");
        }
    }

    @Test
    void h6_aDatabaseThatComesAfterTheServerIsUsedWithoutARedeployment() {
        DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
        int port = Ports.free();
        try (Server server = Server.named("late-database").setting("lintel.configuration", Lintel.configuration().toString())
                .settings(database.settings()).setting("lintel.database.url", database.url().replaceAll(":[0-9]+/", ":" + port + "/"))
                .readyPath("/status/live").start()) {
            Answer away = SERVICE.token(server, CREDENTIALS);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).matches("[0-9]+");

            int real = URI.create(database.url().substring("jdbc:".length())).getPort();
            try (Relay there = Relay.between(port, real)) {
                assertThat(there).isNotNull();
                Patience.until(() -> SERVICE.token(server, CREDENTIALS), answer -> answer.status() == 200).hasTokens();
                App.QUICK.redeem(server, new Browser(server).authorize(App.QUICK).signIn("alice").code()).hasTokens();
            }
            assertThat(Patience.until(() -> new Browser(server).authorize(App.QUICK).status(), status -> status == 503)).isEqualTo(503);
            try (Relay again = Relay.between(port, real)) {
                assertThat(again).isNotNull();
                assertThat(Patience.until(() -> new Browser(server).authorize(App.QUICK).status(), status -> status == 200)).isEqualTo(200);
            }
        }
    }

    /** Counts who knocks. */
    private static final class Unwanted implements AutoCloseable {

        private final AtomicInteger connections = new AtomicInteger();
        private final ServerSocket socket;

        Unwanted() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var thread = new Thread(() -> {
                try {
                    while (true) {
                        socket.accept().close();
                        connections.incrementAndGet();
                    }
                } catch (IOException closed) {
                    return;
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
