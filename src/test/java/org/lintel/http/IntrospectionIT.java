package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.util.List;
import java.util.Map;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.model.AuthenticationContext;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** What APIs learn of a token (RFC 7662). */
@Tag("http")
@Tag("stores")
class IntrospectionIT {

    private static final String API = App.basic("api", "api-secret");
    private static final String ORDERS = App.basic("https%3A%2F%2Forders.example", "orders-secret");
    private static final App SERVICE = new App("service", "service-secret", Map.of());
    private static final App REFERENCE = new App("reference", "reference-secret", QUICK.parameters())
            .with("client_id", "reference").with("redirect_uri", "https://reference.example/callback");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty("RFC 7662 2.2 by-asker")
    @Test
    void api3_theRightScopeLearnsWhatConcernsIt() {
        JsonObject answer = introspect(API, tokenOf("alice", "openid profile api orders")).json();
        assertThat(answer.getBoolean("active")).isTrue();
        assertThat(answer.getString("scope")).isEqualTo("api");
        assertThat(answer.getString("client_id")).isEqualTo("quick");
        assertThat(answer.getString("sub")).isEqualTo("alice-1");
        assertThat(answer.getString("iss")).isEqualTo(server.address());
        assertThat(answer.getString("token_type")).isEqualTo("Bearer");
        assertThat(answer.getInt("exp") - answer.getInt("iat")).isEqualTo(3600);
        assertThat(answer.getString("acr")).isEqualTo(AuthenticationContext.PASSWORD);
        assertThat(answer).as("a claim that is there for orders").doesNotContainKey("role");
    }

    @Duty("RFC 7662 2.2 by-asker")
    @Test
    void api3_anApiResourceLearnsOfItsScopesAndTheirClaims() {
        JsonObject answer = introspect(ORDERS, tokenOf("alice", "openid api orders")).json();
        assertThat(answer.getBoolean("active")).isTrue();
        assertThat(answer.getString("scope")).isEqualTo("orders");
        assertThat(answer.getJsonArray("role")).hasSize(2);
    }

    @Duty({"RFC 7662 2.2 json", "RFC 7662 2.2 members"})
    @Test
    void api3_aScopeThatMaySeesTheWholeToken() {
        String token = serviceToken("api auditor orders");
        assertThat(introspect(App.basic("auditor", "api-secret"), token).json().getString("scope")).isEqualTo("api auditor orders");
        assertThat(introspect(API, token).json().getString("scope")).isEqualTo("api");
    }

    @Duty("RFC 7662 2.2 not-for-asker")
    @Test
    void t16_anApiThatTheTokenIsNotMeantForLearnsNothing() {
        isInactive(introspect(ORDERS, tokenOf("alice", "openid api")));
    }

    @Duty("RFC 7662 2.1 authorized")
    @Test
    void t16_aPublicClientMayNotAsk() {
        Answer.post(server.at("/connect/introspect"), Map.of("client_id", "spa", "token", tokenOf("alice", "openid api")))
                .isError("invalid_client");
    }

    @Duty({"RFC 7662 2.1 authorized", "RFC 7662 2.3 unauthorized"})
    @Test
    void api3_withoutCredentialsOrWithWrongOnesThereIsNoAnswer() {
        String token = tokenOf("alice", "openid api");
        Answer.post(server.at("/connect/introspect"), Map.of("token", token)).isError("invalid_client");
        for (String wrong : List.of(App.basic("api", "wrong"), App.basic("nobody", "api-secret"), App.basic("openid", "api-secret"),
                App.basic("orders", ""), App.basic("api", "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE="))) {
            introspect(wrong, token).isError("invalid_client");
        }
    }

    @Test
    void h18_anExpiredSecretOfAnApiIsRefused() {
        introspect(App.basic("https%3A%2F%2Forders.example", "api-secret"), "token").isError("invalid_client");
    }

    @Duty("RFC 7662 2.1 post")
    @Test
    void api3_aMissingTokenIsAnError() {
        Answer.post(server.at("/connect/introspect"), Map.of("token_type_hint", "access_token"), "Authorization", API)
                .isError("invalid_request");
    }

    @Duty("RFC 9068 6 private")
    @Test
    void aReferenceTokenIsReadByIntrospectionAndUserinfo() {
        String token = referenceToken();
        assertThat(token).as("nothing to read in it").doesNotContain(".").hasSize(43);
        JsonObject answer = introspect(API, token).json();
        assertThat(answer.getBoolean("active")).isTrue();
        assertThat(answer.getString("scope")).isEqualTo("api");
        assertThat(answer.getString("sub")).isEqualTo("alice-1");
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token).text("sub")).isEqualTo("alice-1");
    }

    @Duty("RFC 7662 4 all-checks")
    @Test
    void t1_afterAReplayTheTokensOfTheCodeAreInactive() {
        for (App app : List.of(QUICK.with("scope", "openid api"), REFERENCE.with("scope", "openid api"))) {
            String code = new Browser(server).authorize(app).signIn("alice").code();
            String token = app.redeem(server, code).hasTokens().text("access_token");
            assertThat(introspect(API, token).json().getBoolean("active")).isTrue();
            app.with("redirect_uri", "https://evil.example/").redeem(server, code).isError("invalid_grant");
            isInactive(introspect(API, token));
        }
    }

    @Test
    void t3_aCodeIsNoReferenceToken() {
        isInactive(introspect(API, browser.authorize(QUICK.with("scope", "openid api")).signIn("alice").code()));
    }

    @Test
    void h13_noScriptReadsTheAnswer() {
        Answer answer = Answer.post(server.at("/connect/introspect"), Map.of("token", "x"),
                "Authorization", API, "Origin", "http://localhost:56668");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void h8_discoveryNamesTheEndpointAndHowToAuthenticate() {
        JsonObject metadata = Answer.get(server.at("/.well-known/openid-configuration")).json();
        assertThat(metadata.getString("introspection_endpoint")).isEqualTo(server.address() + "/connect/introspect");
        assertThat(metadata.getJsonArray("introspection_endpoint_auth_methods_supported").toString()).doesNotContain("none");
    }

    private Answer introspect(String credentials, String token) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", token), "Authorization", credentials);
    }

    private String tokenOf(String user, String scope) {
        App app = QUICK.with("scope", scope);
        return app.redeem(server, new Browser(server).authorize(app).signIn(user).code()).hasTokens().text("access_token");
    }

    private String serviceToken(String scope) {
        return SERVICE.token(server, Map.of("grant_type", "client_credentials", "scope", scope)).hasTokens().text("access_token");
    }

    private String referenceToken() {
        App app = REFERENCE.with("scope", "openid api");
        return app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens().text("access_token");
    }

    private static void isInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }
}
