package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Applications that are told from server to server (Back-Channel Logout). What they receive is read by the Nimbus SDK. */
@Tag("http")
class BackChannelLogoutIT {

    /** A request as an application received it. */
    private record Received(String method, String target, String contentType, Map<String, String> form) {

        String token() {
            return form.get("logout_token");
        }
    }

    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static final AtomicInteger BUSY = new AtomicInteger();

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @BeforeAll
    static void listen() {
        answer("/notified", () -> 200);
        answer("/notified-es256", () -> 204);
        answer("/refusing", () -> 400);
        answer("/busy", () -> BUSY.getAndIncrement() % 2 == 0 ? 503 : 200);
        answer("/moved", () -> 302);
        // takes the request and keeps the connection open for ever
        Landing.program("/silent", exchange -> RECEIVED.add(received(exchange)));
    }

    @Duty({"Back-Channel Logout 2.1 sid", "Back-Channel Logout 2.4 claims", "Back-Channel Logout 2.4 events",
            "Back-Channel Logout 2.4 no-nonce", "Back-Channel Logout 2.4 typ", "Back-Channel Logout 2.5 post",
            "Back-Channel Logout 4 short-lived"})
    @Test
    void l6_theTokenIsWhatTheSpecificationSays() throws Exception {
        String idToken = signIn("notified", "alice");
        signOut();
        Received received = received("/notified", sid(idToken)).get(0);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.target()).isEqualTo("/notified?a=b");
        assertThat(received.contentType()).startsWith("application/x-www-form-urlencoded");
        assertThat(received.form()).containsOnlyKeys("logout_token");

        LogoutTokenClaimsSet claims = validated(received.token(), "notified", JWSAlgorithm.RS256);
        assertThat(claims.getSubject().getValue()).isEqualTo("alice-1");
        assertThat(claims.getSessionID().getValue()).isEqualTo(sid(idToken));
        assertThat(claims.getJWTID().getValue()).hasSizeGreaterThan(20);
        assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
                .isPositive().isLessThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(Jwt.claims(received.token())).doesNotContainKey("nonce").containsEntry("aud", "notified")
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(SignedJWT.parse(received.token()).getHeader().getType()).hasToString("logout+jwt");
    }

    @Duty({"Back-Channel Logout 2.2 session-required", "Back-Channel Logout 2.4 signed"})
    @Test
    void l6_aClientThatNeedsNoSidIsToldTheUserAndSignedForLikeItsIdTokens() throws Exception {
        signIn("notified-es256", "bob");
        signOut();
        Received received = Patience.until(() -> to("/notified-es256"), list -> !list.isEmpty()).get(0);
        LogoutTokenClaimsSet claims = validated(received.token(), "notified-es256", JWSAlgorithm.ES256);
        assertThat(claims.getSubject().getValue()).isEqualTo("bob-1");
        assertThat(claims.getSessionID()).isNull();
        assertThat(log("event=client-notified client_id=notified-es256 ")).as("204 is a success").contains(" outcome=TOLD ");
    }

    @Duty("Back-Channel Logout 2.5 parallel")
    @Test
    void l6_aClientThatNeverAnswersDelaysNobody() {
        String sid = sid(signIn("silent", "alice"));
        browser.authorize(Apps.named("notified")).code();
        Instant begin = Instant.now();
        signOut();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
        received("/notified", sid);
        assertThat(Patience.until(() -> to("/silent").stream().filter(each -> sid.equals(sid(each.token()))).toList(),
                list -> list.size() > 1))
                .as("is asked again").hasSizeGreaterThan(1);
    }

    @Duty({"RP-Initiated Logout 2 other-logouts", "Back-Channel Logout 2.3 remembered"})
    @Test
    void l6_onlyTheClientsOfTheSessionAreToldAndOnce() {
        String sid = sid(signIn("notified", "alice"));
        browser.authorize(Apps.named("quick")).code();
        signOut();
        received("/notified", sid);
        assertThat(log("client_id=notified sid=" + sid + " outcome=TOLD attempts=1 millis=")).isNotNull();
        assertThat(to("/notified").stream().filter(each -> sid.equals(sid(each.token())))).hasSize(1);
        assertThat(server.log()).doesNotContain("event=client-notified client_id=quick")
                .doesNotContain("event=client-notified client_id=desk");
    }

    @Test
    void l6_anotherUserInTheSameBrowserEndsTheSessionToo() {
        String sid = sid(signIn("notified", "alice"));
        browser.authorize(Apps.named("notified").with("prompt", "login")).signIn("bob").code();
        received("/notified", sid);
    }

    @Duty({"Back-Channel Logout 2.5 retransmit", "Back-Channel Logout 2.8 response"})
    @Test
    void l6_aRefusalIsFinal() {
        String sid = sid(signIn("refusing", "alice"));
        signOut();
        assertThat(log("client_id=refusing sid=" + sid + " outcome=REFUSED attempts=1")).contains(" reason=\"it answered 400\" ");
        assertThat(received("/refusing", sid)).hasSize(1);
    }

    @Duty({"Back-Channel Logout 2.4 jti", "Back-Channel Logout 2.5 retransmit"})
    @Test
    void l6_whoIsBusyIsAskedAgainWithANewToken() {
        String sid = sid(signIn("busy", "alice"));
        signOut();
        assertThat(log("client_id=busy sid=" + sid + " outcome=TOLD attempts=2")).isNotNull();
        List<Received> attempts = received("/busy", sid);
        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(0).token()).isNotEqualTo(attempts.get(1).token());
        assertThat(Jwt.claims(attempts.get(0).token()).get("jti")).isNotEqualTo(Jwt.claims(attempts.get(1).token()).get("jti"));
    }

    @Duty("Back-Channel Logout 2.5 redirects")
    @Test
    void l6_redirectsAreNotFollowed() {
        String sid = sid(signIn("moved", "alice"));
        signOut();
        assertThat(log("client_id=moved sid=" + sid + " outcome=REFUSED")).contains(" reason=\"it answered 302\" ");
        assertThat(to("/elsewhere")).isEmpty();
    }

    @Duty("Back-Channel Logout 4 ssrf")
    @Test
    void l6_internalAddressesAreNotCalled() {
        String sid = sid(signIn("internal", "alice"));
        signOut();
        assertThat(log("client_id=internal sid=" + sid + " outcome=REFUSED attempts=1"))
                .contains("169.254.169.254 is not a public address");
    }

    @Duty("Back-Channel Logout 4.1 cross-jwt")
    @Test
    void l6_t10_aLogoutTokenIsGoodForNothingElse() {
        String sid = sid(signIn("notified", "alice"));
        signOut();
        String token = received("/notified", sid).get(0).token();
        signIn("notified", "alice");
        Visit asked = browser.open("/connect/endsession?" + Form.encode(Map.of("id_token_hint", token)));
        assertThat(asked.document().selectFirst("#logout")).as("no proof").isNotNull();
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token).status()).isEqualTo(401);
        assertThat(server.log()).doesNotContain(token);
    }

    @Duty("Back-Channel Logout 2.1 metadata")
    @Test
    void h8_discoverySaysSo() {
        var metadata = Answer.get(server.at("/.well-known/openid-configuration")).json();
        assertThat(metadata.getBoolean("backchannel_logout_supported")).isTrue();
        assertThat(metadata.getBoolean("backchannel_logout_session_supported")).isTrue();
    }

    private String signIn(String clientId, String user) {
        App app = Apps.named(clientId);
        return app.redeem(server, browser.authorize(app).signIn(user).code()).hasTokens().text("id_token");
    }

    private void signOut() {
        Visit done = browser.open("/logout").submit("#logout", Map.of());
        assertThat(done.address().getPath()).isEqualTo("/loggedout");
        browser.cookies().clear();
    }

    private LogoutTokenClaimsSet validated(String token, String clientId, JWSAlgorithm algorithm) throws Exception {
        URL keys = URI.create(Answer.get(server.at("/.well-known/openid-configuration")).text("jwks_uri")).toURL();
        return new LogoutTokenValidator(new Issuer(server.address()), new ClientID(clientId), algorithm, keys, null)
                .validate(SignedJWT.parse(token));
    }

    /** What came to this path about this session, once something has. */
    private static List<Received> received(String path, String sid) {
        List<Received> received = Patience.until(() -> to(path).stream().filter(each -> sid.equals(sid(each.token()))).toList(),
                list -> !list.isEmpty());
        assertThat(received).as(path).isNotEmpty();
        return received;
    }

    private static List<Received> to(String path) {
        return RECEIVED.stream().filter(each -> URI.create(each.target()).getPath().equals(path)).toList();
    }

    /** The line of the log that has this, once it is there. */
    private String log(String text) {
        return Patience.until(() -> server.log().lines().filter(line -> line.contains(text)).findFirst().orElse(null),
                line -> line != null);
    }

    private static String sid(String token) {
        return (String) Jwt.claims(token).get("sid");
    }

    private static void answer(String path, IntSupplier status) {
        Landing.program(path, exchange -> {
            try (exchange) {
                RECEIVED.add(received(exchange));
                exchange.getResponseHeaders().set("Location", Landing.origin() + "/elsewhere");
                exchange.sendResponseHeaders(status.getAsInt(), -1);
            }
        });
    }

    private static Received received(HttpExchange exchange) throws IOException {
        return new Received(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                Form.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    }
}
