package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;
import static org.lintel.flow.App.SPA;
import static org.lintel.flow.App.WEB_SHOP;

import java.time.Duration;
import java.time.Instant;
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
import org.lintel.flow.Once;
import org.lintel.flow.Patience;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** A code is good once, for the client and the redirect URI that it was made for, and not for long (RFC 6749 §4.1.2). */
@Tag("http")
@Tag("stores")
@Once
class CodeReplayIT {

    private static final App RENEW = Apps.named("renew").with("scope", "openid offline_access");

    /** To this one a code that comes twice is a stolen one, however soon. */
    private static final App ONCE = Apps.named("once");
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int ROUNDS = Integer.getInteger("lintel.code-races", 10);

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty("RFC 6749 4.1.2 code-replay")
    @Test
    void t1_aReplayRevokesWhatCameOfTheCode() {
        String code = browser.authorize(ONCE).signIn("alice").code();
        String token = ONCE.redeem(server, code).hasTokens().text("access_token");
        assertThat(userInfo(token).text("sub")).isEqualTo("alice-1");
        ONCE.redeem(server, code).isError("invalid_grant");
        userInfo(token).isError("invalid_token");
        ONCE.redeem(server, code).isError("invalid_grant");
    }

    @Test
    void t1_otherCodesOfTheSessionLoseNothing() {
        String replayed = browser.authorize(ONCE).signIn("alice").code();
        String other = browser.authorize(ONCE).code();
        String token = ONCE.redeem(server, other).hasTokens().text("access_token");
        ONCE.redeem(server, replayed).hasTokens();
        ONCE.redeem(server, replayed).isError("invalid_grant");
        assertThat(userInfo(token).text("sub")).isEqualTo("alice-1");
    }

    @Duty("Core 3.1.3.2 code-once")
    @Test
    void t1_ofTwentyAtOnceOneSucceedsAndItsTokensAreRevoked() {
        String code = browser.authorize(ONCE).signIn("alice").code();
        userInfo(winner(ONCE, code).text("access_token")).isError("invalid_token");
    }

    /** A second click, a proxy's second try: the one that wins keeps what it has, until somebody else comes with the code. */
    @Duty("Core 3.1.3.2 code-once")
    @Test
    void x7_ofTwentyAtOnceOneSucceedsAndKeepsItsTokens() {
        browser.authorize(RENEW).signIn("alice").code();
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String code = browser.authorize(RENEW).code();
            Instant begin = Instant.now();
            Answer tokens = winner(RENEW, code);
            // where the machine took longer than the grace period the last ones were late
            if (Instant.now().isBefore(begin.plus(GRACE))) {
                assertThat(userInfo(tokens.text("access_token")).status()).as("round %d", round).isEqualTo(200);
                RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).hasTokens();
                kept++;
            }
        }
        System.out.println(
                "codes: in " + ROUNDS + " races of 20 there was one winner, who kept the tokens in the " + kept + " that were over in "
                        + GRACE.toSeconds() + " s");
        assertThat(kept).isPositive();
    }

    @Duty("RFC 6749 4.1.2 code-replay")
    @Test
    void x7_aReplayAfterwardsRevokesThem() {
        String code = browser.authorize(RENEW).signIn("alice").code();
        Answer tokens = winner(RENEW, code);
        Patience.waitUntil(Instant.now().plus(GRACE));
        RENEW.redeem(server, code).isError("invalid_grant");
        userInfo(tokens.text("access_token")).isError("invalid_token");
        RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).isError("invalid_grant");
    }

    @Duty("RFC 6749 4.1.2 code-replay")
    @Test
    void x53_aReplayWithoutTheVerifierRevokesAtOnce() {
        String code = browser.authorize(QUICK).signIn("alice").code();
        String token = QUICK.redeem(server, code).hasTokens().text("access_token");
        QUICK.redeem(server, code).isError("invalid_grant");
        assertThat(userInfo(token).status()).as("the same request").isEqualTo(200);
        Map<String, String> stolen = new LinkedHashMap<>(QUICK.redemption(code));
        stolen.put("code_verifier", "x".repeat(43));
        QUICK.token(server, stolen).isError("invalid_grant");
        userInfo(token).isError("invalid_token");
    }

    private Answer winner(App app, String code) {
        List<Answer> answers = AtOnce.call(20, () -> app.redeem(server, code));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).hasSize(19)
                .allSatisfy(answer -> answer.isError("invalid_grant"));
        return answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow();
    }

    /** Without the client's secret nobody can revoke anything by replaying a code they have seen. */
    @Test
    void t1_aReplayByAStrangerRevokesNothing() {
        String code = browser.authorize(QUICK).signIn("alice").code();
        String token = QUICK.redeem(server, code).hasTokens().text("access_token");
        new App("confused", "wrong", QUICK.parameters()).redeem(server, code).isError("invalid_client");
        SPA.token(server, QUICK.redemption(code)).isError("invalid_grant");
        assertThat(userInfo(token).text("sub")).isEqualTo("alice-1");
    }

    @Duty({"Core 3.1.3.2 code-of-client", "RFC 6749 4.1.2 code-bound"})
    @Test
    void t2_anotherClientCannotRedeemIt() {
        String code = browser.authorize(QUICK).signIn("alice").code();
        WEB_SHOP.token(server, QUICK.redemption(code)).isError("invalid_grant");
        SPA.token(server, QUICK.redemption(code)).isError("invalid_grant");
        QUICK.redeem(server, code).hasTokens();
    }

    /** Naming the code's own client in the body does not make another one of it (CVE-2026-16089). */
    @Test
    void t2_noParameterRetargetsIt() {
        String code = browser.authorize(QUICK).signIn("alice").code();
        Map<String, String> form = new LinkedHashMap<>(QUICK.redemption(code));
        form.put("client_id", "quick");
        WEB_SHOP.token(server, form).isError("invalid_client");
        form.put("client_id", "web-shop");
        WEB_SHOP.token(server, form).isError("invalid_grant");
    }

    @Duty({"Core 3.1.3.2 same-redirect-uri", "RFC 6749 4.1.2 code-bound"})
    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/other?a=b", "https://shop.example/callback/", "https://SHOP.example/callback",
            "https://shop.example/callback?", "https://shop.example/callback ", "https://evil.example/", ""})
    void t2_itIsRedeemedWithItsOwnRedirectUriOnly(String redirectUri) {
        App app = Apps.named("confused").with("scope", "openid");
        String code = browser.authorize(app).signIn("alice").code();
        Map<String, String> form = new LinkedHashMap<>(app.redemption(code));
        form.put("redirect_uri", redirectUri);
        app.token(server, form).isError("invalid_grant");
        app.redeem(server, code).isError("invalid_grant");
    }

    @Duty("Core 3.1.3.2 same-redirect-uri")
    @Test
    void t2_anotherRegisteredRedirectUriWillNotDoEither() {
        App app = WEB_SHOP.with("prompt", "consent");
        String code = browser.authorize(app).signIn("alice").consent().code();
        app.with("redirect_uri", "https://shop.example/other?a=b").redeem(server, code).isError("invalid_grant");
    }

    @Duty("RFC 6749 4.1.3 redirect-uri")
    @Test
    void t2_withoutTheRedirectUriItIsNotRedeemed() {
        String code = browser.authorize(QUICK).signIn("alice").code();
        Map<String, String> form = new LinkedHashMap<>(QUICK.redemption(code));
        form.remove("redirect_uri");
        QUICK.token(server, form).isError("invalid_grant");
    }

    @Duty("Core 3.1.3.2 code-valid")
    @Test
    void t2_afterItsTimeItIsNotRedeemed() {
        App app = Apps.named("short-code");
        String code = browser.authorize(app).signIn("alice").code();
        Patience.waitUntil(Instant.now().plusSeconds(1));
        app.redeem(server, code).isError("invalid_grant");
    }

    @Duty("Core 3.1.3.2 code-valid")
    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "null", "../x", "' OR 1=1 --", "\u0000", "%", "*", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void t2_aCodeThatWasMadeUpIsNone(String code) {
        QUICK.redeem(server, code).isError("invalid_grant");
    }

    @Duty("RFC 6749 5.2 invalid-request")
    @Test
    void t2_withoutACodeTheRequestIsInvalid() {
        QUICK.token(server, Map.of("grant_type", "authorization_code", "redirect_uri", QUICK.redirectUri())).isError("invalid_request");
        QUICK.redeem(server, "").isError("invalid_request");
    }

    private Answer userInfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }
}
