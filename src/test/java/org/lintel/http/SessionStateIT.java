package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** The value by which an application sees that the session has changed (OpenID Connect Session Management §2). */
@Tag("http")
@Tag("stores")
class SessionStateIT {

    private final Browser browser = Lintel.browser();

    @Duty("Session Management 2 session-state")
    @ParameterizedTest
    @ValueSource(strings = {"id_token", "id_token token"})
    void c1_tokensInTheFragmentComeWithSessionState(String responseType) throws Exception {
        belongsToThisBrowser("js", "http://localhost:56668",
                browser.authorize(App.JS.with("response_type", responseType)).signIn("alice").response().get("session_state"));
    }

    @Duty("Session Management 2 session-state")
    @Test
    void c1_aCodeComesWithSessionState() throws Exception {
        belongsToThisBrowser("quick", "https://quick.example",
                browser.authorize(App.QUICK).signIn("alice").response().get("session_state"));
    }

    @Test
    void c1_noTwoResponsesHaveTheSame() {
        String first = browser.authorize(App.JS).signIn("alice").response().get("session_state");
        String second = browser.authorize(App.JS).response().get("session_state");
        assertThat(second).isNotEqualTo(first);
        assertThat(second.split("\\.")[1]).as("the salt").isNotEqualTo(first.split("\\.")[1]);
    }

    @Test
    void c1_withoutOpenidThereIsNone() {
        assertThat(browser.authorize(App.QUICK.with("scope", "api")).signIn("alice").response()).doesNotContainKey("session_state");
    }

    @Duty("Session Management 2 error-responses")
    @Test
    void r5_c1_whoIsNotSignedInGetsOneToWaitForASignInWith() throws Exception {
        var response = browser.authorize(App.JS.with("prompt", "none")).isReturned(App.JS, "login_required").response();
        belongsToThisBrowser("js", "http://localhost:56668", response.get("session_state"));
        assertThat(response).as("oidc-client would take it for the error").doesNotContainKey("error_description");
    }

    @Test
    void r5_c1_whatIsLeftOfAnEndedSessionGoes() throws Exception {
        browser.cookies().put("lintel", "of an ended session");
        browser.cookies().put("lintel.check", "of an ended session");
        var response = browser.authorize(App.JS.with("prompt", "none")).isReturned(App.JS, "login_required").response();
        assertThat(browser.cookies()).doesNotContainKeys("lintel", "lintel.check");
        belongsToThisBrowser("js", "http://localhost:56668", response.get("session_state"));
    }

    @Test
    void c1_anotherSignInChangesIt() throws Exception {
        String before = browser.authorize(App.JS).signIn("alice").response().get("session_state");
        String after = browser.authorize(App.JS.with("prompt", "login")).signIn("alice").response().get("session_state");
        belongsToThisBrowser("js", "http://localhost:56668", after);
        String salt = before.split("\\.")[1];
        assertThat(sessionState("js", "http://localhost:56668", salt)).as("for the check-session page").isNotEqualTo(before);
    }

    @Test
    void l8_itIsAnotherForEveryOriginAndClient() throws Exception {
        String ours = browser.authorize(App.JS).signIn("alice").response().get("session_state");
        String salt = ours.split("\\.")[1];
        for (String origin : List.of("http://localhost:56669", "https://localhost:56668", "http://localhost", "http://evil.example",
                "null")) {
            assertThat(sessionState("js", origin, salt)).as(origin).isNotEqualTo(ours);
        }
        assertThat(sessionState("quick", "http://localhost:56668", salt)).isNotEqualTo(ours);
    }

    @Test
    void l8_saltsAreNotGuessed() {
        browser.authorize(App.JS).signIn("alice");
        Set<String> salts = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            salts.add(browser.authorize(App.JS).response().get("session_state").split("\\.")[1]);
        }
        assertThat(salts).hasSize(20).allSatisfy(salt -> assertThat(Base64.getUrlDecoder().decode(salt)).hasSize(16));
    }

    @Test
    void l7_thePageMayRunItsOneScriptAndAskNobodyAnything() throws Exception {
        var answer = browser.open("/connect/checksession").answer();
        String script = Jsoup.parse(answer.body()).selectFirst("script").data();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.header("Content-Security-Policy").split("; ")).containsExactlyInAnyOrder(
                "default-src 'none'", "base-uri 'none'", "script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Duty("Session Management 3.2 unguessable")
    @Test
    void l9_theCheckCookieIsGoodForNothingElse() {
        String state = browser.authorize(App.QUICK).signIn("alice").browser().cookies().get("lintel.check");
        Browser other = new Browser(browser.server());
        other.cookies().put("lintel", state);
        assertThat(other.authorize(App.QUICK).document().selectFirst("#login")).isNotNull();
    }

    private void belongsToThisBrowser(String clientId, String origin, String sessionState) throws Exception {
        assertThat(sessionState).matches("[0-9a-f]{64}\\.[\\w-]{16,}");
        assertThat(sessionState).isEqualTo(sessionState(clientId, origin, sessionState.split("\\.")[1]));
    }

    /** What the check-session page computes from the cookie that it can read. */
    private String sessionState(String clientId, String origin, String salt) throws Exception {
        String text = clientId + " " + origin + " " + browser.cookies().getOrDefault("lintel.check", "") + " " + salt;
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash) + "." + salt;
    }
}
