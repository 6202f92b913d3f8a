package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Ports;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** What is left when a server has been started again. */
@Tag("database")
@Once
class PasswordsLastIT {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String NEW = "a password of her own";

    @TempDir
    Path folder;

    @Test
    void u2_u8_failuresAndChangedPasswordsOutlastARestart() {
        ServerSetup setup = Server.named("passwords-last").port(Ports.free())
                .setting("lintel.configuration", Lintel.configuration().toString())
                .settings(DatabaseServer.POSTGRESQL.database().settings()).setting("lintel.directory", folder.toString());
        try (Server server = setup.start()) {
            Browser greta = new Browser(server);
            greta.open("/login").signIn("greta", "greta-password");
            Visit done = greta.open("/password").submit("#change", Map.of("current", "greta-password", "new", NEW, "again", NEW));
            assertThat(done.document().selectFirst("#done")).isNotNull();
            assertThat(IntStream.range(0, 20).map(i -> guess(server).status()).anyMatch(status -> status == TOO_MANY_REQUESTS)).isTrue();
        }
        try (Server server = setup.start()) {
            assertThat(new Browser(server).authorize(QUICK).signIn("greta", "greta-password").status()).as("what the file has")
                    .isEqualTo(200);
            assertThat(new Browser(server).authorize(QUICK).signIn("greta", NEW).code()).isNotEmpty();

            // the first five were before the restart
            Visit refused = guess(server);
            for (int i = 0; i < 3 && refused.status() != TOO_MANY_REQUESTS; i++) {
                refused = guess(server);
            }
            assertThat(refused.status()).isEqualTo(TOO_MANY_REQUESTS);
            Patience.waitUntil(Instant.now().plusSeconds(Integer.parseInt(refused.answer().header("Retry-After"))));
            assertThat(new Browser(server).authorize(QUICK).signIn("henry", "henry-password").code()).isNotEmpty();
        }
    }

    private static Visit guess(Server server) {
        return new Browser(server).authorize(QUICK).signIn("henry", "wrong");
    }
}
