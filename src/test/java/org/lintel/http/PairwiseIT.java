package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.id.SectorIDURIValidator;
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

/** Users whom every sector knows by another name (OpenID Connect Core §8.1). */
@Tag("http")
class PairwiseIT {

    private static final App A = Apps.named("pair-a").with("scope", "openid profile api");
    private static final App B = Apps.named("pair-b");
    private static final App C = Apps.named("pair-c").with("scope", "openid profile api");
    private static final AtomicInteger FETCHED = new AtomicInteger();
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @BeforeAll
    static void publish() {
        Landing.program("/sector", exchange -> {
            FETCHED.incrementAndGet();
            answer(exchange, 200, "[\"https://pair-a.example/callback\", \"https://pair-b.example/callback\", \"https://more.example/\"]");
        });
        Landing.program("/sector/nowhere", exchange -> answer(exchange, 503, "later"));
        Landing.program("/pair-a/signed-out", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            TOLD.add(Form.decode(form).get("logout_token"));
            answer(exchange, 200, "");
        });
        Landing.program("/pair-b/signed-out", exchange -> answer(exchange, 200, ""));
    }

    @Duty("Core 8.1 pairwise")
    @Test
    void h8_clientsOfASectorKnowAUserByOneNameAndOthersByAnother() throws Exception {
        String forA = sub(signIn(A));
        assertThat(forA).matches("[A-Za-z0-9_-]{43}").doesNotContain("alice");
        assertThat(sub(redeem(B, browser.authorize(B).code()))).isEqualTo(forA);
        String forC = sub(redeem(C, browser.authorize(C).code()));
        assertThat(forC).hasSize(43).isNotEqualTo(forA);
        assertThat(sub(redeem(App.QUICK, browser.authorize(App.QUICK).code()))).isEqualTo("alice-1");
        Browser other = Lintel.browser();
        assertThat(sub(redeem(A, other.authorize(A).signIn("bob").code()))).isNotEqualTo(forA);
        assertThat(sub(redeem(A, Lintel.browser().authorize(A).signIn("alice").code()))).as("at any time").isEqualTo(forA);
        assertThat(FETCHED).as("the list is kept").hasValue(1);
    }

    /** Who compares session ids would know who is who. */
    @Test
    void l8_norHaveSessionsTheSameNameEverywhere() {
        Object forA = Jwt.claims(signIn(A).text("id_token")).get("sid");
        Object forC = Jwt.claims(redeem(C, browser.authorize(C).code()).text("id_token")).get("sid");
        Object forQuick = Jwt.claims(redeem(App.QUICK, browser.authorize(App.QUICK).code()).text("id_token")).get("sid");
        assertThat(Set.of(forA, forC, forQuick)).hasSize(3);
    }

    @Test
    void h8_theSdkFindsTheSameUserInIdTokenAndUserinfo() throws Exception {
        RelyingParty party = RelyingParty.of(A);
        assertThat(party.provider().getSubjectTypes()).contains(SubjectType.PUBLIC, SubjectType.PAIRWISE);
        new SectorIDURIValidator(new DefaultResourceRetriever()).validate(URI.create(Landing.origin() + "/sector"),
                Set.of(URI.create(A.redirectUri())));
        FETCHED.decrementAndGet();
        var response = party.answer(RelyingParty.send(browser, party.asks("code", "openid profile")).signIn("alice"));
        var tokens = ((OIDCTokenResponse) RelyingParty.send(new TokenRequest.Builder(party.provider().getTokenEndpointURI(),
                new ClientSecretBasic(party.clientId(), party.secret()),
                party.redemption(response.toSuccessResponse().getAuthorizationCode())).build())).getOIDCTokens();
        var userInfo = party.userInfo(tokens.getAccessToken()).toSuccessResponse().getUserInfo();
        assertThat(userInfo.getSubject()).isEqualTo(party.trust(tokens.getIDToken(), JWSAlgorithm.RS256).getSubject());
        assertThat(userInfo.getName()).isEqualTo("Alice Liddell");
    }

    /** The user is found behind a JWT as behind a reference, and nobody else learns who it is. */
    @Duty("Core 8.1 same")
    @Test
    void si8_everyTokenAndAnswerHasThatName() {
        for (App app : List.of(A, C)) {
            Answer tokens = redeem(app, signedIn(app));
            String sub = sub(tokens);
            String accessToken = tokens.text("access_token");
            assertThat(userinfo(accessToken).text("sub")).isEqualTo(sub);
            Answer introspected = introspect(app.clientId(), app.secret(), accessToken);
            assertThat(introspected.text("sub")).isEqualTo(sub);
            assertThat(introspected.body()).doesNotContain("alice").doesNotContain("lintel_user");
            assertThat(introspect("api", "api-secret", accessToken).text("sub")).as("what an API sees").isEqualTo(sub);
            assertThat(introspect(app.clientId(), app.secret(), tokens.text("refresh_token")).text("sub")).isEqualTo(sub);
            if (app == A) {
                assertThat(Jwt.claims(accessToken)).containsEntry("sub", sub);
                assertThat(Jwt.claims(accessToken).toString()).doesNotContain("alice");
            }
            Answer next = app.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token")))
                    .hasTokens();
            assertThat(sub(next)).isEqualTo(sub);
            assertThat(userinfo(next.text("access_token")).text("sub")).isEqualTo(sub);
            assertThat(Answer.post(server.at("/connect/revocation"), Map.of("token", next.text("access_token")), "Authorization",
                    App.basic(app.clientId(), app.secret())).status()).isEqualTo(200);
            Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + next.text("access_token")).isError("invalid_token");
        }
    }

    @Test
    void s9_hintsAndNamedUsersAreMeantAsTheClientKnowsThem() {
        Answer tokens = signIn(A);
        App silent = A.with("prompt", "none");
        browser.authorize(silent.with("id_token_hint", tokens.text("id_token"))).code();
        browser.authorize(silent.with("claims", "{\"id_token\":{\"sub\":{\"value\":\"" + sub(tokens) + "\"}}}")).code();
        browser.authorize(silent.with("claims", "{\"id_token\":{\"sub\":{\"value\":\"alice-1\"}}}")).isReturned(A, "login_required");
        Browser bob = Lintel.browser();
        bob.authorize(A).signIn("bob").code();
        bob.authorize(silent.with("id_token_hint", tokens.text("id_token"))).isReturned(A, "login_required");
    }

    @Test
    void o7_theClientThatSignsTheUserOutIsUnderstoodAndTheOthersAreTold() {
        Answer tokens = signIn(A);
        Map<String, Object> claims = Jwt.claims(tokens.text("id_token"));
        String address = "/connect/endsession?" + Form.encode(Map.of("id_token_hint", tokens.text("id_token"),
                "post_logout_redirect_uri", "https://pair-a.example/bye"));
        Visit done = browser.open(address);
        assertThat(done.document().select("a[href=https://pair-a.example/bye]")).as("no question").isNotEmpty();
        Visit frames = browser.open(done.document().selectFirst("iframe").attr("src").replace(server.address(), ""));
        assertThat(frames.document().selectFirst("iframe").attr("src"))
                .isEqualTo("https://pair-a.example/signed-out?iss=" + Form.encode(server.address()) + "&sid=" + claims.get("sid"));
        Map<String, Object> told = Patience.until(() -> TOLD.stream().map(Jwt::claims)
                .filter(token -> claims.get("sid").equals(token.get("sid"))).toList(), list -> !list.isEmpty()).get(0);
        assertThat(told).containsEntry("sub", claims.get("sub")).containsEntry("aud", "pair-a");
    }

    /** "redirect_uris MUST be included in the elements of the array, or registration MUST fail" (§8.1): here its requests do. */
    @Duty("Core 8.1 sector")
    @Test
    void s4_aClientThatItsSectorDoesNotListIsSentNowhere() {
        browser.authorize(Apps.named("pair-unlisted").with("scope", "openid")).isErrorPage();
        assertThat(browser.authorize(Apps.named("pair-nowhere").with("scope", "openid")).status()).isEqualTo(503);
    }

    private Answer signIn(App app) {
        return redeem(app, browser.authorize(app).signIn("alice").code());
    }

    private String signedIn(App app) {
        Visit visit = browser.authorize(app);
        return visit.answer().header("Location") == null ? visit.signIn("alice").code() : visit.code();
    }

    private Answer redeem(App app, String code) {
        return app.redeem(server, code).hasTokens();
    }

    private static String sub(Answer tokens) {
        return (String) Jwt.claims(tokens.text("id_token")).get("sub");
    }

    private Answer userinfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    private Answer introspect(String asker, String secret, String token) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", token), "Authorization", App.basic(asker, secret));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
