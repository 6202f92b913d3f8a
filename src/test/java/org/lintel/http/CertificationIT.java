package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/**
 * What the OpenID certification's modules of the authorization endpoint look at, named above each test, for the response types of the
 * Basic, Implicit and Hybrid profiles. What other tests show for {@code code} and {@code id_token} is not repeated for these two.
 */
@Tag("http")
class CertificationIT {

    private static final App HYBRID = Apps.named("hybrid").with("scope", "openid");

    static final List<String> TYPES = List.of("id_token token", "code id_token", "code token", "code id_token token");

    /** Stays signed in: with her nobody is asked anything. */
    private static Browser alice;

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @BeforeAll
    static void signIn() {
        alice = Lintel.browser();
        alice.authorize(HYBRID).signIn("alice").code();
    }

    // oidcc-response-type-missing: "response must be in url query as we didn't specify a response_type"
    @Test
    void whereTheResponseTypeIsMissingTheErrorIsInTheQuery() {
        App app = HYBRID.without("response_type");
        for (Browser anybody : List.of(browser, alice)) {
            Visit refusal = anybody.authorize(app).isReturned(app, "invalid_request");
            assertThat(refusal.location()).startsWith(app.redirectUri() + "?").doesNotContain("#");
            assertThat(refusal.response()).containsOnlyKeys("error", "error_description", "state", "iss")
                    .containsEntry("state", "the state");
            // RFC 6749 §4.1.2.1: "%x20-21 / %x23-5B / %x5D-7E"
            assertThat(refusal.response().get("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        }
    }

    // oidcc-ensure-request-without-nonce-fails
    @Duty("Core 3.3.2.1 nonce")
    @ParameterizedTest
    @ValueSource(strings = {"id_token", "id_token token", "code id_token", "code id_token token"})
    void anIdTokenOfThisEndpointNeedsANonce(String type) {
        App app = HYBRID.with("response_type", type).without("nonce");
        assertThat(alice.authorize(app).isReturned(app, "invalid_request").location()).startsWith(app.redirectUri() + "#");
    }

    // oidcc-ensure-request-without-nonce-succeeds-for-code-flow, which is run for "code token" as well
    @Test
    void aCodeWithATokenNeedsNone() {
        App app = HYBRID.with("response_type", "code token").without("nonce");
        assertThat(Jwt.claims(idToken(app, alice.authorize(app)))).doesNotContainKey("nonce");
    }

    // oidcc-ensure-other-scope-order-succeeds
    @ParameterizedTest
    @FieldSource("TYPES")
    void openidNeedNotComeFirst(String type) {
        assertThat(alice.authorize(app(type).with("scope", "email openid")).response()).doesNotContainKey("error");
    }

    // oidcc-display-page, oidcc-display-popup, oidcc-ui-locales, oidcc-claims-locales, oidcc-ensure-request-with-acr-values-succeeds,
    // oidcc-login-hint, oidcc-ensure-request-with-unknown-parameter-succeeds
    @Duty({"Core 3.1.2.1 display", "Core 3.1.2.1 login-hint", "Core 3.1.2.1 unknown-parameters"})
    @ParameterizedTest
    @CsvSource({"display, page", "display, popup", "ui_locales, se", "claims_locales, se", "acr_values, 1 2", "login_hint, bob@example.org",
            "extra, foobar"})
    void whatIsOnlyAHintOrMeansNothingHereDoesNoHarm(String name, String value) {
        for (String type : TYPES) {
            assertThat(alice.authorize(app(type).with(name, value)).response()).as(type).doesNotContainKey("error");
        }
        assertThat(PromptIT.asksToSignIn(browser.authorize(HYBRID.with(name, value)))).isTrue();
    }

    // oidcc-prompt-login, oidcc-max-age-1 (which sends max_age=1 after more than a second)
    @Test
    void promptLoginAndMaxAgeAskAgainAndTheNewTimeIsInEveryIdToken() {
        var browsers = new LinkedHashMap<App, Browser>();
        var before = new LinkedHashMap<App, Long>();
        for (String type : TYPES) {
            for (App again : List.of(app(type).with("prompt", "login"), app(type).with("max_age", "1"))) {
                browsers.put(again, Lintel.browser());
                before.put(again, authTime(again, browsers.get(again).authorize(app(type)).signIn("alice")));
            }
        }
        Patience.waitUntil(Instant.now().plusSeconds(2));
        browsers.forEach((again, there) -> {
            Visit page = there.authorize(again);
            assertThat(PromptIT.asksToSignIn(page)).as(again.parameters().toString()).isTrue();
            assertThat(authTime(again, page.signIn("alice"))).isGreaterThan(before.get(again));
        });
    }

    // oidcc-prompt-none-not-logged-in
    @ParameterizedTest
    @FieldSource("TYPES")
    void promptNoneIsLoginRequiredWhereNobodyIsSignedIn(String type) {
        for (String mode : List.of("fragment", "form_post")) {
            App app = app(type).with("prompt", "none").with("response_mode", mode);
            assertThat(browser.authorize(app).isReturned(app, "login_required").response())
                    .containsOnlyKeys("error", "state", "session_state", "iss");
        }
    }

    // oidcc-prompt-none-logged-in, oidcc-max-age-10000, oidcc-id-token-hint: sub and auth_time stay what they were
    @ParameterizedTest
    @FieldSource("TYPES")
    void whoIsSignedInIsNotAskedAgain(String type) {
        App app = app(type);
        String hint = idToken(app, alice.authorize(app));
        Map<String, Object> first = Jwt.claims(hint);
        for (App again : List.of(app.with("prompt", "none"), app.with("max_age", "10000"), app.with("max_age", "2147483647"),
                app.with("prompt", "none").with("id_token_hint", hint), app.with("id_token_hint", hint))) {
            assertThat(Jwt.claims(idToken(again, alice.authorize(again)))).containsEntry("sub", first.get("sub"))
                    .containsEntry("auth_time", first.get("auth_time"));
        }
    }

    // oidcc-redirect-uri-query-OK; -query-mismatch and -query-added are in RedirectUriIT
    @Test
    void theQueryOfARegisteredRedirectUriIsKept() {
        App app = HYBRID.with("redirect_uri", "https://hybrid.example/callback?foo=bar");
        assertThat(alice.authorize(app).location()).startsWith(app.redirectUri() + "&code=");
        assertThat(alice.authorize(app.with("response_type", "code id_token")).location()).startsWith(app.redirectUri() + "#code=");
        assertThat(alice.authorize(app.with("response_mode", "form_post")).document().selectFirst("form").attr("action"))
                .isEqualTo(app.redirectUri());
    }

    // oidcc-ensure-registered-redirect-uri, oidcc-ensure-redirect-uri-in-authorization-request
    @ParameterizedTest
    @FieldSource("TYPES")
    void nobodyIsSentToAnAddressThatIsMissingOrNotRegistered(String type) {
        for (App app : List.of(app(type).with("redirect_uri", "https://hybrid.example/callback/x"), app(type).without("redirect_uri"))) {
            alice.authorize(app).isErrorPage();
            alice.authorize(app.with("response_mode", "form_post")).isErrorPage();
        }
    }

    // oidcc-ensure-post-request-succeeds
    @Duty("Core 3.1.2.1 get-and-post")
    @ParameterizedTest
    @FieldSource("TYPES")
    void aPostedRequestIsAsGood(String type) {
        assertThat(alice.post("/connect/authorize", app(type).parameters()).response()).containsKeys("state", "iss")
                .doesNotContainKey("error");
    }

    // oidcc-codereuse; what is revoked by it is in HybridFlowIT and CodeReplayIT
    @ParameterizedTest
    @ValueSource(strings = {"code id_token", "code token", "code id_token token"})
    void aCodeIsGoodOnce(String type) {
        String code = alice.authorize(app(type)).code();
        HYBRID.redeem(server, code).hasTokens();
        HYBRID.redeem(server, code).isError("invalid_grant");
    }

    private static App app(String type) {
        return HYBRID.with("response_type", type);
    }

    /** The one of this endpoint; where there is none, that of the token endpoint. */
    private String idToken(App app, Visit visit) {
        Map<String, String> response = visit.response();
        assertThat(response).as(app.parameters().toString()).doesNotContainKey("error");
        return response.containsKey("id_token") ? response.get("id_token")
                : app.redeem(server, response.get("code")).hasTokens().text("id_token");
    }

    private long authTime(App app, Visit visit) {
        return (long) Jwt.claims(idToken(app, visit)).get("auth_time");
    }
}
