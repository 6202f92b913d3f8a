package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.bound.KeyGrant;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.json.JsonText;
import org.lintel.test.Built;
import org.lintel.test.Server;

/**
 * A plug-in binds access tokens and has errors of its own: what clients and APIs are told follows from what a token is bound to, and
 * nobody uses one without showing that it is theirs.
 */
@Tag("http")
class BoundTokensIT {

    private static final String GRANT = "urn:example:key";
    private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        Path jar = Files.createDirectories(Built.own("bound")).resolve("bound.jar");
        ShrinkWrap.create(JavaArchive.class).addPackage(KeyGrant.class.getPackage()).as(ZipExporter.class).exportTo(jar.toFile(), true);
        server = Server.named("bound").plugin(jar).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aGrantAnswersWithAnErrorOfItsOwn() {
        Answer pending = token("wallet", Map.of("pending", "yes"), THUMBPRINT);
        assertThat(pending.status()).isEqualTo(400);
        assertThat(pending.text("error")).isEqualTo("authorization_pending");
        assertThat(pending.text("error_description")).startsWith("alice has been asked (");
        assertThat(server.log()).contains("error=authorization_pending");
    }

    @Test
    void andWithAHeaderOfItsOwn() {
        Answer refused = token("wallet", Map.of(), null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error")).isEqualTo("use_dpop_nonce");
        assertThat(refused.text("error_description")).as("the reason is for the log").startsWith("The proof needs a nonce. (");
        assertThat(refused.header("DPoP-Nonce")).isEqualTo("the-nonce");
        assertThat(token("wallet", Map.of("resource", "https://elsewhere.example/"), THUMBPRINT).text("error")).isEqualTo("invalid_target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wallet", "machine"})
    void theTypeOfATokenFollowsFromWhatItIsBoundTo(String client) {
        Answer tokens = bound(client);
        assertThat(tokens.text("token_type")).isEqualTo("DPoP");
        isBound(introspected(client, tokens.text("access_token")));
        Answer refreshed = refreshed(client, tokens);
        assertThat(refreshed.text("token_type")).as("a refresh token remembers it").isEqualTo("DPoP");
        isBound(introspected(client, refreshed.text("access_token")));
    }

    @Test
    void aJwtSaysSoItself() {
        Map<String, Object> claims = Jwt.claims(bound("wallet").text("access_token"));
        assertThat(claims).containsEntry("cnf", Map.of("jkt", THUMBPRINT)).containsEntry("act", Map.of("sub", "assistant"))
                .containsEntry("aud", "https://api.example/a").containsEntry("authorization_details",
                        List.of(Map.of("type", "payment", "at", "POST " + server.at("/connect/token"))));
    }

    @Test
    void aCustomizerBindsATokenToACertificate() {
        Answer tokens = Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials", "scope", "api"),
                "Authorization", basic("machine"));
        assertThat(tokens.text("token_type")).as("such a token is a bearer token, too (RFC 8705 §3)").isEqualTo("Bearer");
        assertThat(introspected("machine", tokens.text("access_token"))).containsEntry("token_type", "Bearer")
                .containsEntry("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"));
    }

    @Test
    void t12_aBoundTokenIsGoodForWhomItWasIssuedTo() {
        String token = bound("wallet").text("access_token");
        assertThat(userInfo("DPoP " + token, THUMBPRINT).text("sub")).isEqualTo("alice-1");
        assertThat(userInfo("DPoP " + token, "another").status()).as("another key").isEqualTo(401);
        Answer refused = userInfo("DPoP " + token, null);
        assertThat(refused.status()).as("no proof").isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("DPoP realm=\"lintel\", error=\"invalid_token\"");
        assertThat(userInfo("Bearer " + token, THUMBPRINT).status()).as("as a bearer token").isEqualTo(401);
        assertThat(Answer.post(server.at("/connect/userinfo"), Map.of("access_token", token), "Key", THUMBPRINT).status())
                .as("as a bearer token in a form").isEqualTo(401);
    }

    @Test
    void t12_aBearerTokenIsNothingElse() {
        Answer tokens = token("wallet", Map.of("scope", "openid api"), "none");
        assertThat(tokens.text("token_type")).isEqualTo("Bearer");
        assertThat(Jwt.claims(tokens.text("access_token"))).as("a user's claim binds nothing").doesNotContainKey("cnf")
                .containsEntry("name", "Alice");
        assertThat(userInfo("Bearer " + tokens.text("access_token"), null).text("sub")).isEqualTo("alice-1");
        assertThat(userInfo("DPoP " + tokens.text("access_token"), "none").status()).isEqualTo(401);
    }

    private static Answer bound(String client) {
        return succeeded(
                token(client, Map.of("resource", "https://api.example/a", "scope", "openid offline_access"), THUMBPRINT));
    }

    private static Answer refreshed(String client, Answer tokens) {
        return succeeded(Answer.post(server.at("/connect/token"),
                Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token")), "Authorization", basic(client)));
    }

    private static Answer succeeded(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static void isBound(Map<String, Object> introspected) {
        assertThat(introspected).containsEntry("active", true).containsEntry("token_type", "DPoP")
                .containsEntry("cnf", Map.of("jkt", THUMBPRINT)).containsEntry("act", Map.of("sub", "assistant"))
                .containsEntry("aud", "https://api.example/a").containsKey("authorization_details");
    }

    private static Map<String, Object> introspected(String client, String token) {
        return JsonText.plain(Answer.post(server.at("/connect/introspect"), Map.of("token", token), "Authorization", basic(client)).json());
    }

    private static Answer userInfo(String authorization, String key) {
        return key == null ? Answer.get(server.at("/connect/userinfo"), "Authorization", authorization)
                : Answer.get(server.at("/connect/userinfo"), "Authorization", authorization, "Key", key);
    }

    private static Answer token(String client, Map<String, String> more, String key) {
        var form = new LinkedHashMap<>(Map.of("grant_type", GRANT, "scope", "openid"));
        form.putAll(more);
        return key == null ? Answer.post(server.at("/connect/token"), form, "Authorization", basic(client))
                : Answer.post(server.at("/connect/token"), form, "Authorization", basic(client), "Key", key);
    }

    private static String basic(String client) {
        return App.basic(client, client + "-secret");
    }
}
