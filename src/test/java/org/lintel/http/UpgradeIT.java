package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.jpa.PreviousTables;
import org.lintel.test.Server;

/** The database of the version before is opened by this one, and everybody goes on with what they have. */
@Tag("http")
@Tag("database")
@Tag("portability")
class UpgradeIT {

    private static final App RENEW = Apps.named("renew").with("scope", "openid api offline_access");
    private static final App REFERENCE = Apps.named("reference");

    @Test
    void sessionsAndTokensOfTheVersionBeforeGoOn(@TempDir Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String url = "jdbc:h2:file:" + folder.resolve("lintel");
        PreviousTables.fill(url, "lintel", "", "http://localhost:" + port);
        try (Server server = Server.named("upgrade").port(port).setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.key", PreviousTables.SERVER_KEY).setting("lintel.database.user", "lintel")
                .setting("lintel.database.url", url).start()) {
            Browser alice = new Browser(server);
            alice.cookies().put("lintel", PreviousTables.SESSION_COOKIE);
            alice.cookies().put("lintel.check", PreviousTables.CHECK_COOKIE);
            alice.openWithoutFollowing(App.QUICK.with("prompt", "none").authorizeAddress()).code();
            alice.openWithoutFollowing(App.WEB_SHOP.authorizeAddress()).code();

            App.QUICK.redeem(server, PreviousTables.CODE).hasTokens();
            refresh(server, refresh(server, PreviousTables.OFFLINE_TOKEN).hasTokens().text("refresh_token")).hasTokens();
            refresh(server, PreviousTables.SESSION_TOKEN).hasTokens();
            assertThat(introspected(server).getBoolean("active")).isTrue();
            refresh(server, PreviousTables.NEXT_TOKEN).hasTokens();
            refresh(server, PreviousTables.USED_TOKEN).isError("invalid_grant");

            new Browser(server).authorize(App.QUICK).signIn("alice").code();
        }
    }

    private static Answer refresh(Server server, String token) {
        return RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static JsonObject introspected(Server server) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", PreviousTables.REFERENCE_TOKEN), "Authorization",
                App.basic(REFERENCE.clientId(), REFERENCE.secret())).json();
    }
}
