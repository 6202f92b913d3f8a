package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.JS;
import static org.lintel.flow.App.QUICK;
import static org.lintel.flow.App.WEB_SHOP;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Requests that are ambiguous, come from nobody we know, or ask for more than the client was given. */
@Tag("http")
class RefusedAuthorizationIT {

    /** May use every flow. */
    private static final App HYBRID = Apps.named("hybrid");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty("RFC 6749 3.1 repeated")
    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void s3_whoAsksTwiceForWhoGetsAPage(String name) {
        for (String twice : repeated(name)) {
            refused(browser.openWithoutFollowing("/connect/authorize?" + twice));
            refused(browser.postEncoded(server.at("/connect/authorize"), twice));
        }
    }

    @Duty({"RFC 6749 3.1 repeated", "Core 3.1.2.6 error-to-client"})
    @ParameterizedTest
    @ValueSource(strings = {"response_type", "scope", "state", "nonce", "code_challenge",
            "code_challenge_method", "prompt", "max_age", "response_mode", "login_hint", "id_token_hint", "ui_locales", "unheard_of"})
    void s3_x42_anyOtherRepeatedParameterIsAnErrorForTheClient(String name) {
        for (String twice : repeated(name)) {
            for (Visit visit : List.of(browser.openWithoutFollowing("/connect/authorize?" + twice),
                    browser.postEncoded(server.at("/connect/authorize"), twice))) {
                Map<String, String> error = visit.isReturned(QUICK, "invalid_request").response();
                assertThat(error.get("error_description"))
                        .startsWith(name.equals("unheard_of") ? "a parameter is repeated (" : "the parameter " + name + " is repeated (");
                assertThat(error.get("state")).isEqualTo(name.equals("state") ? null : "the state");
            }
        }
    }

    private static List<String> repeated(String name) {
        String value = QUICK.parameters().getOrDefault(name, name.equals("response_mode") ? "query" : "1");
        String once = Form.encode(QUICK.with(name, value).parameters());
        return Stream.of(value, "other").map(more -> once + "&" + Form.encode(name) + "=" + Form.encode(more)).toList();
    }

    @Duty("RFC 6749 3.1.2.3 several")
    @Test
    void s3_withSeveralRegisteredTheRedirectUriIsNeeded() {
        refused(browser.authorize(WEB_SHOP.without("redirect_uri")));
        refused(browser.authorize(WEB_SHOP.without("redirect_uri").with("scope", "api")));
    }

    @Duty("Core 3.1.2.1 redirect-uri-required")
    @Test
    void s3_openidNeedsItAlways() {
        refused(browser.authorize(QUICK.without("redirect_uri")));
        assertThat(browser.authorize(QUICK.without("redirect_uri").with("scope", "api")).signIn("alice").location())
                .as("plain OAuth may leave the only one out").startsWith("https://quick.example/callback?code=");
    }

    @Duty("RFC 6749 3.2 repeated")
    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "code", "redirect_uri", "code_verifier", "client_id", "scope", "unheard_of"})
    void s3_soIsOneAtTheTokenEndpoint(String name) {
        String code = browser.authorize(QUICK).signIn("alice").code();
        Map<String, String> right = QUICK.redemption(code);
        String form = Form.encode(right) + "&" + name + "=" + Form.encode(right.getOrDefault(name, "x")) + (right.containsKey(name) ? ""
                : "&" + name + "=x");
        Answer.post(server.at("/connect/token"), form, "Authorization", App.basic("quick", "quick-secret")).isError("invalid_request");
        QUICK.redeem(server, code).hasTokens();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "QUICK", "quick ", " quick", "quick\u0000", "quick,web-shop", "*", "disabled"})
    void s4_aClientThatIsUnknownOrDisabledGetsAPage(String clientId) {
        App app = (clientId.equals("disabled") ? Apps.named("disabled") : QUICK).with("client_id", clientId);
        browser.authorize(QUICK).signIn("alice").code();
        assertThat(refused(browser.authorize(app)).answer().body()).doesNotContain(app.redirectUri());
        refused(browser.authorize(app.with("prompt", "none")));
        refused(browser.post("/connect/authorize", app.parameters()));
    }

    @Duty("Core 3.1.2.2 required-parameters")
    @Test
    void s4_soDoesARequestThatNamesNoClient() {
        refused(browser.authorize(QUICK.without("client_id")));
        refused(browser.authorize(QUICK.with("client_id", "")));
        refused(browser.open("/connect/authorize"));
    }

    @ParameterizedTest
    @MethodSource("wrongFlows")
    void s4_aClientThatWasNotGivenTheFlowGetsAPage(App app) {
        browser.authorize(QUICK).signIn("alice").code();
        refused(browser.authorize(app));
        refused(browser.authorize(app.with("response_mode", "form_post")));
    }

    /** Nobody would see a page, and the application waits for an answer. */
    @ParameterizedTest
    @MethodSource("wrongFlows")
    void x44_inASilentRequestTheClientIsTold(App app) {
        browser.authorize(QUICK).signIn("alice").code();
        App silent = app.with("prompt", "none");
        if (app.clientId().equals("service")) {
            refused(browser.authorize(silent));
        } else {
            browser.authorize(silent).isReturned(silent, "unauthorized_client");
        }
    }

    static Stream<App> wrongFlows() {
        return Stream.of(JS.with("response_type", "code"), JS.with("response_type", "code").with("code_challenge", App.CHALLENGE),
                QUICK.with("response_type", "id_token"), QUICK.with("response_type", "id_token token"),
                QUICK.with("response_type", "token id_token"), QUICK.with("response_type", "token"),
                QUICK.with("response_type", "code id_token"), QUICK.with("response_type", "code token"),
                QUICK.with("response_type", "code id_token token"), JS.with("response_type", "code id_token"),
                new App("service", null, QUICK.with("client_id", "service").with("response_type", "none").parameters()),
                new App("service", null, QUICK.with("client_id", "service").parameters()));
    }

    @Duty({"RFC 6749 3.1.1 response-type", "RFC 6749 4.1.2.1 unsupported-response-type"})
    @ParameterizedTest
    @ValueSource(strings = {"CODE", "code none", "none token", "code,id_token", "device", "code+token", "refresh_token"})
    void s6_noOtherResponseTypeYieldsAnything(String responseType) {
        browser.authorize(QUICK).signIn("alice").code();
        for (App client : new App[] {QUICK, HYBRID}) {
            App app = client.with("response_type", responseType);
            browser.authorize(app).isReturned(app, "unsupported_response_type");
        }
    }

    @Duty("Core 3.2.2.5 fragment")
    @ParameterizedTest
    @ValueSource(strings = {"id_token", "id_token token", "token", "code id_token", "code token", "code id_token token"})
    void s6_tokensNeverTravelInAQuery(String responseType) {
        App app = HYBRID.with("response_type", responseType);
        assertThat(browser.authorize(app).signIn("alice").location()).startsWith(app.redirectUri() + "#").doesNotContain("?");
        Visit refusal = browser.authorize(app.with("response_mode", "query")).isReturned(app, "invalid_request");
        assertThat(refusal.location()).startsWith(app.redirectUri() + "#").doesNotContain("?");
    }

    @Duty("Core 3.1.2.1 response-mode")
    @ParameterizedTest
    @MethodSource("modes")
    void s6_anUnsupportedResponseModeIsRefused(App app, String mode) {
        browser.authorize(QUICK).signIn("alice").code();
        browser.authorize(app.with("response_mode", mode)).isReturned(app, "invalid_request");
    }

    static Stream<Arguments> modes() {
        return Stream.of(QUICK, JS, HYBRID.with("response_type", "code id_token"))
                .flatMap(app -> Stream.of("form_post.jwt", "query.jwt", "fragment.jwt", "jwt", "web_message", "FORM_POST",
                        "query fragment").map(mode -> Arguments.of(app, mode)));
    }

    private static Visit refused(Visit visit) {
        assertThat(visit.isErrorPage().status()).isEqualTo(400);
        return visit;
    }
}
