package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** A client proves who it is in one way, and whoever does not is told nothing but that (RFC 6749 §2.3, §5.2). */
@Tag("http")
class ClientAuthenticationIT {

    private static final Map<String, String> REQUEST = Map.of("grant_type", "client_credentials", "scope", "api");

    private final Server server = Lintel.server();

    @Duty("RFC 6749 2.3.1 basic")
    @Test
    void t7_bothWaysWorkOnTheirOwn() {
        basic(App.basic("service", "service-secret")).hasTokens();
        body("client_id", "service", "client_secret", "service-secret").hasTokens();
        basic("bAsIc " + App.basic("service", "service-secret").substring(6)).hasTokens();
        basic(App.basic("service", "service-secret"), "client_id", "service").hasTokens();
    }

    @Duty("RFC 6749 2.3 one-method")
    @Test
    void t7_twoWaysAtOnceAreRefused() {
        refused(basic(App.basic("service", "service-secret"), "client_id", "service", "client_secret", "service-secret"));
        refused(basic(App.basic("service", "service-secret"), "client_secret", "service-secret"));
        refused(basic(App.basic("service", "service-secret"), "client_secret", "wrong"));
        refused(basic(App.basic("service", "wrong"), "client_id", "service", "client_secret", "service-secret"));
    }

    @Test
    void t7_theHeaderAndTheBodyNameTheSameClient() {
        refused(basic(App.basic("service", "service-secret"), "client_id", "quick"));
        refused(basic(App.basic("service", "service-secret"), "client_id", "SERVICE"));
    }

    @Test
    void t7_twoHeadersAreRefused() {
        String right = App.basic("service", "service-secret");
        for (List<String> headers : List.of(List.of(right, right), List.of(right, "Bearer x"), List.of("Basic eDp5", right))) {
            Answer.post(server.at("/connect/token"), REQUEST, "Authorization", headers.get(0), "Authorization", headers.get(1))
                    .isError("invalid_request");
        }
    }

    @Duty({"RFC 6749 4.4.2 authenticated", "RFC 6749 5.2 invalid-client"})
    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", " ", "-secre", "-secret ", "-SECRET", "-secret\u0000", "quick-secret"})
    void t7_aWrongSecretIsRefused(String secret) {
        refused(basic(App.basic("confused", Form.encode(secret.startsWith("-") ? "confused" + secret : secret))));
        refused(body("client_id", "elliptic", "client_secret", secret.startsWith("-") ? "elliptic" + secret : secret));
    }

    @Test
    void t7_whatIsStoredOfASecretIsNoSecret() {
        refused(basic(App.basic("rotating", Form.encode("AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE="))));
        basic(App.basic("rotating", "api-secret")).hasTokens();
    }

    @Test
    void t7_anExpiredSecretIsRefused() {
        refused(basic(App.basic("service", "service-expired")));
        refused(body("client_id", "service", "client_secret", "service-expired"));
    }

    @Test
    void t7_aSecretThatIsTooLongIsRefused() {
        refused(body("client_id", "confused", "client_secret", "x".repeat(10_000)));
    }

    static Stream<String> headers() {
        return Stream.of(
                "Basic " + base64("rotating%zz:api-secret"), "Basic " + base64("rotating:api-secret%"), "Basic " + base64("rotating:%f"),
                "Basic " + base64("rotating:%ff%fe"), "Basic " + base64("rotating"), "Basic " + base64(":api-secret"),
                "Basic " + base64(":"),
                "Basic " + base64("rotating\u0000:api-secret"), "Basic !!!", "Basic rotating:api-secret", "Basic ", "Basic",
                "Basic " + base64("rotating:api-secret") + " x", "Basic " + base64("rotating:api-secret") + ", Basic x",
                "Digest username=\"rotating\"", "Bearer " + base64("rotating:api-secret"), base64("rotating:api-secret"), "x");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void t7_aHeaderThatIsNotWhatItShouldBeIsRefused(String header) {
        refused(basic(header));
        refused(basic(header, "client_id", "rotating"));
    }

    /** "The client identifier is encoded using the application/x-www-form-urlencoded encoding algorithm" (§2.3.1). */
    @Duty("RFC 6749 2.3.1 basic")
    @Test
    void t7_aHeaderIsDecodedAsItShouldBe() {
        basic("Basic " + base64("r%6ftating:api%2Dsecret")).hasTokens();
        refused(basic("Basic " + base64("rotating:api+secret")));
    }

    /** As {@code curl -u} and several libraries send it. */
    @ParameterizedTest
    @ValueSource(strings = {"https://orders.example:api-secret", "rotating:api+secret", "nobody:a:b"})
    void x85_theLogNamesWhyBasicMayHaveFailed(String credentials) {
        Answer answer = basic("Basic " + base64(credentials));
        refused(answer);

        assertThat(told(answer)).contains("id and secret have to be form-encoded first").doesNotContain(credentials);
    }

    @Test
    void x85_andNamesNothingThatItCannotKnow() {
        assertThat(told(basic("Basic " + base64("rotating:wrong")))).contains("did not authenticate itself").doesNotContain("form-encoded");
    }

    /** The log line to which the answer's number leads. */
    private String told(Answer answer) {
        String number = answer.text("error_description").replaceAll(".*\\(([\\w-]+)\\)$", "$1");
        return Patience.until(() -> server.log().lines().filter(line -> line.contains(number)).findFirst().orElse(""),
                line -> !line.isEmpty());
    }

    /** The client id and the secret have nearly every character that means something on the way. */
    @Test
    void t7_nimbusShowsAnyIdAndAnySecretInBothWays() throws Exception {
        var clientId = new ClientID("größer: 100% + mehr");
        var secret = new Secret("p+ss w:rd %ü&=");
        for (ClientAuthentication authentication : List.of(new ClientSecretBasic(clientId, secret),
                new ClientSecretPost(clientId, secret))) {
            var request = new TokenRequest(server.at("/connect/token"), authentication, new ClientCredentialsGrant(), Scope.parse("api"));
            var tokens = TokenResponse.parse(request.toHTTPRequest().send()).toSuccessResponse().getTokens();
            assertThat(Jwt.claims(tokens.getAccessToken().getValue())).containsEntry("client_id", clientId.getValue());
        }
    }

    @Duty("RFC 6749 2.3.1 body")
    @Test
    void t7_aSecretInTheQueryIsNotTaken() {
        for (String query : List.of("client_id=service&client_secret=service-secret", "client_secret=service-secret",
                "access_token=x&client_id=service&client_secret=service-secret")) {
            refused(Answer.post(server.at("/connect/token?" + query), REQUEST));
            refused(Answer.post(server.at("/connect/token?" + query), body(REQUEST, "client_id", "service")));
        }
    }

    @Duty({"Core 3.1.3.1 client-authentication", "RFC 6749 4.1.3 authenticated"})
    @Test
    void t7_aConfidentialClientCannotJustNameItself() {
        refused(body("client_id", "service"));
        refused(body("client_id", "service", "client_secret", ""));
        refused(Answer.post(server.at("/connect/token"), body(App.QUICK.redemption("x"), "client_id", "quick")));
    }

    @Test
    void t7_aPublicClientHasNoSecretToShow() {
        refused(body("client_id", "public-service", "client_secret", "public-service-secret"));
        refused(basic(App.basic("public-service", "")));
    }

    @Test
    void t7_whoeverIsUnknownOrDisabledIsRefused() {
        refused(body("client_id", "unknown"));
        refused(body("client_id", "unknown", "client_secret", "secret"));
        refused(basic(App.basic("unknown", "secret")));
        refused(body("client_id", "disabled"));
        refused(Answer.post(server.at("/connect/token"), REQUEST));
    }

    @Test
    void t7_anAssertionThatNobodyCanReadIsNoAuthentication() {
        refused(body("client_id", "service", "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", "e30.e30."));
        refused(body("client_id", "public-service", "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", "e30.e30."));
    }

    /**
     * After twenty failures of one client from one address a wrong secret is not even called wrong; the right one has nothing to do with
     * it.
     */
    @Duty("RFC 6749 2.3.1 brute-force")
    @Test
    void t7_x4_guessingASecretIsSlowedDownAndNotWhoKnowsIt() {
        String right = App.basic("guessed", "guessed-secret");
        for (int i = 0; i < 20; i++) {
            refused(basic(App.basic("guessed", "wrong" + i)));
        }
        Answer slowedDown = Patience.until(() -> {
            basic(right).hasTokens();
            return basic(App.basic("guessed", "wrong"));
        }, answer -> answer.status() != 401);
        assertThat(slowedDown.status()).isEqualTo(503);
        assertThat(slowedDown.text("error")).isEqualTo("temporarily_unavailable");
        assertThat(Integer.parseInt(slowedDown.header("Retry-After"))).isPositive();
        for (int i = 0; i < 100; i++) {
            basic(App.basic("guessed", "wrong"));
            basic(right).hasTokens();
        }
    }

    /** It has no secret, so nothing can be guessed. */
    @Test
    void x4_aPublicClientIsNeverSlowedDown() {
        for (int i = 0; i < 100; i++) {
            refused(body("client_id", "public-service", "client_secret", "x" + i));
            refused(basic(App.basic("public-service", "y" + i)));
            body("client_id", "public-service").isError("unauthorized_client");
        }
    }

    private static void refused(Answer answer) {
        assertThat(answer.isError("invalid_client").header("WWW-Authenticate")).isEqualTo("Basic realm=\"lintel\"");
        assertThat(answer.text("error_description")).startsWith("The client could not be authenticated. (").hasSizeLessThan(60);
    }

    private Answer basic(String header, String... more) {
        return Answer.post(server.at("/connect/token"), body(REQUEST, more), "Authorization", header);
    }

    private Answer body(String... more) {
        return Answer.post(server.at("/connect/token"), body(REQUEST, more));
    }

    private static Map<String, String> body(Map<String, String> form, String... more) {
        var all = new LinkedHashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
