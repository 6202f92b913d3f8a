package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;
import static org.lintel.flow.App.SPA;
import static org.lintel.flow.App.WEB_SHOP;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** Nobody is sent to an address that is not registered, whatever else the request says and whoever is signed in. */
@Tag("http")
class RedirectUriIT {

    private static final App NATIVE = new App("native-loopback", null, QUICK.with("client_id", "native-loopback").parameters());

    private static Browser alice;

    @BeforeAll
    static void aliceSignsIn() {
        alice = Lintel.browser();
        alice.authorize(QUICK).signIn("alice").code();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://evil.example/callback",
            "https://quick.example.evil.test/callback",
            "https://evilquick.example/callback",
            "https://quick.example/callback/",
            "https://quick.example/callback/sub",
            "https://quick.example/callback.evil",
            "https://quick.example/callback?",
            "https://quick.example/callback?a=b",
            "https://quick.example/callback#",
            "https://quick.example/callback#a",
            "https://QUICK.example/callback",
            "HTTPS://quick.example/callback",
            "https://quick.example/Callback",
            "https://quick.example/..;/callback",
            "https://quick.example/callback/..;/",
            "https://quick.example/x/../callback",
            "https://quick.example/%2e%2e/callback",
            "https://quick.example/%63allback",
            "https://quick.example//callback",
            "https://quick.example\\@evil.test/callback",
            "https://quick.example\\callback",
            "https://quick.example@evil.test/callback",
            "https://evil.test@quick.example/callback",
            "https://a@b@quick.example/callback",
            "https://evil.test#@quick.example/callback",
            "https://quick.example:443/callback",
            "https://quick.example:8443/callback",
            "https://quick.example:443@evil.test/callback",
            "https://quick.example./callback",
            "https://[::1]/callback",
            "https://[::ffff:127.0.0.1]/callback",
            "http://quick.example/callback",
            "//quick.example/callback",
            "/callback",
            "callback",
            "quick.example/callback",
            "https:quick.example/callback",
            "https:/quick.example/callback",
            "https:///quick.example/callback",
            " https://quick.example/callback",
            "https://quick.example/callback ",
            "https://quick.example/callback\t",
            "https://quick.example/callback\r\n",
            "https://quick.example/call\nback",
            "https://quick.example/callback\u0000",
            "\thttps://quick.example/callback",
            "https://qu\u0131ck.example/callback",
            "https://quick\u3002example/callback",
            "https://quick.\u0435xample/callback",
            "https://xn--quick-.example/callback",
            "https://quick.example\u2044callback",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://quick.example/callback https://evil.test/"})
    @Duty("Core 3.1.2.1 redirect-uri-exact")
    void s1_aRedirectUriThatDiffersInAnythingIsRefusedWithAPage(String redirectUri) {
        nobodyIsSentTo(QUICK.with("redirect_uri", redirectUri));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http://localhost.evil.test:56668/callback.html",
            "http://localhost:56668@evil.test/callback.html",
            "http://localhost:56669/callback.html",
            "http://localhost/callback.html",
            "http://localhost:056668/callback.html",
            "http://127.0.0.1:56668/callback.html",
            "http://[::1]:56668/callback.html",
            "http://0.0.0.0:56668/callback.html",
            "http://LOCALHOST:56668/callback.html",
            "https://localhost:56668/callback.html"})
    void s1_loopbackIsNoExceptionFromThat(String redirectUri) {
        nobodyIsSentTo(SPA.with("redirect_uri", redirectUri));
    }

    /** A native program listens on whatever port is free. */
    @Duty("RFC 8252 7.3 any-port")
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:51004/callback", "http://[::1]:61023/callback", "http://127.0.0.1/callback"})
    void x45_aLoopbackAddressMayHaveAnyPort(String redirectUri) {
        App app = NATIVE.with("redirect_uri", redirectUri);
        String code = alice.authorize(app).code();
        assertThat(alice.authorize(app).location()).startsWith(redirectUri + "?code=");
        App elsewhere = app.with("redirect_uri", "http://127.0.0.1:1/callback");
        elsewhere.redeem(alice.server(), alice.authorize(app).code()).isError("invalid_grant");
        app.redeem(alice.server(), code).hasTokens();
    }

    @Duty("RFC 8252 8.4 exact")
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:51004/callback", "http://127.0.0.1:51004/callback/", "http://127.0.0.1:51004/other",
            "https://127.0.0.1:51004/callback", "http://127.0.0.1:51004@evil.example/callback", "http://127.0.0.2:51004/callback"})
    void x45_everythingElseOfItStaysExact(String redirectUri) {
        nobodyIsSentTo(NATIVE.with("redirect_uri", redirectUri));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://shop.example/other",
            "https://shop.example/other?",
            "https://shop.example/other?a=b&c=d",
            "https://shop.example/other?c=d&a=b",
            "https://shop.example/other?a=B",
            "https://shop.example/other?a=%62",
            "https://shop.example/callback?a=b"})
    @Duty("Core 3.1.2.1 redirect-uri-exact")
    void s1_theQueryOfARedirectUriIsComparedToo(String redirectUri) {
        nobodyIsSentTo(WEB_SHOP.with("redirect_uri", redirectUri));
    }

    @Test
    void s1_theRedirectUriOfAnotherClientIsRefusedWithAPage() {
        nobodyIsSentTo(QUICK.with("redirect_uri", SPA.redirectUri()));
    }

    @Test
    void s1_aRedirectUriThatIsTooLongIsRefusedWithAPage() {
        nobodyIsSentTo(QUICK.with("redirect_uri", "https://quick.example/callback" + "/".repeat(2_000)));
    }

    @Duty("RFC 6749 3.1.2.4 invalid-address")
    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post", "nonsense"})
    void s1_noResponseModeLeadsThereEither(String mode) {
        nobodyIsSentTo(QUICK.with("redirect_uri", "https://evil.example/").with("response_mode", mode));
    }

    /** A stranger's link may contain any fault: the error must not carry the browser to the stranger. */
    @Duty("Core 3.1.2.6 error-to-client")
    @ParameterizedTest
    @MethodSource("faults")
    void s5_anErrorGoesToTheRegisteredRedirectUriOnly(App faulty, String error) {
        Visit answer = Lintel.browser().openWithoutFollowing(faulty.authorizeAddress());
        assertThat(answer.location()).startsWith("https://quick.example/callback?");
        assertThat(answer.response()).containsEntry("error", error).containsEntry("state", "the state").doesNotContainKey("code");
        nobodyIsSentTo(faulty.with("redirect_uri", "https://evil.example/callback"));
        nobodyIsSentTo(faulty.without("redirect_uri"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(QUICK.with("scope", "openid unknown"), "invalid_scope"),
                Arguments.of(QUICK.with("scope", "openid roles"), "invalid_scope"),
                Arguments.of(QUICK.with("response_type", "device"), "unsupported_response_type"),
                Arguments.of(QUICK.without("response_type"), "invalid_request"),
                Arguments.of(QUICK.without("code_challenge"), "invalid_request"),
                Arguments.of(QUICK.with("response_mode", "nonsense"), "invalid_request"),
                Arguments.of(QUICK.with("prompt", "none login"), "invalid_request"),
                Arguments.of(QUICK.with("prompt", "nonsense"), "invalid_request"),
                Arguments.of(QUICK.with("max_age", "-1"), "invalid_request"),
                Arguments.of(QUICK.with("request", "e30.e30."), "invalid_request_object"),
                Arguments.of(QUICK.with("request_uri", "https://evil.example/"), "request_uri_not_supported"),
                Arguments.of(QUICK.with("registration", "{}"), "registration_not_supported"),
                Arguments.of(QUICK.with("prompt", "none"), "login_required"));
    }

    private static void nobodyIsSentTo(App app) {
        Browser nobody = Lintel.browser();
        for (Visit answer : List.of(
                nobody.openWithoutFollowing(app.authorizeAddress()), nobody.post("/connect/authorize", app.parameters()),
                alice.openWithoutFollowing(app.authorizeAddress()), alice.post("/connect/authorize", app.parameters()))) {
            assertThat(answer.isErrorPage().status()).isEqualTo(400);
            assertThat(answer.answer().body()).as("nothing leads there").doesNotContain("evil");
            assertThat(answer.document().select("form, script, meta[http-equiv]")).as("nothing leads away by itself").isEmpty();
        }
    }
}
