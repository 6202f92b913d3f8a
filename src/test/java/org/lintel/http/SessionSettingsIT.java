package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** A server whose sessions are short, with nobody remembered, that returns to the applications by itself. */
@Tag("http")
class SessionSettingsIT {

    private static final Duration LIFETIME = Duration.ofSeconds(8);
    private static final App DESK = Apps.named("desk");
    private static final String BYE = "https://desk.example/bye";

    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() {
        server = Server.named("session-settings").settings(Map.of(
                "lintel.configuration", Lintel.configuration().toString(),
                "lintel.session.lifetime", LIFETIME.toString(),
                "lintel.session.remember-me", "off",
                "lintel.pkce.nonce-suffices", "true",
                "lintel.sign-out.auto-return", "true",
                "lintel.sign-out.auto-return-delay", "PT2S")).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void r7_aRenewDoesNotProlongTheSession() {
        App silent = App.JS.with("prompt", "none").with("response_type", "id_token");
        Map<String, String> first = browser.authorize(App.JS.with("response_type", "id_token")).signIn("alice").response();
        long authTime = (long) Jwt.claims(first.get("id_token")).get("auth_time");
        Map<String, String> last = Patience.until(() -> {
            Map<String, String> renewed = browser.authorize(silent).response();
            if (renewed.containsKey("id_token")) {
                assertThat(Jwt.claims(renewed.get("id_token"))).containsEntry("auth_time", authTime);
                assertThat(Instant.now()).isBefore(Instant.ofEpochSecond(authTime).plus(LIFETIME).plusSeconds(2));
            }
            return renewed;
        }, renewed -> renewed.containsKey("error"));
        assertThat(last).containsEntry("error", "login_required");
        assertThat(Instant.now()).isAfterOrEqualTo(Instant.ofEpochSecond(authTime).plus(LIFETIME));
    }

    @Test
    void theEndOfAnExpiredSessionIsToldWithItsClients() {
        String idToken = idToken(DESK);
        String line = "sid=" + Jwt.claims(idToken).get("sid") + " clients=desk reason=";
        assertThat(Patience.until(server::log, log -> log.contains(line))).contains(line + "EXPIRED");
    }

    @Test
    void whereNobodyIsRememberedThereIsNoBox() {
        Visit page = browser.open("/login");
        assertThat(page.document().select("#login")).isNotEmpty();
        assertThat(page.document().select("#remember")).isEmpty();
        page.filled("#login", Map.of("username", "alice", "password", "alice-password")).with("remember", "on").sentBy(browser);
        assertThat(browser.cookies()).containsKey("lintel");
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("lintel=")).noneMatch(cookie -> cookie.contains("Max-Age"));
    }

    @Duty("RP-Initiated Logout 3 after")
    @Test
    void o3_theSignedOutPageReturnsByItselfWhereTheClientHasProvenItself() {
        Visit page = endSession(Map.of("id_token_hint", idToken(DESK), "post_logout_redirect_uri", BYE, "state", "a b;c"));
        assertThat(page.address().getPath()).isEqualTo("/loggedout");
        assertThat(page.answer().header("Refresh")).isEqualTo("2;url=" + BYE + "?state=a%20b%3Bc");
        assertThat(page.document().selectFirst("iframe")).as("the others are told before").isNotNull();
        Visit again = endSession(Map.of("id_token_hint", idToken(DESK)));
        assertThat(again.answer().header("Refresh")).as("nowhere to return to").isNull();
    }

    @Duty("RP-Initiated Logout 3 legitimate")
    @Test
    void o3_l2_itNeverDoesOnTheWordOfAClientId() {
        idToken(DESK);
        Visit signedOut = endSession(Map.of("client_id", "desk", "post_logout_redirect_uri", BYE)).submit("#logout", Map.of());
        for (Visit page : List.of(signedOut, endSession(Map.of("client_id", "desk", "post_logout_redirect_uri", BYE)))) {
            assertThat(page.address().getPath()).isEqualTo("/loggedout");
            assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo(BYE);
            assertThat(page.answer().header("Refresh")).isNull();
        }
    }

    @Test
    void o15_o3_whoIsSignedOutAlreadyIsReturnedToo() {
        String idToken = idToken(DESK);
        endSession(Map.of("id_token_hint", idToken));
        Visit again = endSession(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", BYE));
        assertThat(again.answer().header("Refresh")).isEqualTo("2;url=" + BYE);
        assertThat(again.document().selectFirst("iframe")).isNull();
    }

    /** RFC 9700 §2.1.1, §4.8: only who has a secret, openid and a nonce, and never less than was asked for. */
    @Test
    void s7_whereANonceSufficesThereIsNoWayDownFromPkce() {
        App withNonce = App.QUICK.without("code_challenge").without("code_challenge_method");
        withNonce.redeem(server, browser.authorize(withNonce).signIn("alice").code()).hasTokens();
        App spa = App.SPA.without("code_challenge").without("code_challenge_method");
        for (App refused : List.of(withNonce.without("nonce"), withNonce.with("scope", "api"), spa)) {
            browser.authorize(refused).isReturned(refused, "invalid_request");
        }
        withNonce.redeem(server, browser.authorize(App.QUICK).code()).isError("invalid_grant");
        App.QUICK.redeem(server, browser.authorize(withNonce).code()).isError("invalid_grant");
    }

    private String idToken(App app) {
        return app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens().text("id_token");
    }

    private Visit endSession(Map<String, String> parameters) {
        return browser.open("/connect/endsession?" + Form.encode(parameters));
    }
}
