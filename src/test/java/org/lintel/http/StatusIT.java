package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.List;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Ports;
import org.lintel.test.Relay;
import org.lintel.test.Run;
import org.lintel.test.Server;

/** What load balancers and supervisors ask. */
@Tag("http")
@Tag("portability")
class StatusIT {

    @ParameterizedTest
    @ValueSource(strings = {"live", "started", "ready"})
    void aServerThatServesSaysSo(String what) {
        Answer answer = status(Lintel.server(), what);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("UP");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void readyTellsTheConditionsAndNothingElse() {
        assertThat(status(Lintel.server(), "ready").json().getJsonArray("checks").getValuesAs(JsonObject.class))
                .allSatisfy(check -> assertThat(check.keySet()).containsExactlyInAnyOrder("name", "status"))
                .extracting(check -> check.getString("name") + " " + check.getString("status"))
                .containsExactly("database UP", "signing-key UP");
    }

    /** Payara has MicroProfile Health, WildFly has not as long as nobody adds it; there the WAR has to do without the classes. */
    @Test
    void microProfileHealthTellsTheSameWhereThereIsSuchAThing() {
        if (!Run.on("wildfly")) {
            JsonObject answer = Answer.get(Lintel.server().at("/health/ready")).json();
            assertThat(answer.getString("status")).isEqualTo("UP");
            assertThat(answer.getJsonArray("checks").getValuesAs(JsonObject.class))
                    .filteredOn(check -> check.getString("name").equals("lintel")).singleElement()
                    .satisfies(check -> assertThat(check.getJsonObject("data").keySet()).contains("database", "signing-key"));
            assertThat(Answer.get(Lintel.server().at("/health/started")).text("status")).isEqualTo("UP");
        } else {
            assertThat(Answer.get(Lintel.server().at("/health/ready")).status()).isEqualTo(404);
            assertThat(Lintel.server().log()).doesNotContain("microprofile.health");
        }
    }

    /** Live from the beginning; ready as soon as there is the database, not while it is away; started stays. */
    @Test
    @Tag("database")
    void h6_readyFollowsTheDatabase() {
        DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
        int port = Ports.free();
        try (Server server = Server.named("ready").setting("lintel.configuration", Lintel.configuration().toString())
                .settings(database.settings()).setting("lintel.database.url", database.url().replaceAll(":[0-9]+/", ":" + port + "/"))
                .readyPath("/status/live").start()) {
            Answer away = status(server, "ready");
            assertThat(away.status()).isEqualTo(503);
            assertThat(down(away)).contains("database");
            assertThat(away.body()).doesNotContain("" + port).doesNotContain("refused");
            assertThat(status(server, "started").status()).isEqualTo(503);

            int real = URI.create(database.url().substring("jdbc:".length())).getPort();
            try (Relay there = Relay.between(port, real)) {
                assertThat(there).isNotNull();
                assertThat(readyAtLast(server)).isEqualTo(200);
                assertThat(status(server, "started").status()).isEqualTo(200);
            }
            assertThat(Patience.until(() -> down(status(server, "ready")), names -> names.contains("database"))).contains("database");
            assertThat(status(server, "started").status()).isEqualTo(200);
            assertThat(status(server, "live").status()).isEqualTo(200);
            assertThat(server.log()).contains("not ready: database: the database cannot be reached");
        }
    }

    /** Making tables and keys may take longer on a busy machine than a request waits. */
    private static int readyAtLast(Server server) {
        for (int i = 0; i < 4; i++) {
            try {
                return Patience.until(() -> status(server, "ready").status(), status -> status == 200);
            } catch (UncheckedIOException e) {
                assertThat(e).hasRootCauseInstanceOf(HttpTimeoutException.class);
            }
        }
        return 0;
    }

    private static Answer status(Server server, String what) {
        return Answer.get(server.at("/status/" + what));
    }

    private static List<String> down(Answer answer) {
        return answer.json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("status").equals("DOWN")).map(check -> check.getString("name")).toList();
    }
}
