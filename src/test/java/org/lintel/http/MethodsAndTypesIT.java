package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.lintel.flow.FilledForm;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Wire;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Every address answers the methods and the types that it has; to others it says no, in its own words. */
@Tag("http")
@Tag("portability")
class MethodsAndTypesIT {

    private static final List<String> PAGES = List.of("/", "/welcome", "/login", "/consent", "/error");
    private static final List<String> ENDPOINTS = List.of("/connect/authorize", "/connect/authorize/x", "/connect/token",
            "/connect/userinfo",
            "/.well-known/openid-configuration", "/.well-known/jwks");

    private final Server server = Lintel.server();

    static Stream<Arguments> wrongMethods() {
        Stream<Arguments> everywhere = Stream.of("PUT", "DELETE", "PATCH", "PROPFIND", "TRACE")
                .flatMap(method -> Stream.concat(PAGES.stream(), ENDPOINTS.stream()).map(path -> Arguments.of(method, path)));
        return Stream.concat(everywhere, Stream.of(
                Arguments.of("HEAD", "/connect/authorize"), Arguments.of("HEAD", "/connect/authorize/x"),
                Arguments.of("HEAD", "/connect/token"),
                Arguments.of("GET", "/connect/token"), Arguments.of("OPTIONS", "/connect/authorize"), Arguments.of("OPTIONS", "/login"),
                Arguments.of("OPTIONS", "/consent"), Arguments.of("POST", "/.well-known/openid-configuration"),
                Arguments.of("POST", "/connect/authorize/x"), Arguments.of("POST", "/.well-known/jwks")));
    }

    @Duty({"Core 3.1.3.1 post", "RFC 6749 3.2 post", "RFC 7662 4 no-get"})
    @ParameterizedTest
    @MethodSource("wrongMethods")
    void s21_aMethodThatAnAddressDoesNotHaveIs405(String method, String path) {
        Wire answer = Wire.send(server, method + " " + path + "?" + Form.encode(QUICK.parameters()), "Cookie: x=y\r\n", "");
        assertThat(answer.status()).isEqualTo(405);
        inOurWords(answer.head(), answer.body());
        if (!method.equals("TRACE")) {
            assertThat(answer.head().lines().filter(line -> line.startsWith("Allow: "))).singleElement().asString().doesNotContain(method);
        }
    }

    /** HEAD would make a code, or use the request up, and nobody would see the answer. */
    @Test
    void s21_headAnswersNoRequest() {
        Browser browser = Lintel.browser();
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("username", "alice", "password", "alice-password"));
        String callback = browser.openWithoutFollowing(form.onlySentBy(browser).location()).answer().onwards();
        String cookies = "Cookie: " + String.join("; ", browser.cookies().entrySet().stream().map(Object::toString).toList()) + "\r\n";
        assertThat(Wire.send(server, "HEAD " + callback, cookies, "").head()).startsWith("HTTP/1.1 405").doesNotContain("code=");
        assertThat(Wire.send(server, "HEAD " + QUICK.authorizeAddress(), cookies, "").head()).startsWith("HTTP/1.1 405")
                .doesNotContain("code=");
        assertThat(browser.open(callback).code()).as("the request is still to be answered").isNotEmpty();
    }

    @Test
    void s21_noMethodOverrideCounts() {
        String override = "X-HTTP-Method-Override: POST\r\nX-Method-Override: POST\r\nX-HTTP-Method: POST\r\n";
        assertThat(Wire.get(server, "/connect/token?_method=POST&grant_type=x", override).status()).isEqualTo(405);
    }

    @Test
    void s21_traceRepeatsNothing() {
        for (String path : List.of("/", "/login", "/connect/token")) {
            assertThat(Wire.send(server, "TRACE " + path, "Cookie: lintel=secret\r\nX-Secret: secret\r\n", "").body())
                    .doesNotContain("secret");
        }
    }

    /** Without Origin and Access-Control-Request-Method it is no preflight. */
    @ParameterizedTest
    @ValueSource(strings = {"/connect/token", "/connect/userinfo", "/.well-known/openid-configuration"})
    void s21_optionsTellsNothingButTheMethods(String path) {
        Wire answer = Wire.send(server, "OPTIONS " + path, "", "");
        assertThat(answer.status()).isBetween(200, 499);
        assertThat(answer.head().toLowerCase()).doesNotContain("access-control-allow", "set-cookie", "wadl");
        assertThat(answer.body()).matches("[A-Z, ]*");
    }

    static Stream<Arguments> wrongTypes() {
        String form = Form.encode(QUICK.parameters()) + "&grant_type=client_credentials";
        String multipart = "--x\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nclient_credentials\r\n--x--\r\n";
        return Stream.of("/connect/token", "/connect/authorize", "/login", "/consent").flatMap(path -> Stream.of(
                Arguments.of(path, "application/json", "{\"grant_type\":\"client_credentials\",\"client_id\":\"quick\"}"),
                Arguments.of(path, "text/plain", form),
                Arguments.of(path, "multipart/form-data; boundary=x", multipart),
                Arguments.of(path, "application/xml", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><x>&x;</x>"),
                Arguments.of(path, "application/octet-stream", form),
                Arguments.of(path, "application/x-www-form-urlencoded-not", form)));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void s21_aBodyOfAnotherTypeIs415(String path, String type, String body) {
        Answer answer = Answer.send(HttpRequest.newBuilder(server.at(path)).header("Content-Type", type)
                .header("Authorization", App.basic("quick", "quick-secret")).POST(BodyPublishers.ofString(body)).build());
        assertThat(answer.status()).isEqualTo(415);
        inOurWords(answer.response().headers().toString(), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "/", "a/b/c", "application/x-www-form-urlencoded; charset", ";", "text/html; q=x",
            "text/html; q=1.5",
            "text/html, garbage", "text/html; charset=\"open", "te xt/html", "text/html text/html", "${x}/html"})
    void s21_aTypeThatIsNoneIs400(String type) {
        for (String path : List.of("/connect/token", "/connect/authorize", "/connect/userinfo", "/login", "/.well-known/jwks")) {
            Answer answer = Answer.send(HttpRequest.newBuilder(server.at(path)).header("Content-Type", type)
                    .POST(BodyPublishers.ofString("grant_type=x")).build());
            assertThat(answer.status()).as(path).isEqualTo(400);
            inOurWords(answer.response().headers().toString(), answer.body());
        }
    }

    /** What would be no type at all, and what would be one in Accept only. */
    @ParameterizedTest
    @ValueSource(strings = {"garbage", "json", "/", "a/b/c", "text/html; q=x", "text/html; q=1.5", "application/json, garbage",
            "te xt/html",
            "${x}/html"})
    void x23_aMalformedWishIsNone(String accept) {
        assertThat(Answer.get(server.at("/.well-known/openid-configuration"), "Accept", accept).json()).containsKey("issuer");
        assertThat(Answer.get(server.at("/login"), "Accept", accept).status()).isEqualTo(200);
        Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials"), "Accept", accept,
                "Authorization", App.basic("service", "service-secret")).hasTokens();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/x-www-form-*", "*"})
    void x22_aRangeIsNoType(String type) {
        Answer answer = Answer.send(HttpRequest.newBuilder(server.at("/connect/token")).header("Content-Type", type)
                .header("Authorization", App.basic("service", "service-secret"))
                .POST(BodyPublishers.ofString("grant_type=client_credentials")).build());
        assertThat(answer.status()).isEqualTo(400);
        answer.isError("invalid_request");
    }

    /** What browsers and the usual libraries send. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "application/json",
            "application/json;q=1.0, */*;q=0.1",
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"})
    void s21_whatIsOneIsTaken(String accept) {
        assertThat(Answer.get(server.at("/.well-known/openid-configuration"), "Accept", accept).json()).containsKey("issuer");
        Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials"), "Accept", accept,
                "Authorization", App.basic("service", "service-secret")).hasTokens();
    }

    /** Signing in by other means than the form would get around its token. */
    @Test
    void s21_aSignInFormInAnotherEncodingSignsNobodyIn() {
        Browser browser = Lintel.browser();
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("username", "alice", "password", "alice-password"));
        var parts = new StringBuilder();
        form.fields()
                .forEach(field -> parts.append("--x\r\nContent-Disposition: form-data; name=\"").append(field.name()).append("\"\r\n\r\n")
                        .append(field.value()).append("\r\n"));
        String cookies = String.join("; ", browser.cookies().entrySet().stream().map(Object::toString).toList());
        Answer answer = Answer.send(HttpRequest.newBuilder(form.action()).header("Content-Type", "multipart/form-data; boundary=x")
                .header("Cookie", cookies).POST(BodyPublishers.ofString(parts + "--x--\r\n")).build());
        assertThat(answer.status()).isEqualTo(415);
        browser.authorize(QUICK.with("prompt", "none")).isReturned(QUICK, "login_required");
        assertThat(form.sentBy(browser).code()).as("the form itself was in order").isNotEmpty();
    }

    private static void inOurWords(String headers, String body) {
        assertThat(body).doesNotContainIgnoringCase("resteasy").doesNotContainIgnoringCase("jersey").doesNotContainIgnoringCase("exception")
                .doesNotContain("jakarta.").doesNotContain("org.").doesNotContain("HTTP 4").doesNotContainIgnoringCase("undertow")
                .doesNotContainIgnoringCase("payara").doesNotContainIgnoringCase("wildfly").doesNotContain("at java");
        assertThat(headers.toLowerCase()).doesNotContain("x-powered-by", "server:", "server=", "payara", "wildfly", "undertow");
    }
}
