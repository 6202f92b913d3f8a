package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** The authorization request and its answer. */
@Tag("http")
class AuthorizeIT {

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty({"Core 3.1.2.1 state", "RFC 6749 4.1.2 state"})
    @ParameterizedTest
    @ValueSource(strings = {"plain", "a b+c%20d", "&x=y#z?/", "<script>\"'", "\u00e4\u20ac\ud83d\ude00", "eyJhIjoiYi9jIn0=", " "})
    void si14_stateComesBackAsItWasSent(String state) {
        App app = App.SPA.with("state", state);
        assertThat(browser.authorize(app).signIn("alice").response()).containsEntry("state", state);
        assertThat(browser.authorize(app.with("response_mode", "fragment")).response()).containsEntry("state", state);
        assertThat(browser.authorize(app.with("response_mode", "form_post")).document().select("input[name=state]").val())
                .isEqualTo(state);
        assertThat(browser.authorize(app.with("scope", "openid unknown")).isReturned(app, "invalid_scope").response())
                .containsEntry("state", state);
    }

    @Duty("RFC 6749 4.1.2 state")
    @Test
    void si14_withoutStateThereIsNone() {
        assertThat(browser.authorize(App.SPA.without("state")).signIn("alice").response()).doesNotContainKey("state");
    }

    @Test
    void si11_whoIsSignedInSeesNoForm() {
        String first = browser.authorize(App.JS).signIn("alice").response().get("id_token");
        String second = browser.authorize(App.JS).response().get("id_token");
        assertThat(Jwt.claims(second)).containsEntry("sid", Jwt.claims(first).get("sid"))
                .containsEntry("auth_time", Jwt.claims(first).get("auth_time"));
    }

    @Duty("Core 3.1.2.1 get-and-post")
    @Test
    void aRequestMayBePosted() {
        String code = browser.post("/connect/authorize", App.QUICK.parameters()).signIn("alice").code();
        App.QUICK.redeem(server, code).hasTokens();
        assertThat(browser.post("/connect/authorize", App.QUICK.parameters()).code()).isNotEmpty();
    }

    @Duty("Core 3.1.2.1 get-and-post")
    @Test
    void aPostedRequestIsCheckedLikeAnyOther() {
        browser.post("/connect/authorize", App.QUICK.with("redirect_uri", "https://evil.example/").parameters()).isErrorPage();
        browser.post("/connect/authorize", App.QUICK.with("scope", "unknown").parameters()).isReturned(App.QUICK, "invalid_scope");
    }

    @Test
    void aPostWithNothingInItIsCheckedToo() {
        Answer.send(HttpRequest.newBuilder(server.at("/connect/token")).POST(HttpRequest.BodyPublishers.noBody()).build())
                .isError("invalid_client");
        Answer nothing = Answer.send(
                HttpRequest.newBuilder(server.at("/connect/authorize")).POST(HttpRequest.BodyPublishers.noBody()).build());
        assertThat(nothing.status()).isEqualTo(400);
    }

    @Duty({"Core 3.1.2.1 scope-openid", "Core 3.1.3.2 openid-code"})
    @Test
    void withoutOpenidThereIsNoIdToken() {
        App app = App.QUICK.with("scope", "api");
        var tokens = app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens();
        assertThat(tokens.json()).doesNotContainKey("id_token");
        assertThat(tokens.text("scope")).isEqualTo("api");
    }

    @Test
    void aCodeNeedsNoNonce() {
        App app = App.QUICK.without("nonce");
        String idToken = app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens().text("id_token");
        assertThat(Jwt.claims(idToken)).doesNotContainKey("nonce").containsEntry("sub", "alice-1");
    }
}
