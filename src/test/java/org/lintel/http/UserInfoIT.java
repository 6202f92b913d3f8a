package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/**
 * The claims of a user for whoever holds an access token (OpenID Connect Core §5.3, RFC 6750): modules oidcc-userinfo-get, -post-header and
 * -post-body.
 */
@Tag("http")
class UserInfoIT {

    private final Server server = Lintel.server();
    private final URI userinfo = server.at("/connect/userinfo");

    @Duty({"Core 5.3 get-and-post", "Core 5.3 bearer", "Core 5.3.1 header", "Core 5.3.2 json"})
    @Test
    void theTokenComesInAHeader() {
        String token = token("openid profile");
        tellsAlice(Answer.get(userinfo, "Authorization", "Bearer " + token));
        tellsAlice(Answer.get(userinfo, "Authorization", "bearer " + token));
        tellsAlice(Answer.send(HttpRequest.newBuilder(userinfo).header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()).build()));
        tellsAlice(Answer.post(userinfo, Map.of("x", "y"), "Authorization", "Bearer " + token));
    }

    @Duty("Core 5.3 get-and-post")
    @Test
    void orInAForm() {
        tellsAlice(Answer.post(userinfo, Map.of("access_token", token("openid profile"))));
    }

    @Test
    void butNeverInAQuery() {
        Answer answer = Answer.get(server.at("/connect/userinfo?access_token=" + token("openid profile")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error");
    }

    @Duty("Core 5.3 bearer")
    @Test
    void norInTwoWays() {
        String token = token("openid profile");
        Answer.post(userinfo, Map.of("access_token", token), "Authorization", "Bearer " + token).isError("invalid_request");
    }

    @Duty("Core 5.3.2 sub")
    @Test
    void onlyTheClaimsOfTheGrantedScopesAreTold() {
        assertThat(Answer.get(userinfo, "Authorization", "Bearer " + token("openid")).json()).containsOnlyKeys("sub");
        assertThat(Answer.get(userinfo, "Authorization", "Bearer " + token("openid email")).json())
                .containsOnlyKeys("sub", "email", "email_verified");
    }

    /** Jakarta Security, Spring, Apache and others show no other name. */
    @Test
    void x81_theProfileHasTheUserName() {
        assertThat(Answer.get(userinfo, "Authorization", "Bearer " + token("openid profile")).text("preferred_username"))
                .isEqualTo("alice");
    }

    @Duty("Core 5.3.3 errors")
    @Test
    void aTokenWithoutOpenidDoesNotReachThatFar() {
        App app = App.QUICK.with("scope", "api");
        String token = app.redeem(server, Lintel.browser().authorize(app).signIn("alice").code()).hasTokens().text("access_token");
        Answer refused = Answer.get(userinfo, "Authorization", "Bearer " + token).isError("insufficient_scope");
        assertThat(refused.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"", "scope=\"openid\"");
    }

    @Test
    void norDoesTheTokenOfAServiceOnItsOwn() {
        App service = new App("service", "service-secret", Map.of());
        String token = service.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).text("access_token");
        Answer.get(userinfo, "Authorization", "Bearer " + token).isError("insufficient_scope");
    }

    private static void tellsAlice(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text("sub")).isEqualTo("alice-1");
        assertThat(answer.text("name")).isEqualTo("Alice Liddell");
    }

    private static String token(String scope) {
        return Lintel.browser().authorize(App.JS.with("scope", scope)).signIn("alice").response().get("access_token");
    }
}
