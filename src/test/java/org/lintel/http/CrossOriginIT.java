package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Scripts of registered origins may read the answers of some endpoints. */
@Tag("http")
@Tag("portability")
class CrossOriginIT {

    private static final String LISTED = "http://localhost:56668";

    private final Server server = Lintel.server();

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/jwks", "/.well-known/openid-configuration/jwks",
            "/.well-known/oauth-authorization-server"})
    void h13_aListedOriginMayReadTheDocuments(String path) {
        Answer document = Answer.get(server.at(path), "Origin", LISTED);
        assertThat(document.status()).isEqualTo(200);
        mayRead(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/jwks", "/connect/userinfo", "/connect/token"})
    void h13_aPreflightOfAListedOriginIsAllowed(String path) {
        Answer preflight = preflight(server.at(path), LISTED);
        assertThat(preflight.status()).isBetween(200, 204);
        mayRead(preflight);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET", "POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
    }

    @Duty("Core 5.3 cors")
    @Test
    void h13_aListedOriginMayReadTokensAndUserinfo() {
        String code = Lintel.browser().authorize(App.SPA).signIn("alice").code();
        var form = new HashMap<>(App.SPA.redemption(code));
        form.put("client_id", "spa");
        Answer tokens = Answer.post(server.at("/connect/token"), form, "Origin", LISTED).hasTokens();
        mayRead(tokens);
        String bearer = "Bearer " + tokens.text("access_token");
        Answer user = Answer.get(server.at("/connect/userinfo"), "Origin", LISTED, "Authorization", bearer);
        assertThat(user.text("given_name")).isEqualTo("Alice");
        mayRead(user);
        mayRead(Answer.post(server.at("/connect/userinfo"), Map.of(), "Origin", LISTED, "Authorization", bearer));
    }

    @Test
    void h13_aListedOriginMayReadRefusals() {
        mayRead(Answer.post(server.at("/connect/token"), Map.of("grant_type", "unknown", "client_id", "spa"), "Origin", LISTED)
                .isError("unsupported_grant_type"));
        mayRead(Answer.post(server.at("/connect/token"), Map.of("client_id", "unknown"), "Origin", LISTED).isError("invalid_client"));
        Answer noToken = Answer.get(server.at("/connect/userinfo"), "Origin", LISTED);
        assertThat(noToken.status()).isEqualTo(401);
        mayRead(noToken);
        mayRead(Answer.get(server.at("/connect/userinfo"), "Origin", LISTED, "Authorization", "Bearer x").isError("invalid_token"));
    }

    /** What an endpoint never sees: methods, types and headers that are wrong. */
    @Test
    void x24_aListedOriginMayReadWhatIsWrongWithARequest() {
        URI token = server.at("/connect/token");
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("grant_type=x");
        faulty(405, HttpRequest.newBuilder(token).PUT(body));
        faulty(415, HttpRequest.newBuilder(token).header("Content-Type", "application/json").POST(body));
        faulty(400, HttpRequest.newBuilder(token).header("Content-Type", "garbage").POST(body));
        faulty(400, HttpRequest.newBuilder(URI.create(token + "?a=%FF")).POST(body));
        faulty(405, HttpRequest.newBuilder(server.at("/.well-known/jwks")).POST(body));
        faulty(405, HttpRequest.newBuilder(server.at("/connect/userinfo")).DELETE());
    }

    private static void faulty(int status, HttpRequest.Builder request) {
        Answer answer = Answer.send(request.header("Origin", LISTED).build());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.text("error")).isEqualTo("invalid_request");
        assertThat(answer.text("error_description")).isNotEmpty();
        mayRead(answer);
    }

    @Test
    void x24_introspectionToldToProgramsOnly() {
        Answer answer = Answer.get(server.at("/connect/introspect"), "Origin", LISTED);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text("error")).isEqualTo("invalid_request");
        mayNotRead(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://localhost:56669", "http://localhost", "https://localhost:56668", "http://localhost:566688",
            "http://localhost:56668.evil.example", "http://evil.example/http://localhost:56668", "http://sub.localhost:56668",
            "HTTP://LOCALHOST:56668", "http://localhost:56668/", "*"})
    void h13_a7_noOtherOriginMayReadAnything(String origin) {
        mayNotRead(Answer.get(server.at("/.well-known/openid-configuration"), "Origin", origin));
        mayNotRead(Answer.get(server.at("/connect/userinfo"), "Origin", origin));
        mayNotRead(Answer.post(server.at("/connect/token"), Map.of("client_id", "spa"), "Origin", origin));
        mayNotRead(preflight(server.at("/connect/token"), origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/authorize", "/connect/introspect", "/login", "/"})
    void h13_nobodyMayReadAnythingElse(String path) {
        mayNotRead(Answer.get(server.at(path), "Origin", LISTED));
        mayNotRead(preflight(server.at(path), LISTED));
    }

    /** Shared caches must not give one origin the answer that another got, nor the one without an origin. */
    @Test
    void h13_theAnswerVariesByOriginAlsoWithoutOne() {
        assertThat(Answer.get(server.at("/.well-known/jwks")).response().headers().allValues("Vary")).contains("Origin");
    }

    private static void mayRead(Answer answer) {
        assertThat(answer.response().headers().allValues("Access-Control-Allow-Origin")).containsExactly(LISTED);
        assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }

    private static void mayNotRead(Answer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }

    private static Answer preflight(URI address, String origin) {
        return Answer.send(HttpRequest.newBuilder(address).method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin).header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization").build());
    }
}
