package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Refresh tokens over HTTP (RFC 6749 §6, OpenID Connect Core §11 and §12, RFC 9700 §4.14). */
@Tag("http")
@Tag("stores")
@Once
class RefreshTokensIT {

    private static final String OFFLINE = "openid profile api orders offline_access";
    private static final App RENEW = Apps.named("renew").with("scope", OFFLINE);
    private static final App STRICT = Apps.named("renew-strict").with("scope", OFFLINE);
    private static final App OFTEN = Apps.named("renew-reuse").with("scope", OFFLINE);
    private static final App PUBLIC = new App("renew-browser", null, Apps.named("renew-browser").with("scope", OFFLINE).parameters());

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty("RFC 6749 6 rotation")
    @Test
    void t4_withEachUseComesAnotherOne() {
        String first = tokens(RENEW).text("refresh_token");
        String second = refresh(RENEW, first).hasTokens().text("refresh_token");
        String third = refresh(RENEW, second).hasTokens().text("refresh_token");
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates()
                .allSatisfy(token -> assertThat(token).matches("[A-Za-z0-9_-]{87}"));
    }

    /** "its iss … MUST be the same …, its sub … MUST be the same …, aud …, auth_time … the time of the original authentication" (§12.2). */
    @Duty({"Core 12.2 same-sign-in", "Core 12.2 nonce"})
    @Test
    void theIdTokenSpeaksOfTheSameSignInWithoutItsNonce() {
        Answer before = tokens(RENEW);
        Map<String, Object> first = Jwt.claims(before.text("id_token"));
        Answer after = refresh(RENEW, before.text("refresh_token")).hasTokens();
        Map<String, Object> second = Jwt.claims(after.text("id_token"));
        for (String claim : List.of("iss", "sub", "aud", "auth_time", "sid", "amr")) {
            assertThat(second.get(claim)).as(claim).isNotNull().isEqualTo(first.get(claim));
        }
        assertThat(first).containsKey("nonce");
        assertThat(second).doesNotContainKey("nonce").containsKey("at_hash");
        assertThat(after.text("scope").split(" ")).containsExactly(OFFLINE.split(" "));
    }

    @Test
    void t4_inTheGracePeriodTheSameSuccessorComesAgain() {
        Answer start = tokens(RENEW);
        Answer lost = refresh(RENEW, start.text("refresh_token")).hasTokens();
        Answer again = refresh(RENEW, start.text("refresh_token")).hasTokens();
        assertThat(again.text("refresh_token")).isEqualTo(lost.text("refresh_token"));
        assertThat(again.text("access_token")).isNotEqualTo(lost.text("access_token"));
        refresh(RENEW, again.text("refresh_token")).hasTokens();
    }

    @Duty("RFC 6749 6 rotation")
    @Test
    void t4_aReplayRevokesTheWholeFamilyAndNoOther() {
        Answer start = tokens(RENEW);
        Answer other = tokens(RENEW);
        Answer second = refresh(RENEW, start.text("refresh_token")).hasTokens();
        Answer third = refresh(RENEW, second.text("refresh_token")).hasTokens();
        assertThat(userInfo(start)).isEqualTo(200);

        refresh(RENEW, start.text("refresh_token")).isError("invalid_grant");
        refresh(RENEW, third.text("refresh_token")).isError("invalid_grant");
        assertThat(userInfo(start)).isEqualTo(401);
        assertThat(userInfo(second)).isEqualTo(401);
        assertThat(userInfo(third)).isEqualTo(401);
        assertThat(userInfo(other)).isEqualTo(200);
        refresh(RENEW, other.text("refresh_token")).hasTokens();
    }

    @Test
    void t4_withoutAGracePeriodTheSecondUseIsAReplay() {
        String first = tokens(STRICT).text("refresh_token");
        String second = refresh(STRICT, first).hasTokens().text("refresh_token");
        refresh(STRICT, first).isError("invalid_grant");
        refresh(STRICT, second).isError("invalid_grant");
    }

    @Test
    void t4_twentyAtOnceGetTheOneSuccessor() {
        String first = tokens(RENEW).text("refresh_token");
        List<Answer> answers = AtOnce.call(20, () -> refresh(RENEW, first));
        assertThat(answers.stream().map(answer -> answer.hasTokens().text("refresh_token")).collect(Collectors.toSet())).hasSize(1);
        refresh(RENEW, answers.get(0).text("refresh_token")).hasTokens();
    }

    /** One may have been answered before the next one came; then all is revoked, and what was answered is worth nothing. */
    @Test
    void t4_ofTwentyAtOnceWithoutAGracePeriodOneAtMostIsAnsweredAndAllIsRevoked() {
        String first = tokens(STRICT).text("refresh_token");
        List<Answer> answers = AtOnce.call(20, () -> refresh(STRICT, first));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> answer.isError("invalid_grant"));
        answers.stream().filter(answer -> answer.status() == 200).forEach(answer -> {
            refresh(STRICT, answer.text("refresh_token")).isError("invalid_grant");
            assertThat(userInfo(answer)).isEqualTo(401);
        });
    }

    @Test
    void t4_aRevocationAmongRefreshesLeavesNothing() {
        for (int round = 0; round < 5; round++) {
            String first = tokens(RENEW).text("refresh_token");
            var turn = new java.util.concurrent.atomic.AtomicInteger();
            List<Answer> answers = AtOnce.call(8, () -> turn.getAndIncrement() == 4 ? revoke(RENEW, first) : refresh(RENEW, first));
            answers.stream().filter(answer -> answer.body().contains("access_token")).forEach(answer -> {
                refresh(RENEW, answer.text("refresh_token")).isError("invalid_grant");
                assertThat(userInfo(answer)).isEqualTo(401);
            });
        }
    }

    @Duty({"RFC 6749 5.2 invalid-scope", "RFC 6749 6 scope", "RFC 6749 6 new-scope-identical"})
    @Test
    void t5_scopesNarrowForOneAnswerAndNeverWiden() {
        Answer start = tokens(RENEW.with("scope", "openid api offline_access"));
        Answer narrow = refresh(RENEW, start.text("refresh_token"), "api").hasTokens();
        assertThat(narrow.text("scope")).isEqualTo("api");
        assertThat(narrow.json()).doesNotContainKey("id_token");
        assertThat(Jwt.claims(narrow.text("access_token")).get("scope")).isEqualTo("api");

        String next = narrow.text("refresh_token");
        refresh(RENEW, next, "api orders").isError("invalid_scope");
        refresh(RENEW, next, "openid profile").isError("invalid_scope");
        refresh(RENEW, next, "unknown").isError("invalid_scope");
        assertThat(refresh(RENEW, next).hasTokens().text("scope")).as("a refused request uses nothing up")
                .isEqualTo("openid api offline_access");
    }

    @Duty({"Core 12.1 bound", "RFC 6749 5.2 invalid-grant", "RFC 6749 6 bound"})
    @Test
    void t5_anotherClientsTokenIsRefusedAndStaysGood() {
        String token = tokens(RENEW).text("refresh_token");
        refresh(Apps.named("renew-other"), token).isError("invalid_grant");
        refresh(PUBLIC, token).isError("invalid_grant");
        new App("renew", "wrong", Map.of()).token(server, form(token)).isError("invalid_client");
        new App("renew", null, Map.of()).token(server, form(token)).isError("invalid_client");
        refresh(RENEW, token).hasTokens();
    }

    @Duty("Back-Channel Logout 2.7 offline-access")
    @Test
    void t5_l10_signingOutEndsWhatHasNoOfflineAccess() {
        String offline = tokens(RENEW).text("refresh_token");
        String inSession = tokens(RENEW.with("scope", "openid api")).text("refresh_token");
        inSession = refresh(RENEW, inSession).hasTokens().text("refresh_token");
        browser.open("/logout").submit("#logout", Map.of());
        refresh(RENEW, inSession).isError("invalid_grant");
        refresh(RENEW, offline).hasTokens();
    }

    @Test
    void l10_thePermissionsPageTakesThemBack() {
        String token = redeem(RENEW, browser.authorize(RENEW).signIn("runa", "runa-password")).text("refresh_token");
        token = refresh(RENEW, token).hasTokens().text("refresh_token");
        Visit page = browser.open("/permissions");
        assertThat(page.document().select("#applications h3").eachText()).containsExactly("renew");
        assertThat(page.document().select("#applications").text()).as("thirty days and the last access token").contains("Ends on");
        page.filled("form:has(input[name=client][value=renew]) button", Map.of()).sentBy(browser);
        refresh(RENEW, token).isError("invalid_grant");
        assertThat(browser.open("/permissions").document().select("#applications h3")).isEmpty();
    }

    @Duty("RFC 6749 6 validated")
    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "null", "' OR 1=1 --", "\u0000", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void t3_oneThatWasMadeUpIsNone(String token) {
        refresh(RENEW, token).isError("invalid_grant");
    }

    @Test
    void t3_handlesOfOtherKindsAreNone() {
        String code = browser.authorize(RENEW).signIn("alice").code();
        refresh(RENEW, code).isError("invalid_grant");
        Answer tokens = RENEW.redeem(server, code).hasTokens();
        refresh(RENEW, tokens.text("access_token")).isError("invalid_grant");
        RENEW.redeem(server, tokens.text("refresh_token")).isError("invalid_grant");
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("refresh_token")).status())
                .isEqualTo(401);
        RENEW.token(server, Map.of("grant_type", "refresh_token")).isError("invalid_request");
    }

    @Duty("RFC 6749 6 validated")
    @Test
    void t5_afterItsTimeItIsRefused() {
        App brief = Apps.named("renew-short").with("scope", OFFLINE);
        Answer start = tokens(brief);
        Patience.waitUntil(Instant.now().plusSeconds(1));
        refresh(brief, start.text("refresh_token")).isError("invalid_grant");
    }

    @Test
    void oneThatMayBeReusedStaysTheSame() {
        String token = tokens(OFTEN).text("refresh_token");
        for (int use = 0; use < 3; use++) {
            assertThat(refresh(OFTEN, token).hasTokens().text("refresh_token")).isEqualTo(token);
        }
        assertThat(revoke(OFTEN, token).status()).isEqualTo(200);
        refresh(OFTEN, token).isError("invalid_grant");
    }

    /** "… the response body is the Token Response … except that it might not contain an id_token" (§12.2): it costs a signature. */
    @Test
    void anIdTokenThatNobodyAskedForIsNotMadeWhereTheClientSaysSo() {
        String token = tokens(OFTEN).text("refresh_token");
        assertThat(refresh(OFTEN, token).hasTokens().json()).doesNotContainKey("id_token");
        Map<String, String> asking = Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", OFFLINE);
        assertThat(OFTEN.token(server, asking).hasTokens().json()).containsKey("id_token");
        Map<String, String> without = Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "api");
        assertThat(OFTEN.token(server, without).hasTokens().json()).doesNotContainKey("id_token");
        assertThat(refresh(RENEW, tokens(RENEW).text("refresh_token")).hasTokens().json()).containsKey("id_token");
    }

    @Test
    void t6_whoWasNotGivenTheGrantGetsNoneAndMayUseNone() {
        App quick = App.QUICK;
        Answer tokens = quick.redeem(server, browser.authorize(quick).signIn("alice").code()).hasTokens();
        assertThat(tokens.json()).doesNotContainKey("refresh_token");
        refresh(quick, "x").isError("unauthorized_client");
    }

    @Duty("Core 11 offline-access-consent")
    @Test
    void offlineAccessIsAskedForAndMayBeRefused() {
        App app = Apps.named("renew-consent").with("scope", "openid api offline_access");
        Visit page = browser.authorize(app).signIn("alice");
        ConsentPage consent = ConsentPage.at(page);
        assertThat(page.document().select("input[name=scope]").eachAttr("value")).contains("offline_access");
        Answer tokens = app.redeem(server, consent.untick("offline_access").once().allow().code()).hasTokens();
        assertThat(tokens.text("scope")).isEqualTo("openid api");
        String token = refresh(app, tokens.text("refresh_token")).hasTokens().text("refresh_token");
        browser.open("/logout").submit("#logout", Map.of());
        refresh(app, token).isError("invalid_grant");
    }

    /** "MUST ignore the offline_access request unless … an Authorization Code" is returned (Core §11). */
    @Duty({"Core 11 offline-access-ignored", "RFC 6749 4.2.2 no-refresh-token"})
    @Test
    void withoutACodeOfflineAccessIsIgnored() {
        App implicit = App.JS.with("scope", "openid offline_access");
        Map<String, String> answer = browser.authorize(implicit).signIn("alice").response();
        assertThat(answer.get("scope")).isEqualTo("openid");
        assertThat(answer).doesNotContainKey("refresh_token");
    }

    /** A page refreshes by itself, with a reference that is looked at in the database each time. */
    @Test
    void h13_aPublicClientRefreshesFromItsOrigin() {
        String token = tokens(PUBLIC).text("refresh_token");
        Answer answer = Answer.post(server.at("/connect/token"), Map.of("grant_type", "refresh_token", "refresh_token", token,
                "client_id", "renew-browser"), "Origin", "https://renew-browser.example").hasTokens();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://renew-browser.example");
        assertThat(answer.text("refresh_token")).isNotEqualTo(token);
        assertThat(userInfo(answer)).isEqualTo(200);
    }

    private Answer tokens(App app) {
        return redeem(app, browser.cookies().containsKey("lintel") ? browser.authorize(app) : browser.authorize(app).signIn("alice"));
    }

    private Answer redeem(App app, Visit visit) {
        Answer tokens = app.redeem(server, visit.code()).hasTokens();
        assertThat(tokens.text("refresh_token")).isNotEmpty();
        return tokens;
    }

    private Answer refresh(App app, String token) {
        return app.token(server, form(token));
    }

    private Answer refresh(App app, String token, String scope) {
        return app.token(server, Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", scope));
    }

    private static Map<String, String> form(String token) {
        return Map.of("grant_type", "refresh_token", "refresh_token", token);
    }

    private Answer revoke(App app, String token) {
        return Answer.post(server.at("/connect/revocation"), Map.of("token", token), "Authorization",
                App.basic(app.clientId(), app.secret()));
    }

    private int userInfo(Answer tokens) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token")).status();
    }
}
