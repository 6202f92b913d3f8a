package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.JS;
import static org.lintel.flow.App.QUICK;

import java.util.LinkedHashMap;
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
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Against mix-up, every answer at the authorization endpoint says whose it is (RFC 9207). */
@Tag("http")
class IssuerInResponsesIT {

    /** Asks for consent every time, whatever other tests had remembered. */
    private static final App ASKING = Apps.named("forgetful");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty("RFC 9207 2 iss")
    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post"})
    void s8_aCodeComesWithTheIssuer(String mode) {
        assertThat(parameters(browser.authorize(QUICK.with("response_mode", mode)).signIn("alice"), mode))
                .containsKey("code").containsEntry("iss", server.address());
    }

    @Duty("RFC 9207 2 iss")
    @ParameterizedTest
    @ValueSource(strings = {"fragment", "form_post"})
    void s8_tokensComeWithTheIssuer(String mode) {
        assertThat(parameters(browser.authorize(JS.with("response_mode", mode)).signIn("alice"), mode))
                .containsKeys("access_token", "id_token").containsEntry("iss", server.address());
    }

    @Duty({"Core 3.1.2.6 error-parameters", "RFC 9207 2 errors"})
    @ParameterizedTest
    @MethodSource("errors")
    void s8_anErrorComesWithTheIssuer(App app, String mode, String error) {
        assertThat(parameters(browser.authorize(app.with("response_mode", mode)), mode))
                .containsEntry("error", error).containsEntry("iss", server.address());
    }

    static Stream<Arguments> errors() {
        return Stream.of("query", "fragment", "form_post").flatMap(mode -> Stream.of(
                Arguments.of(QUICK.with("prompt", "none"), mode, "login_required"),
                Arguments.of(QUICK.with("scope", "unknown"), mode, "invalid_scope"),
                Arguments.of(QUICK.with("request", "x"), mode, "invalid_request_object"),
                Arguments.of(QUICK.without("code_challenge"), mode, "invalid_request"),
                Arguments.of(QUICK.with("response_type", "device"), mode, "unsupported_response_type")));
    }

    @Duty("RFC 9207 2 errors")
    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post"})
    void s8_theUsersRefusalComesWithTheIssuer(String mode) {
        assertThat(parameters(browser.authorize(ASKING.with("response_mode", mode)).signIn("alice").deny(), mode))
                .containsEntry("error", "access_denied").containsEntry("iss", server.address());
    }

    @Duty("RFC 9207 2 errors")
    @Test
    void x52_aClientThatCannotReadItGetsErrorsWithoutTheIssuerAndNothingElse() {
        App httpd = Apps.named("httpd").with("scope", "openid");
        App silent = httpd.with("prompt", "none");
        assertThat(browser.authorize(silent).isReturned(silent, "login_required").response()).doesNotContainKey("iss");
        assertThat(browser.authorize(httpd).signIn("alice").response()).containsKey("code").containsEntry("iss", server.address());
    }

    @Duty("Core 3.2.2.6 error-in-fragment")
    @Test
    void s8_anErrorInsteadOfTokensComesWithTheIssuer() {
        App app = JS.without("nonce");
        assertThat(browser.authorize(app).isReturned(app, "invalid_request").response()).containsEntry("iss", server.address());
    }

    @Duty("RFC 9207 2.3 same-value")
    @Test
    void s8_theIssuerIsThatOfTheDiscoveryDocument() {
        var metadata = Answer.get(server.at("/.well-known/openid-configuration")).json();
        assertThat(metadata.getString("issuer")).isEqualTo(server.address());
        assertThat(metadata.getBoolean("authorization_response_iss_parameter_supported")).isTrue();
    }

    @Duty({"Core 3.1.2.1 unknown-parameters", "RFC 6749 3.1 unrecognized"})
    @Test
    void s8_noParameterOfTheRequestChangesTheIssuer() {
        App app = QUICK.with("iss", "https://evil.example");
        assertThat(browser.authorize(app).signIn("alice").location()).containsOnlyOnce("iss=").doesNotContain("evil");
    }

    private static Map<String, String> parameters(Visit visit, String mode) {
        if (!mode.equals("form_post")) {
            assertThat(visit.location()).contains(mode.equals("query") ? "callback?" : "#");
            return visit.response();
        }
        var parameters = new LinkedHashMap<String, String>();
        visit.document().select("form[method=post] input[type=hidden]").forEach(input -> parameters.put(input.attr("name"), input.val()));
        return parameters;
    }
}
