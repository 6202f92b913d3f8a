package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Signing out, with and without an application that asks for it (RP-Initiated Logout, Front-Channel Logout). */
@Tag("http")
@Tag("portability")
class SignOutIT {

    private static final App DESK = new App("desk", "desk-secret", QUICK.parameters())
            .with("client_id", "desk").with("redirect_uri", "https://desk.example/callback");
    private static final App MAIL = new App("mail", "mail-secret", QUICK.parameters())
            .with("client_id", "mail").with("redirect_uri", "https://mail.example/callback");
    private static final App CAREFUL = Apps.named("careful");
    private static final App BRIEF = Apps.named("brief");
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

    @Duty("RP-Initiated Logout 2 logs-out")
    @Test
    void o5_theSessionIsGoneOnTheServerToo() {
        String idToken = signInTo(DESK);
        String cookie = browser.cookies().get("lintel");
        endSession(Map.of("id_token_hint", idToken));
        browser.cookies().put("lintel", cookie);
        assertThat(browser.authorize(DESK).document().selectFirst("#login")).isNotNull();
    }

    @Duty("RP-Initiated Logout 2 state")
    @Test
    void o2_aRegisteredAddressBecomesALinkWithTheState() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE, "state", "a b&c"));
        assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo(BYE + "?state=a%20b%26c");
        assertThat(page.document().selectFirst("#return").text()).isEqualTo("Return to Desk <b>");
    }

    @Duty({"RP-Initiated Logout 3 registered", "RP-Initiated Logout 4 errors"})
    @Test
    void o2_l2_x47_anyOtherAddressIsIgnoredAndTheUserAsked() {
        for (String address : List.of("https://desk.example/bye/", "https://DESK.example/bye", "https://evil.example/", "//evil.example",
                "https://desk.example/bye?lang=de", "javascript:alert(1)")) {
            Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", address));
            assertThat(page.document().selectFirst("#logout")).as(address).isNotNull();
            assertThat(browser.authorize(DESK).code()).as("still signed in").isNotEmpty();
            Visit done = page.submit("#logout", Map.of());
            isSignedOut(done);
            assertThat(done.document().selectFirst("#return")).as(address).isNull();
            assertThat(server.log())
                    .contains("post_logout_redirect_uri=" + address + " is ignored: the client desk has registered [" + BYE);
        }
        signInTo(DESK);
        endSession(Map.of("post_logout_redirect_uri", "https://nobody.example/bye"));
        assertThat(server.log())
                .contains("post_logout_redirect_uri=https://nobody.example/bye is ignored: neither id_token_hint nor client_id");
    }

    /** A page that was confirmed already says so, and leads back. */
    @Test
    void x46_confirmingInASecondTabIsSignedOutToo() {
        signInTo(DESK);
        Map<String, String> asked = Map.of("client_id", "desk", "post_logout_redirect_uri", BYE);
        Visit first = endSession(asked);
        Visit second = endSession(asked);
        Visit plain = browser.open("/logout");
        FilledForm again = first.filled("#logout", Map.of());
        for (Visit done : List.of(again.sentBy(browser), again.sentBy(browser), second.submit("#logout", Map.of()))) {
            isSignedOut(done);
            assertThat(done.document().selectFirst("#return").attr("href")).isEqualTo(BYE);
        }
        isSignedOut(plain.submit("#logout", Map.of()));
    }

    /** It asks who is signed in now, and nothing of the old form is used. */
    @Test
    void x46_anOutdatedFormDoesNotSignTheNextUserOut() {
        signInTo(DESK);
        FilledForm old = browser.open("/logout").filled("#logout", Map.of());
        browser.authorize(DESK.with("prompt", "login")).signIn("bob");
        assertThat(old.sentBy(browser).document().selectFirst("#logout")).isNotNull();
        assertThat(browser.authorize(DESK).code()).isNotEmpty();
        assertThat(old.sentBy(Lintel.browser()).status()).as("in another browser").isEqualTo(403);
    }

    @Test
    void x86_theLogNamesAnAddressThatIsIgnoredBesideThoseThatAreNot() {
        endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE + "/"));

        assertThat(server.log())
                .contains("post_logout_redirect_uri=" + BYE + "/ is ignored: the client desk has registered [" + BYE + ", ");
    }

    @Duty("RP-Initiated Logout 3 registered")
    @Test
    void l2_theHintOfAnotherClientOpensNoWayBackToThisOne() {
        for (Map<String, String> asked : List.of(Map.of("post_logout_redirect_uri", BYE),
                Map.of("post_logout_redirect_uri", BYE, "client_id", "desk"))) {
            var parameters = new HashMap<>(asked);
            parameters.put("id_token_hint", signInTo(MAIL));
            Visit page = endSession(parameters);
            assertThat(page.document().selectFirst("#logout")).isNotNull();
            Visit done = page.document().selectFirst("#logout") == null ? page : page.submit("#logout", Map.of());
            isSignedOut(done);
            assertThat(done.answer().header("Refresh")).isNull();
            // with client_id the hint counts for nothing; then only the user may follow a link
            assertThat(done.document().selectFirst("#return") != null).isEqualTo(asked.containsKey("client_id"));
        }
    }

    @Duty("RP-Initiated Logout 2 hint-expired")
    @Test
    void l2_o9_aHintThatHasExpiredStillCounts() {
        String idToken = signInTo(BRIEF);
        Patience.waitUntil(Instant.ofEpochSecond((long) Jwt.claims(idToken).get("exp") + 1));
        Visit page = endSession(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "https://brief.example/bye"));
        isSignedOut(page);
        assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo("https://brief.example/bye");
    }

    @Duty("RP-Initiated Logout 3 legitimate")
    @Test
    void l2_withoutHintOrClientThereIsNoWayBack() {
        signInTo(DESK);
        Visit done = endSession(Map.of("post_logout_redirect_uri", BYE)).submit("#logout", Map.of());
        isSignedOut(done);
        assertThat(done.document().selectFirst("#return")).isNull();
    }

    @Duty("RP-Initiated Logout 3.1 schemes")
    @Test
    void o2_anApplicationOfAPhoneIsReturnedToAsWell() {
        Visit page = endSession(
                Map.of("id_token_hint", signInTo(BRIEF), "post_logout_redirect_uri", "com.example.brief:/bye", "state", "s"));
        assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo("com.example.brief:/bye?state=s");
    }

    @Duty("RP-Initiated Logout 2 get-and-post")
    @Test
    void o9_aPostIsAsGoodAsAGet() {
        Visit page = browser.post("/connect/endsession",
                Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE, "state", "s"));
        isSignedOut(page);
        assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo(BYE + "?state=s");
    }

    @Test
    void s17_stateAndReturnAddressesLeadNowhereElse() {
        for (String elsewhere : List.of("//evil.example", "/\\evil.example", "https:evil.example", "/%09/evil.example", "/./\\evil.example",
                "https://desk.example@evil.example/bye", "https://desk.example/bye/../../evil",
                "https://desk.example\\@evil.example/bye")) {
            Visit asked = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", elsewhere, "state", elsewhere));
            assertThat(asked.answer().body()).doesNotContain("evil");
            Visit page = asked.submit("#logout", Map.of());
            isSignedOut(page);
            assertThat(page.answer().body()).doesNotContain("evil");
            assertThat(browser.open("/loggedout?logoutId=" + Form.encode(elsewhere)).answer().body()).doesNotContain("evil");
            Visit known = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE, "state", elsewhere));
            assertThat(known.document().selectFirst("#return").attr("href")).startsWith(BYE + "?state=");
        }
    }

    @Test
    void o3_theSignedOutPageIsOurs() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE));
        assertThat(page.document().text()).contains("Signed out", "You are now signed out.");
        assertThat(page.document().title()).contains("Lintel");
    }

    @Duty("RP-Initiated Logout 6 csrf")
    @Test
    void o6_l1_aLinkOrAnImageSignsNobodyOut() {
        signInTo(DESK);
        for (String address : List.of("/logout", "/logout?logoutId=made-up", "/connect/endsession", "/connect/endsession?client_id=desk")) {
            Visit page = browser.open(address);
            assertThat(page.document().selectFirst("#logout")).as(address).isNotNull();
            browser.authorize(DESK).code();
        }
    }

    @Duty("RP-Initiated Logout 2 logs-out")
    @Test
    void o6_thePromptSignsOut() {
        signInTo(DESK);
        isSignedOut(browser.open("/logout").submit("#logout", Map.of()));
        assertThat(browser.authorize(DESK).document().selectFirst("#login")).isNotNull();
    }

    @Duty("RP-Initiated Logout 6 csrf")
    @Test
    void o6_s15_aFormFromElsewhereSignsNobodyOut() {
        signInTo(DESK);
        assertThat(browser.post("/logout", Map.of("signout", "signout", "logout", "x", "jakarta.faces.ViewState", "stateless")).status())
                .isEqualTo(403);
        browser.authorize(DESK).code();
    }

    @Duty("RP-Initiated Logout 2 asks")
    @Test
    void o10_withoutAHintTheUserIsAskedAndTheClientNamed() {
        signInTo(DESK);
        Visit page = endSession(Map.of("client_id", "desk", "post_logout_redirect_uri", BYE));
        assertThat(page.document().text()).contains("Desk <b> asked for it.");
        Visit done = page.submit("#logout", Map.of());
        isSignedOut(done);
        assertThat(done.document().selectFirst("#return").attr("href")).isEqualTo(BYE);
    }

    @Duty("RP-Initiated Logout 2 asks")
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

    @Duty("RP-Initiated Logout 2 hint-issuer")
    @Test
    void l3_aForgedHintIsNoProof() {
        new Forgery(signInTo(DESK)).all()
                .forEach((what,
                        forged) -> assertThat(
                                browser.post("/connect/endsession", Map.of("id_token_hint", forged)).document().selectFirst("#logout"))
                                .as(what).isNotNull());
        browser.authorize(DESK).code();
    }

    @Duty("RP-Initiated Logout 2 hint-issuer")
    @Test
    void l3_t10_anAccessTokenIsNoHint() {
        signInTo(DESK);
        String accessToken = DESK.redeem(server, browser.authorize(DESK).code()).hasTokens().text("access_token");
        assertThat(endSession(Map.of("id_token_hint", accessToken)).document().selectFirst("#logout")).isNotNull();
    }

    @Test
    void o10_theHintOfAnEarlierSessionOfTheSameUserIsNoProof() {
        String idToken = signInTo(DESK);
        endSession(Map.of("id_token_hint", idToken));
        signInTo(DESK);
        assertThat(endSession(Map.of("id_token_hint", idToken)).document().selectFirst("#logout")).isNotNull();
        browser.authorize(DESK).code();
    }

    @Test
    void o10_theUserSeesWhoWillBeSignedOut() {
        signInTo(DESK);
        assertThat(browser.open("/logout").document().text()).contains("Signed in as Alice");
    }

    @Duty("RP-Initiated Logout 2 logout-hint")
    @Test
    void o10_aLogoutHintAtSomebodyElseMakesThePageAsk() {
        for (String hint : List.of("bob", "bob-1", "bob.smith@email.com", "", "ALICE")) {
            Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "logout_hint", hint));
            assertThat(page.document().selectFirst("#logout") != null).as("asks for " + hint).isEqualTo(!hint.isEmpty());
        }
    }

    @Duty("RP-Initiated Logout 2 logout-hint")
    @Test
    void o10_aLogoutHintAtTheUserOrTheSessionDoesNot() {
        for (String hint : List.of("alice", "sub", "email", "sid")) {
            String idToken = signInTo(DESK.with("scope", "openid profile"));
            String value = switch (hint) {
                case "sub", "sid" -> (String) Jwt.claims(idToken).get(hint);
                case "email" -> "alice@example.org";
                default -> hint;
            };
            isSignedOut(endSession(Map.of("id_token_hint", idToken, "logout_hint", value)));
        }
    }

    @Test
    void o10_aClientMayWantTheUserToBeAskedInAnyCase() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(CAREFUL), "post_logout_redirect_uri", "https://careful.example/bye"));
        Visit done = page.submit("#logout", Map.of());
        isSignedOut(done);
        assertThat(done.document().selectFirst("#return").attr("href")).isEqualTo("https://careful.example/bye");
    }

    @Duty("RP-Initiated Logout 2 ui-locales")
    @Test
    void theLanguagesOfTheClientAreThoseOfThePages() {
        signInTo(DESK);
        Visit page = endSession(Map.of("client_id", "desk", "ui_locales", "tlh de-AT en"));
        assertThat(page.document().selectFirst("html").attr("lang")).isEqualTo("de");
        Visit done = page.submit("#logout", Map.of());
        isSignedOut(done);
        assertThat(done.document().selectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(browser.open("/loggedout").document().selectFirst("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void s20_languagesWithoutEndAreIgnored() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "ui_locales", "de ".repeat(400)));
        isSignedOut(page);
        assertThat(page.document().selectFirst("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void o3_nobodyIsSentBackUnlessTheOperatorWantsIt() {
        assertThat(endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE)).answer().header("Refresh"))
                .isNull();
    }

    @Test
    void o15_whoIsSignedOutAlreadyIsNotAsked() {
        String idToken = signInTo(DESK);
        endSession(Map.of("id_token_hint", idToken));
        Visit again = endSession(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", BYE));
        isSignedOut(again);
        assertThat(again.document().selectFirst("#return").attr("href")).isEqualTo(BYE);
    }

    @Duty({"RP-Initiated Logout 2 other-logouts", "Front-Channel Logout 2 frames", "Front-Channel Logout 2 iss-and-sid",
            "Front-Channel Logout 2 session-required", "Front-Channel Logout 2 query-retained"})
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

    @Duty("RP-Initiated Logout 4 errors")
    @Test
    void l4_aLogoutIdThatWasUsedOrMadeUpIsNone() {
        Visit page = endSession(Map.of("id_token_hint", signInTo(DESK), "post_logout_redirect_uri", BYE));
        frames(page);
        String used = page.address().getRawQuery();
        for (String query : List.of(used, "logoutId=AAAAAAAAAAAAAAAAAAAAAA", "logoutId=", "logoutId=" + "A".repeat(9000).substring(0, 3000),
                "logoutId=..%2F..%2Fx", "logoutId=%00", "logoutId=a%0D%0ASet-Cookie:%20b=c", "logoutId=a&logoutId=b")) {
            Visit loggedOut = browser.open("/loggedout?" + query);
            assertThat(loggedOut.status()).as(query).isEqualTo(200);
            assertThat(loggedOut.document().select("#return, iframe")).as(query).isEmpty();
            assertThat(loggedOut.document().text()).doesNotContain("Desk");
            assertThat(browser.open("/connect/endsession/callback?" + query).status()).as(query).isEqualTo(400);
            signInTo(MAIL);
            assertThat(browser.open("/logout?" + query).document().selectFirst("#logout")).as(query).isNotNull();
        }
    }

    @Test
    void l4_theIdOfOneSignOutDoesNotEndTheNextSession() {
        Visit first = browser.open("/connect/endsession?" + Form.encode(Map.of("id_token_hint", signInTo(DESK))));
        signInTo(DESK);
        assertThat(browser.open("/logout?" + first.address().getRawQuery()).document().selectFirst("#logout")).isNotNull();
        browser.authorize(DESK).code();
    }

    @Test
    void l9_aCookieThatWasTamperedWithOrReplayedSignsNobodyIn() {
        String idToken = signInTo(DESK);
        String value = browser.cookies().get("lintel");
        for (String changed : List.of((value.charAt(0) == 'A' ? 'B' : 'A') + value.substring(1), value.substring(1), value + "A",
                value.toLowerCase(Locale.ROOT), "\"" + value.substring(1), (String) Jwt.claims(idToken).get("sid"))) {
            browser.cookies().put("lintel", changed);
            assertThat(browser.authorize(DESK).document().selectFirst("#login")).as(changed).isNotNull();
        }
        browser.cookies().put("lintel", value);
        browser.authorize(DESK).code();
        endSession(Map.of("id_token_hint", idToken));
        browser.cookies().put("lintel", value);
        assertThat(browser.authorize(DESK).document().selectFirst("#login")).as("after the sign-out").isNotNull();
    }

    @Test
    void l9_s16_anotherBrowsersStateOfASignOutIsNone() {
        Browser evil = new Browser(server);
        Visit theirs = evil.open("/connect/endsession?" + Form.encode(Map.of("client_id", "desk", "post_logout_redirect_uri", BYE)));
        signInTo(MAIL);
        evil.cookies().forEach((name, value) -> {
            if (name.startsWith("LogoutMessage.")) {
                browser.cookies().put(name, value);
            }
        });
        assertThat(browser.open("/loggedout?" + theirs.address().getRawQuery()).document().select("iframe")).isEmpty();
        browser.authorize(MAIL).code();
    }

    @Test
    void l10_aSessionEndedFromElsewhereIsDeadInTheBrowser() {
        String idToken = signInTo(DESK);
        Browser elsewhere = browser.twin();
        elsewhere.authorize(DESK.with("prompt", "login")).signIn("bob");
        App silent = DESK.with("prompt", "none");
        browser.authorize(silent).isReturned(silent, "login_required");
        assertThat(browser.authorize(DESK).document().selectFirst("#login")).isNotNull();
        assertThat(server.log()).contains("sid=" + Jwt.claims(idToken).get("sid") + " clients=desk reason=REPLACED");
        isSignedOut(endSession(Map.of("id_token_hint", idToken)));
        assertThat(browser.cookies()).as("what was good for nothing is gone").doesNotContainKeys("lintel", "lintel.check");
    }

    @Duty("Front-Channel Logout 4 tracked")
    @Test
    void o7_theEndOfASessionIsToldWithItsClients() {
        String idToken = signInTo(DESK);
        isSignedOut(endSession(Map.of("id_token_hint", idToken, "client_id", "desk")));
        assertThat(server.log()).contains("sid=" + Jwt.claims(idToken).get("sid") + " clients=desk reason=SIGN_OUT");
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

    @Duty("Session Management 3.2 browser-state")
    @Test
    void c3_aNewSignInHasANewBrowserState() {
        signInTo(DESK);
        String before = browser.cookies().get("lintel.check");
        browser.authorize(DESK.with("prompt", "login")).signIn("alice").code();
        assertThat(browser.cookies().get("lintel.check")).isNotEqualTo(before).isNotEqualTo(browser.cookies().get("lintel"));
    }

    @Duty("Session Management 5 framing")
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
