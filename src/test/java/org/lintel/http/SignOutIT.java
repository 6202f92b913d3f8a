package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** Signing out, with and without an application that asks for it (RP-Initiated Logout, Front-Channel Logout). */
@Tag("http")
class SignOutIT {

    private static final App DESK = new App("desk", "desk-secret", QUICK.parameters())
            .with("client_id", "desk").with("redirect_uri", "https://desk.example/callback");
    private static final App MAIL = new App("mail", "mail-secret", QUICK.parameters())
            .with("client_id", "mail").with("redirect_uri", "https://mail.example/callback");
    private static final String BYE = "https://desk.example/bye";

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void o1_aProvenRequestSignsOutAtOnceAndTheNextSignInAsksAgain() {
        String idToken = signInTo(DESK);
        Visit page = endSession(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", BYE));
        isSignedOut(page);
        assertThat(browser.cookies()).doesNotContainKeys("lintel", "lintel.check");
        assertThat(browser.authorize(DESK).document().selectFirst("#login")).isNotNull();
    }

    @Test
    void o5_theSessionIsGoneOnTheServerToo() {
        String idToken = signInTo(DESK);
        String cookie = browser.cookies().get("lintel");
        endSession(Map.of("id_token_hint", idToken));
        browser.cookies().put("lintel", cookie);
        assertThat(browser.authorize(DESK).document().selectFirst("#login")).isNotNull();
    }

    @Test
    void o2_aRegisteredAddressBecomesALinkWithTheState() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE, "state", "a b&c"));
        assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo(BYE + "?state=a%20b%26c");
        assertThat(page.document().selectFirst("#return").text()).isEqualTo("Return to Desk <b>");
    }

    @Test
    void o2_l2_anyOtherAddressIsIgnored() {
        for (String address : List.of("https://desk.example/bye/", "https://DESK.example/bye", "https://evil.example/", "//evil.example",
                "https://desk.example/bye?lang=de", "javascript:alert(1)")) {
            Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", address));
            isSignedOut(page);
            assertThat(page.document().selectFirst("#return")).as(address).isNull();
        }
    }

    @Test
    void o3_theSignedOutPageIsOurs() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE));
        assertThat(page.document().text()).contains("Logout", "You are now logged out.");
        assertThat(page.document().title()).contains("Lintel");
    }

    @Test
    void o6_l1_aLinkOrAnImageSignsNobodyOut() {
        signInTo(DESK);
        for (String address : List.of("/logout", "/logout?logoutId=made-up", "/connect/endsession", "/connect/endsession?client_id=desk")) {
            Visit page = browser.open(address);
            assertThat(page.document().selectFirst("#logout")).as(address).isNotNull();
            browser.authorize(DESK).code();
        }
    }

    @Test
    void o6_thePromptSignsOut() {
        signInTo(DESK);
        isSignedOut(browser.open("/logout").submit("#logout", Map.of()));
        assertThat(browser.authorize(DESK).document().selectFirst("#login")).isNotNull();
    }

    @Test
    void o6_s15_aFormFromElsewhereSignsNobodyOut() {
        signInTo(DESK);
        assertThat(browser.post("/logout", Map.of("signout", "signout", "logout", "x", "jakarta.faces.ViewState", "stateless")).status())
                .isEqualTo(403);
        browser.authorize(DESK).code();
    }

    @Test
    void o10_withoutAHintTheUserIsAskedAndTheClientNamed() {
        signInTo(DESK);
        Visit page = endSession(Map.of("client_id", "desk", "post_logout_redirect_uri", BYE));
        assertThat(page.document().text()).contains("Desk <b> asked for it.");
        Visit done = page.submit("#logout", Map.of());
        isSignedOut(done);
        assertThat(done.document().selectFirst("#return").attr("href")).isEqualTo(BYE);
    }

    @Test
    void o10_l3_aHintThatIsNotForThisSessionIsNoProof() {
        String ofAnother = new SignOutIT().signInTo(DESK, "bob");
        String idToken = signInTo(DESK);
        String forged = idToken.substring(0, idToken.lastIndexOf('.') + 1) + "AAAA";
        for (Map<String, String> asked : List.of(Map.of("id_token_hint", ofAnother), Map.of("id_token_hint", forged),
                Map.of("id_token_hint", "nonsense"), Map.of("id_token_hint", idToken, "client_id", "mail"))) {
            assertThat(endSession(asked).document().selectFirst("#logout")).as(asked.toString()).isNotNull();
        }
        browser.authorize(DESK).code();
    }

    @Test
    void o15_whoIsSignedOutAlreadyIsNotAsked() {
        String idToken = signInTo(DESK);
        endSession(Map.of("id_token_hint", idToken));
        Visit again = endSession(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", BYE));
        isSignedOut(again);
        assertThat(again.document().selectFirst("#return").attr("href")).isEqualTo(BYE);
    }

    @Test
    void o7_o8_theFrameTellsExactlyTheClientsOfTheSession() {
        signInTo(MAIL);
        String idToken = DESK.redeem(server, browser.authorize(DESK).code()).hasTokens().text("id_token");
        Visit frames = frames(endSession(Map.of("id_token_hint", idToken)));
        assertThat(frames.document().select("iframe").eachAttr("src")).containsExactly(
                "https://desk.example/signed-out?a=b&iss=" + Form.encode(server.address()) + "&sid=" + Jwt.claims(idToken).get("sid"),
                "https://mail.example:8443/signed-out");
        assertThat(frames.answer().header("Content-Security-Policy"))
                .contains("frame-src https://desk.example https://mail.example:8443").contains("frame-ancestors 'self'");
        assertThat(frames.answer().header("X-Frame-Options")).isNull();
    }

    @Test
    void o13_afterTheFrameTheStateIsGone() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK)));
        String frame = frame(page);
        Map<String, String> before = Map.copyOf(browser.cookies());
        assertThat(frames(page).document().select("iframe")).hasSize(1);
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("LogoutMessage."));
        assertThat(browser.open(frame).status()).isEqualTo(400);
        browser.cookies().putAll(before);
        assertThat(browser.open(frame).document().select("iframe")).as("a replayed cookie revives nothing").isEmpty();
    }

    @Test
    void o9_l4_aLogoutIdIsWorthNothingInAnotherBrowser() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE));
        Browser other = new Browser(server);
        assertThat(other.open(frame(page)).status()).isEqualTo(400);
        Visit theirs = other.open("/loggedout?" + page.address().getRawQuery());
        assertThat(theirs.document().selectFirst("#return")).isNull();
        assertThat(theirs.document().selectFirst("iframe")).isNull();
    }

    @Test
    void o11_theStateIsAnEncryptedCookieAndTamperingIsAbsence() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE));
        String name = browser.cookies().keySet().stream().filter(cookie -> cookie.startsWith("LogoutMessage.")).findFirst().orElseThrow();
        String value = browser.cookies().get(name);
        assertThat(value).doesNotContain("desk");
        char changed = value.charAt(20) == 'A' ? 'B' : 'A';
        browser.cookies().put(name, value.substring(0, 20) + changed + value.substring(21));
        assertThat(browser.open(frame(page)).status()).isEqualTo(400);
    }

    @Test
    void o11_aBrowserKeepsAFewMessages() {
        signInTo(DESK);
        for (int i = 0; i < 9; i++) {
            browser.open("/connect/endsession?client_id=desk");
        }
        assertThat(browser.cookies().keySet().stream().filter(name -> name.startsWith("LogoutMessage."))).hasSize(5);
    }

    @Test
    void c3_aNewSignInHasANewBrowserState() {
        signInTo(DESK);
        String before = browser.cookies().get("lintel.check");
        browser.authorize(DESK.with("prompt", "login")).signIn("alice").code();
        assertThat(browser.cookies().get("lintel.check")).isNotEqualTo(before).isNotEqualTo(browser.cookies().get("lintel"));
    }

    @Test
    void c6_theCheckSessionPageMayBeFramedByAnybody() {
        var answer = browser.open("/connect/checksession").answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Frame-Options")).isNull();
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'sha256-").doesNotContain("frame-ancestors", "unsafe");
    }

    private String signInTo(App app) {
        return signInTo(app, "alice");
    }

    private String signInTo(App app, String user) {
        Visit arrived = browser.authorize(app);
        Visit answered = arrived.answer().header("Location") == null ? arrived.signIn(user) : arrived;
        return app.redeem(server, answered.code()).hasTokens().text("id_token");
    }

    private Visit endSession(Map<String, String> parameters) {
        return browser.open("/connect/endsession?" + Form.encode(parameters));
    }

    private static void isSignedOut(Visit page) {
        assertThat(page.address().getPath()).isEqualTo("/loggedout");
        assertThat(page.status()).isEqualTo(200);
    }

    private static String frame(Visit page) {
        return URI.create(page.document().selectFirst("iframe").attr("src")).toString();
    }

    private Visit frames(Visit page) {
        return browser.open(frame(page));
    }
}
