package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Wire;
import org.lintel.oauth.InputLimits;
import org.lintel.test.Server;

/** What is larger than anybody needs is refused at once, at whatever endpoint. */
@Tag("http")
@Tag("portability")
class InputLimitsIT {

    private static final int MEGABYTE = 1 << 20;
    private static final String BASIC = App.basic("service", "service-secret");

    /** Of HTTP/1.1: by HTTP/2 without TLS, which nobody uses, Payara Micro gives no answer before the whole form has come. */
    private static final HttpClient.Version VERSION = HttpClient.Version.HTTP_1_1;

    private final Server server = Lintel.server();

    static Stream<Arguments> forms() {
        String scopes = "grant_type=client_credentials&scope="
                + IntStream.range(0, 10_000).mapToObj(i -> "s" + i).collect(Collectors.joining("+"));
        String parameters = IntStream.range(0, 10_000).mapToObj(i -> "param" + i + "=1").collect(Collectors.joining("&"));
        String repeated = "resource=r&".repeat(10_000);
        return Stream.of("/connect/token", "/connect/introspect", "/connect/revocation", "/connect/userinfo", "/connect/authorize",
                "/connect/endsession").flatMap(
                        path -> Stream.of(
                                Arguments.of(path, "1 MB of scope", "grant_type=client_credentials&scope=" + "y".repeat(MEGABYTE)),
                                Arguments.of(path, "10,000 scopes", scopes),
                                Arguments.of(path, "10,000 parameters", parameters),
                                Arguments.of(path, "a parameter 10,000 times", repeated),
                                Arguments.of(path, "nothing but separators", "&".repeat(MEGABYTE))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("forms")
    void s20_aHugeFormIsRefused(String path, String what, String form) {
        Answer answer = post(path, "application/x-www-form-urlencoded", form);
        boolean large = form.length() > InputLimits.FORM;
        // a sign-out leaves out what is too long: the user wants to sign out in any case
        assertThat(answer.status()).isEqualTo(path.equals("/connect/endsession") && !large ? 303
                : path.equals("/connect/authorize") && large ? 413 : 400);
        if (path.matches(".*/(token|introspect|revocation|userinfo)")) {
            assertThat(answer.text("error")).isEqualTo(what.equals("10,000 scopes") ? "invalid_scope" : "invalid_request");
        }
    }

    @ParameterizedTest
    @CsvSource({"client_id,101,invalid_client", "client_secret,1001,invalid_client", "client_assertion,51201,invalid_client",
            "grant_type,101,unsupported_grant_type", "code,101,invalid_grant", "refresh_token,101,invalid_grant",
            "username,101,invalid_grant",
            "password,1001,invalid_grant", "assertion,51201,invalid_grant", "scope,2001,invalid_scope", "redirect_uri,2001,invalid_request",
            "resource,1001,invalid_request", "ui_locales,1001,invalid_request", "acr_values,1001,invalid_request",
            "nonce,1001,invalid_request"})
    void s20_aParameterThatIsTooLongIsRefusedByTheErrorThatItHas(String name, int length, String error) {
        var form = new LinkedHashMap<>(Map.of("grant_type", "password", "username", "alice", "password", "x", "scope", "api"));
        form.put(name, filler(name).repeat(length));
        Apps.named("old-school").token(server, form).isError(error);
    }

    /** "The authorization server MUST ignore unrecognized request parameters" (RFC 6749 §3.2). */
    @Test
    void x42_whatNobodyKnowsMayBeOfAnyLength() {
        String form = "grant_type=client_credentials&scope=api&whatever=" + "x".repeat(60_000);
        Answer.post(server.at("/connect/token"), form, "Authorization", BASIC).hasTokens();
        App app = QUICK.with("whatever", "x".repeat(50_000));
        assertThat(Lintel.browser().post("/connect/authorize", app.parameters()).signIn("alice").code()).isNotEmpty();
    }

    /** "the authorization server … MUST return … active … false": an API asks about whatever it was sent. */
    @Test
    void s20_aTokenThatIsTooLongIsSimplyNone() {
        Map<String, String> form = Map.of("token", "x".repeat(60_000));
        assertThat(Answer.post(server.at("/connect/introspect"), form, "Authorization", BASIC).body())
                .isEqualTo("{\"active\":false}");
        assertThat(Answer.post(server.at("/connect/revocation"), form, "Authorization", BASIC).status()).isEqualTo(200);
        Answer.post(server.at("/connect/userinfo"), Map.of("access_token", "x".repeat(60_000))).isError("invalid_token");
    }

    @ParameterizedTest
    @CsvSource({"redirect_uri,2001", "client_id,101"})
    void s20_whoAsksIsNoLongerThanAnybody(String name, int length) {
        App app = QUICK.with(name, "y".repeat(length));
        assertThat(Answer.get(server.at(app.authorizeAddress())).status()).isEqualTo(400);
        assertThat(Answer.post(server.at("/connect/authorize"), app.parameters()).status()).isEqualTo(400);
    }

    /** The client hears of it, in a hidden frame too (OpenID Connect Core §3.1.2.6). */
    @ParameterizedTest
    @CsvSource({"scope,2001", "state,2049", "nonce,1001", "ui_locales,1001", "acr_values,1001", "login_hint,1001", "claims,4001",
            "response_type,101", "prompt,101", "claims_locales,1001"})
    void s20_x42_anAuthorizationRequestIsNoLongerThanItsParts(String name, int length) {
        App app = QUICK.with(name, "y".repeat(length));
        for (App asked : name.equals("prompt") ? List.of(app) : List.of(app, app.with("prompt", "none"))) {
            Browser browser = Lintel.browser();
            assertThat(browser.openWithoutFollowing(asked.authorizeAddress()).isReturned(QUICK, "invalid_request").answer()
                    .header("Location")).contains("error_description=the%20parameter%20" + name);
            browser.post("/connect/authorize", asked.parameters()).isReturned(QUICK, "invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui_locales", "acr_values", "scope"})
    void s20_aListOfThousandsIsNoList(String name) {
        App app = QUICK.with(name, "de ".repeat(2_000));
        Browser browser = Lintel.browser();
        browser.post("/connect/authorize", app.parameters()).isReturned(QUICK, "invalid_request").answer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=x", "text/plain", "application/xml"})
    void s20_aHugeBodyOfAnotherTypeIsNotRead(String type) {
        String body = "{\"scope\":\"" + "y".repeat(MEGABYTE) + "\"}";
        for (String path : new String[] {"/connect/token", "/connect/introspect", "/connect/revocation", "/connect/authorize",
                "/connect/endsession",
                "/login"}) {
            assertThat(post(path, type, body).status()).as(path).isEqualTo(415);
        }
    }

    /** In a header the secret is as long as in a form; the servers themselves hang up on whoever sends more than they take. */
    @Test
    void s20_headersHaveTheirEnd() {
        String form = "grant_type=client_credentials";
        for (String credentials : new String[] {App.basic("service", "x".repeat(1001)), App.basic("y".repeat(101), "secret")}) {
            Answer.post(server.at("/connect/token"), form, "Authorization", credentials).isError("invalid_client");
        }
        for (String header : new String[] {"X-Large: " + "x".repeat(2 * MEGABYTE) + "\r\n", "X-Many: x\r\n".repeat(20_000),
                "Authorization: Bearer " + "x".repeat(2 * MEGABYTE) + "\r\n", "Cookie: " + "a=b; ".repeat(400_000) + "\r\n"}) {
            String head = hungUp(() -> Wire.get(server, "/connect/userinfo", header).head());
            assertThat(head).satisfiesAnyOf(none -> assertThat(none).isEmpty(), some -> assertThat(some).startsWith("HTTP/1.1 4"));
        }
        assertThat(Answer.post(server.at("/connect/token"), form, "Authorization", BASIC).hasTokens().status()).isEqualTo(200);
    }

    @Test
    void s20_u8_aPasswordThatNobodyHasIsNotHashed() {
        for (String[] wrong : new String[][] {{"bob", "x".repeat(1001)}, {"y".repeat(101), "secret"}}) {
            Browser browser = Lintel.browser();
            FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("username", wrong[0], "password", wrong[1]));
            Answer answer = form.onlySentBy(browser).answer();
            assertThat(answer.body()).contains("Invalid username or password");
        }
        assertThat(Lintel.browser().authorize(QUICK).signIn("bob").code()).isNotEmpty();
    }

    @Test
    void s20_aFormOfAPageIsSmall() {
        Browser browser = Lintel.browser();
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("username", "bob", "password", "x".repeat(MEGABYTE)));
        assertThat(post("/login", "application/x-www-form-urlencoded", form.encoded()).status()).isEqualTo(413);
        for (String unread : new String[] {"a=b&".repeat(10_000), "&".repeat(60_000), "a=%zz&%=%&%ff=%fe", "=".repeat(60_000)}) {
            assertThat(post("/login", "application/x-www-form-urlencoded", unread).status()).as(unread.substring(0, 9))
                    .isIn(400, 403);
        }
        byte[] unknown = form.with("password", "secret").encoded().getBytes(StandardCharsets.US_ASCII);
        assertThat(Answer.send(HttpRequest.newBuilder(form.action()).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(unknown))).build()).status()).isEqualTo(411);
        assertThat(form.with("password", "secret").sentBy(browser).code()).as("the form itself was in order").isNotEmpty();
    }

    /** What is no secret is told in the log, cut short. */
    private static String filler(String name) {
        return name.matches("scope|redirect_uri|client_id") ? "y" : "x";
    }

    private Answer post(String path, String type, String body) {
        return Answer
                .send(HttpRequest.newBuilder(server.at(path)).version(VERSION).header("Content-Type", type).header("Authorization", BASIC)
                        .timeout(Duration.ofSeconds(20)).POST(BodyPublishers.ofString(body)).build());
    }

    private static String hungUp(Supplier<String> request) {
        try {
            return request.get();
        } catch (java.io.UncheckedIOException e) {
            return "";
        }
    }
}
