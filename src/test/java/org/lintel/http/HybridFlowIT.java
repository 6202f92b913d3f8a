package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Codes and tokens in one answer (OpenID Connect Core §3.3), a token alone, and neither (Multiple Response Types §3 to §5). */
@Tag("http")
class HybridFlowIT {

    private static final App HYBRID = Apps.named("hybrid").with("scope", "openid profile api");
    private static final App ASKING = Apps.named("hybrid-asking");
    private static final App ALL = HYBRID.with("response_type", "code id_token token");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    /** Core §3.3.3.6: "the iss and sub Claim Values MUST be identical in both ID Tokens". */
    @Duty({"Core 3.3.3.6 same-user", "Core 3.3.3.6 nonce-in-both", "Core 3.3.3.6 claims-in-both"})
    @ParameterizedTest
    @ValueSource(strings = {"code id_token", "code id_token token"})
    void bothIdTokensSpeakOfTheSameSignIn(String type) {
        Map<String, String> answer = browser.authorize(HYBRID.with("response_type", type)).signIn("alice").response();
        Map<String, Object> first = Jwt.claims(answer.get("id_token"));
        Answer tokens = HYBRID.redeem(server, answer.get("code")).hasTokens();
        Map<String, Object> second = Jwt.claims(tokens.text("id_token"));
        for (String claim : List.of("iss", "sub", "aud", "nonce", "auth_time", "amr", "sid")) {
            assertThat(second).as(claim).containsEntry(claim, first.get(claim));
        }
        assertThat(second).containsKey("at_hash").doesNotContainEntry("at_hash", first.get("at_hash")).doesNotContainKey("c_hash");
        // §5.4: "returned from the UserInfo Endpoint … when a response_type value is used that results in an Access Token being issued"
        assertThat(first).doesNotContainKey("given_name");
        assertThat(userInfo(tokens.text("access_token")).text("given_name")).isEqualTo("Alice");
    }

    @Duty("Core 3.3.3.8 access-tokens-differ")
    @Test
    void t1_aReplayedCodeTakesTheTokenThatCameWithItAlong() {
        Map<String, String> answer = browser.authorize(ALL).signIn("alice").response();
        String redeemed = HYBRID.redeem(server, answer.get("code")).hasTokens().text("access_token");
        assertThat(redeemed).isNotEqualTo(answer.get("access_token"));
        assertThat(userInfo(answer.get("access_token")).text("sub")).isEqualTo("alice-1");
        HYBRID.with("redirect_uri", "https://evil.example/").redeem(server, answer.get("code")).isError("invalid_grant");
        userInfo(redeemed).isError("invalid_token");
        userInfo(answer.get("access_token")).isError("invalid_token");
    }

    @Test
    void theTokenThatCameWithACodeIsTakenBackThoughTheCodeWasNeverRedeemed() {
        Map<String, String> answer = browser.authorize(ALL).signIn("alice").response();
        assertThat(userInfo(answer.get("access_token")).status()).isEqualTo(200);
        browser.open("/logout").submit("#logout", Map.of());
        userInfo(answer.get("access_token")).isError("invalid_token");
        HYBRID.redeem(server, answer.get("code")).isError("invalid_grant");
    }

    @Test
    void aCodeAmongTokensCanBeRefreshed() {
        App offline = ALL.with("scope", "openid offline_access");
        Map<String, String> answer = browser.authorize(offline).signIn("alice").response();
        assertThat(answer).doesNotContainKey("refresh_token");
        String refreshToken = offline.redeem(server, answer.get("code")).hasTokens().text("refresh_token");
        Answer refreshed = offline.token(server, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)).hasTokens();
        Map<String, Object> first = Jwt.claims(answer.get("id_token"));
        assertThat(Jwt.claims(refreshed.text("id_token"))).containsEntry("iss", first.get("iss")).containsEntry("sub", first.get("sub"))
                .containsEntry("aud", first.get("aud")).containsEntry("auth_time", first.get("auth_time"));
    }

    @Test
    void s7_aCodeAmongTokensNeedsItsVerifierToo() {
        App unproven = ALL.without("code_challenge").without("code_challenge_method");
        browser.authorize(unproven).isReturned(unproven, "invalid_request");
        Map<String, String> form = new LinkedHashMap<>(ALL.redemption(browser.authorize(ALL).signIn("alice").code()));
        form.remove("code_verifier");
        ALL.token(server, form).isError("invalid_grant");
    }

    /** Of a challenge that somebody cut out of the request nothing is left that would let the code through. */
    @Test
    void s7_aTokenAloneHasNothingToProve() {
        assertThat(browser.authorize(HYBRID.with("response_type", "token").without("code_challenge").without("code_challenge_method"))
                .signIn("alice").response()).containsKey("access_token").doesNotContainKey("code");
    }

    @Test
    void aTokenAloneIsPlainOAuthWhereNobodyAsksForOpenid() {
        App plain = HYBRID.with("response_type", "token").with("scope", "orders").without("nonce");
        Map<String, String> answer = browser.authorize(plain).signIn("alice").response();
        assertThat(answer).containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "state", "iss")
                .containsEntry("scope", "orders");
        userInfo(answer.get("access_token")).isError("insufficient_scope");
        App both = plain.with("response_type", "id_token token").with("nonce", "n");
        browser.authorize(both).isReturned(both, "invalid_scope");
    }

    @Test
    void noneTellsThatTheClientCouldHaveHadSomething() {
        App none = ASKING.with("response_type", "none");
        App silent = none.with("prompt", "none");
        assertThat(browser.authorize(silent).isReturned(none, "login_required").location()).startsWith(none.redirectUri() + "?");
        Visit consent = browser.authorize(none).signIn("alice");
        browser.authorize(silent).isReturned(none, "consent_required");
        Visit granted = ConsentPage.at(consent).allow();
        assertThat(granted.location()).startsWith(none.redirectUri() + "?");
        assertThat(granted.response()).containsOnlyKeys("state", "session_state", "iss").containsEntry("state", "the state");
        browser.authorize(none).deny().isReturned(none, "access_denied");
        for (String mode : List.of("fragment", "form_post")) {
            Visit visit = ConsentPage.at(browser.authorize(none.with("response_mode", mode))).allow();
            assertThat(visit.response()).containsOnlyKeys("state", "session_state", "iss");
            assertThat(visit.answer().header("Location") == null).isEqualTo(mode.equals("form_post"));
        }
        String frames = browser.open("/logout").submit("#logout", Map.of()).document().selectFirst("iframe").attr("src");
        assertThat(browser.open(frames).document().select("iframe")).as("it has nothing that could end").isEmpty();
    }

    @Duty("Core 3.3.2.6 error-in-fragment")
    @ParameterizedTest
    @ValueSource(strings = {"code id_token", "code token", "code id_token token", "token"})
    void s6_errorsTravelAsTheAnswerWouldHave(String type) {
        App app = ASKING.with("response_type", type);
        for (App faulty : List.of(app.with("scope", "openid unknown"), app.with("prompt", "none login"), app.with("max_age", "-1"))) {
            assertThat(browser.authorize(faulty).location()).startsWith(app.redirectUri() + "#error=");
            assertThat(browser.authorize(faulty.with("response_mode", "form_post")).response()).containsKeys("error", "state", "iss");
        }
        browser.authorize(app.with("prompt", "none")).isReturned(app, "login_required");
        Visit denied = browser.authorize(app.with("response_mode", "form_post")).signIn("alice").deny();
        assertThat(denied.isReturned(app, "access_denied").response()).containsEntry("state", "the state");
        assertThat(browser.authorize(app).deny().isReturned(app, "access_denied").location()).startsWith(app.redirectUri() + "#error=");
    }

    private Answer userInfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }
}
