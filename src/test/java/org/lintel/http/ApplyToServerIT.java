package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Patience;
import org.lintel.model.Secret;
import org.lintel.test.Built;
import org.lintel.test.CommandLine;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;

/** {@code apply --server}: as against the database, by way of the API of a server that runs. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ApplyToServerIT {

    private static final Map<String, String> SECRET = Map.of("LINTEL_CLIENT_SECRET", "deployer-secret");
    private static final App MVC = new App("mvc", "mvc-secret", Map.of("client_id", "mvc", "response_type", "code", "redirect_uri",
            "https://localhost:5002/signin-oidc", "scope", "openid profile api1", "code_challenge", App.CHALLENGE, "code_challenge_method",
            "S256"));

    @TempDir
    static Path folder;

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        Path own = Files.writeString(folder.resolve("own.yaml"), """
                scopes:
                  - standard: lintel.clients.read
                  - standard: lintel.clients.write
                  - standard: lintel.users.read
                  - standard: lintel.users.write
                  - standard: lintel.scopes.read
                  - standard: lintel.scopes.write
                  - standard: lintel.operators.read
                  - standard: lintel.audit.read
                clients:
                  - clientId: deployer
                    allowedGrantTypes: [client_credentials]
                    allowedScopes: [lintel.clients.read, lintel.clients.write, lintel.users.read, lintel.users.write, lintel.scopes.read,
                      lintel.scopes.write, lintel.operators.read, lintel.audit.read]
                    clientSecrets:
                      - value: %s
                """.formatted(Secret.sha256("deployer-secret").value()));
        server = Server.named("apply-to-server").settings(DatabaseServer.POSTGRESQL.database().settings())
                .setting("lintel.configuration", own.toString()).setting("lintel.stores", "jpa").start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void h6_aDatabaseOfIdentityServerIsImportedAppliedAndUsed() throws Exception {
        String old = "jdbc:h2:file:" + folder.resolve("identityserver").toAbsolutePath();
        fill(old);
        CommandLine imported = CommandLine.lintel("import", "identityserver4", "--jdbc", old);
        assertThat(imported.status()).as(imported.errors()).isZero();
        String file = Files.writeString(folder.resolve("identityserver.json"), imported.output()).toString();

        assertThat(apply(file, "--dry-run").output()).contains("+ clients mvc", "+ users u-1").endsWith("this is what would be.\n");
        MVC.token(server, Map.of("grant_type", "client_credentials")).isError("invalid_client");
        CommandLine applied = apply(file);
        assertThat(applied.errors()).isEmpty();
        assertThat(applied.output()).contains("+ clients mvc", "+ scopes api1").endsWith("Done.\n");
        Patience.until(() -> MVC.token(server, Map.of("grant_type", "client_credentials")),
                answer -> !"invalid_client".equals(answer.text("error"))).isError("unauthorized_client");
        Answer tokens = MVC.redeem(server, new Browser(server).authorize(MVC).signIn("alice", "Passw0rd!").code()).hasTokens();
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token")).text("sub"))
                .isEqualTo("u-1");

        // her password has become a better hash, which is hers
        assertThat(apply(file).output()).isEqualTo("Nothing is to be done.\n");
        drift(file);
        String nothing = Files.writeString(folder.resolve("nothing.json"), "{}").toString();
        assertThat(apply(nothing).output()).contains("- clients mvc", "- users u-1");
    }

    private static void drift(String file) throws Exception {
        AdminApi api = AdminApi.as(server, "deployer", "lintel.clients.write", "lintel.audit.read");
        assertThat(api.get("/audit?about=client/mvc").json().getJsonArray("items").getJsonObject(0).getString("clientId"))
                .isEqualTo("deployer");
        assertThat(drifted(api)).isFalse();
        assertThat(api.patchSeen("/clients/mvc", "{\"clientName\": \"By hand\"}").status()).isEqualTo(200);
        assertThat(drifted(api)).isTrue();
        CommandLine refused = apply(file);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.errors()).contains("! clients mvc: clientName \"By hand\" -> \"MVC Client\"\n", "Nothing was done");
        assertThat(api.get("/clients/mvc").text("clientName")).isEqualTo("By hand");
        assertThat(apply(file, "--overwrite").output()).endsWith("Done.\n");
        assertThat(api.get("/clients/mvc").text("clientName")).isEqualTo("MVC Client");
        assertThat(drifted(api)).isFalse();
    }

    private static boolean drifted(AdminApi api) {
        return api.get("/clients?prefix=mvc").json().getJsonArray("items").getJsonObject(0).getBoolean("drifted");
    }

    @Test
    void a3_eachListNeedsItsScope() throws Exception {
        String users = Files.writeString(folder.resolve("users.yaml"),
                "users: [{subject: u-9, username: zoe, password: a-good-password}]").toString();
        Path token = Files.writeString(folder.resolve("token"), AdminApi.as(server, "deployer", "lintel.clients.write").token() + "\n");
        CommandLine refused = CommandLine.lintel("apply", "--server", server.address(), "--token-file", token.toString(), users);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.errors()).contains("lintel.users.write is needed");
        AdminApi reader = AdminApi.as(server, "deployer", "lintel.clients.read", "lintel.users.read", "lintel.scopes.read");
        assertThat(reader.post("/changes", "{}").status()).isEqualTo(403);
        Answer dry = reader.post("/changes?dry-run=true",
                "{\"users\": [{\"subject\": \"u-9\", \"username\": \"zoe\", \"password\": \"a-good-password\"}]}");
        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        assertThat(dry.json().getJsonArray("changes").getString(0)).isEqualTo("+ users u-9");
        CommandLine none = CommandLine.lintel("apply", "--server", server.address(), users);
        assertThat(none.errors()).isEqualTo("There is no environment variable LINTEL_TOKEN.\n");
        assertThat(CommandLine.lintel(Map.of("LINTEL_TOKEN", "made-up"), "apply", "--server", server.address(), users).status())
                .isEqualTo(1);
    }

    @Test
    void s12_whatIsThereComesAsAFileWithoutSecrets() {
        Answer file = AdminApi.as(server, "deployer", "lintel.clients.read", "lintel.scopes.read", "lintel.operators.read")
                .get("/configuration");
        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.json().getJsonArray("clients").getValuesAs(JsonObject.class))
                .anySatisfy(client -> assertThat(client.getString("clientId")).isEqualTo("deployer"));
        assertThat(file.body()).doesNotContain("\"value\":", "\"sealed\":", Secret.sha256("deployer-secret").value());
        assertThat(AdminApi.as(server, "deployer", "lintel.clients.read", "lintel.scopes.read").get("/configuration").status())
                .as("operators are in it").isEqualTo(403);
    }

    /** By this way as by any other: nobody makes a client, or somebody, that may do more than they do. */
    @Test
    void a3_nobodyGetsFurtherThanTheyMayGoThemselves() {
        AdminApi api = AdminApi.as(server, "deployer", "lintel.clients.write");
        Answer more = api.post("/changes", "{\"clients\": [{\"clientId\": \"climber\", \"allowedGrantTypes\": [\"client_credentials\"],"
                + " \"allowedScopes\": [\"lintel.users.write\"]}]}");
        assertThat(more.status()).as(more.body()).isEqualTo(403);
        assertThat(more.body()).contains("may manage more");
        Answer administrator = api.post("/changes", "{\"operators\": [{\"subject\": \"me\", \"roles\": [\"administrator\"]}]}");
        assertThat(administrator.status()).isEqualTo(403);
        assertThat(administrator.body()).contains("lintel.operators.write is needed");
        assertThat(api.get("/clients/climber").status()).isEqualTo(404);
    }

    /** What the file of a server lists is changed there, and what is sent cannot make the server read files of its own. */
    @Test
    void a3_whatIsWrongIsToldAndNothingIsDone() throws Exception {
        CommandLine listed = apply(Files.writeString(folder.resolve("listed.yaml"),
                "clients: [{clientId: deployer, allowedGrantTypes: [client_credentials], requireClientSecret: true}]").toString());
        assertThat(listed.errors()).contains("x clients deployer");
        AdminApi api = AdminApi.as(server, "deployer", "lintel.clients.write");
        for (String body : new String[] {"{\"clients\": [{\"clientId\": \"x\", \"clientName\": {\"fromFile\": \"/etc/passwd\"}}]}",
                "{\"clients\": [{\"clientId\": \"x\", \"nonsense\": 1}]}", "{\"clients\": {}}", "{\"others\": []}", "[]"}) {
            Answer refused = api.post("/changes", body);
            assertThat(refused.status()).as(body + refused.body()).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("root:");
        }
        assertThat(api.post("/changes", "{\"clients\": [{\"clientId\": \"x\"},"
                + " {\"clientId\": \"y\", \"redirectUris\": [\"javascript:1\"]}]}").body())
                .contains("\"#/clients/1\"", "redirectUris must not use the scheme javascript");
        assertThat(api.get("/clients/x").status()).isEqualTo(404);
    }

    @Test
    void a5_aTokenIsNotSentWhereItCouldBeRead() throws Exception {
        CommandLine refused = CommandLine.lintel(Map.of("LINTEL_TOKEN", "token"), "apply", "--server", "http://id.example.org",
                folder.resolve("own.yaml").toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.errors()).contains("begins with https://");
    }

    private static CommandLine apply(String... more) throws IOException, InterruptedException {
        var arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"apply", "--server", server.address(), "--client", "deployer"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandLine.lintel(SECRET, arguments);
    }

    private static void fill(String url) throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection(url); Statement statement = database.createStatement()) {
            for (String sql : Files.readString(Built.source("src/test/resources/migrate/identityserver4.sql")).split(";\\s*\n")) {
                statement.execute(sql);
            }
        }
    }
}
