package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** What a refresh token is worth when the server has been started again, with another configuration file. */
@Once
class RefreshAfterRestartIT {

    private static final String SCOPES = "openid orders offline_access";
    private static final App RENEW = Apps.named("renew").with("scope", SCOPES);
    private static final App OFTEN = Apps.named("renew-reuse").with("scope", SCOPES);
    private static final App STRICT = Apps.named("renew-strict").with("scope", SCOPES);
    private static final App OTHER = Apps.named("renew-other").with("scope", SCOPES);

    @TempDir
    Path directory;

    @Test
    void t4_t5_usedOnesStayUsedAndUsersClientsAndScopesAreThoseOfNow() throws IOException {
        String configuration = Files.readString(Lintel.configuration());
        String used;
        String successor;
        String runas;
        String frozen;
        String fresh;
        String disabled;
        String strict;
        String address;
        try (Server server = start(configuration, Map.of())) {
            address = server.address();
            used = tokens(server, RENEW, "alice");
            successor = refresh(server, RENEW, used).hasTokens().text("refresh_token");
            runas = tokens(server, RENEW, "runa");
            frozen = tokens(server, RENEW, "alice");
            fresh = tokens(server, OFTEN, "alice");
            disabled = tokens(server, OTHER, "alice");
            strict = tokens(server, STRICT, "alice");
            refresh(server, STRICT, strict).hasTokens();
        }
        String changed = configuration
                .replace("\"username\": \"runa\"", "\"username\": \"runa\", \"enabled\": false")
                .replace("\"role\": [\"reader\", \"writer\"]", "\"role\": [\"auditor\"]")
                .replace("\"clientId\": \"renew-other\",", "\"clientId\": \"renew-other\", \"enabled\": false,");
        assertThat(changed).contains("auditor\"]").contains("renew-other\", \"enabled\"").contains("runa\", \"enabled\"");
        try (Server server = start(changed, Map.of("lintel.issuer", address))) {
            refresh(server, RENEW, runas).isError("invalid_grant");
            refresh(server, OTHER, disabled).isError("invalid_client");
            assertThat(roles(refresh(server, RENEW, frozen))).asString().contains("reader", "writer");
            assertThat(roles(refresh(server, OFTEN, fresh))).asString().contains("auditor");
            refresh(server, STRICT, strict).isError("invalid_grant");

            String third = refresh(server, RENEW, successor).hasTokens().text("refresh_token");
            refresh(server, RENEW, used).isError("invalid_grant");
            refresh(server, RENEW, third).isError("invalid_grant");
        }
    }

    private Server start(String configuration, Map<String, String> settings) throws IOException {
        Path file = Files.writeString(directory.resolve("lintel.json"), configuration);
        ServerSetup setup = Server.named("refresh-restart").setting("lintel.configuration", file.toString())
                .setting("lintel.directory", directory.resolve("made").toString()).settings(settings);
        return setup.start();
    }

    private static String tokens(Server server, App app, String user) {
        return app.redeem(server, new Browser(server).authorize(app).signIn(user, user + "-password").code()).hasTokens()
                .text("refresh_token");
    }

    private static Answer refresh(Server server, App app, String token) {
        return app.token(server, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static Object roles(Answer answer) {
        return Jwt.claims(answer.hasTokens().text("access_token")).get("role");
    }
}
