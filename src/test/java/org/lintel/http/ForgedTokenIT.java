package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.JS;
import static org.lintel.flow.App.QUICK;

import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Only what we signed counts, only as what we signed it for, and no header of a token says how to verify it (RFC 8725). */
@Tag("http")
class ForgedTokenIT {

    private static final Server SERVER = Lintel.server();
    private static final App SILENT = QUICK.with("prompt", "none");

    /** Longer values are refused before anybody looks at them. */
    private static final int LONGEST_HINT = 51_200;
    private static final int LONGEST_HEADER = 4_000;

    private static Browser alice;
    private static String accessToken;
    private static String idToken;

    @BeforeAll
    static void aliceSignsIn() {
        alice = Lintel.browser();
        Answer tokens = QUICK.redeem(SERVER, alice.authorize(QUICK).signIn("alice").code()).hasTokens();
        accessToken = tokens.text("access_token");
        idToken = tokens.text("id_token");
    }

    static Stream<Arguments> accessTokens() {
        return new Forgery(accessToken).all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Duty("RFC 7662 4 all-checks")
    @ParameterizedTest(name = "{0}")
    @MethodSource("accessTokens")
    void t9_aForgedAccessTokenIsNone(String forgery, String token) {
        (token.length() > LONGEST_HEADER ? inAForm(token) : userInfo(token)).isError("invalid_token");
    }

    static Stream<Arguments> idTokens() {
        return new Forgery(idToken).all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Duty("Core 3.1.2.1 id-token-hint-issuer")
    @ParameterizedTest(name = "{0}")
    @MethodSource("idTokens")
    void t9_aForgedIdTokenIsNoHint(String forgery, String hint) {
        App hinted = SILENT.with("id_token_hint", hint);
        Visit answer = alice.post("/connect/authorize", hinted.parameters());
        answer.isReturned(hinted, hint.length() > LONGEST_HINT ? "invalid_request" : "login_required");
    }

    /** All the forgeries are of tokens that would have been good. */
    @Test
    void t9_theGenuineOnesAreTaken() {
        assertThat(userInfo(accessToken).text("sub")).isEqualTo("alice-1");
        assertThat(inAForm(accessToken).text("sub")).isEqualTo("alice-1");
        assertThat(alice.post("/connect/authorize", SILENT.with("id_token_hint", idToken).parameters()).code()).isNotEmpty();
    }

    @Test
    void t9_anExpiredAccessTokenIsNone() {
        String token = serviceToken(new App("short-token", "short-token-secret", Map.of()));
        Patience.waitUntil(Instant.ofEpochSecond((long) Jwt.claims(token).get("exp")));
        userInfo(token).isError("invalid_token");
    }

    @Duty("RFC 9068 4 no-confusion")
    @Test
    void t10_anIdTokenIsNoAccessToken() {
        userInfo(idToken).isError("invalid_token");
        inAForm(idToken).isError("invalid_token");
        userInfo(Lintel.browser().authorize(JS.with("response_type", "id_token")).signIn("alice").response().get("id_token"))
                .isError("invalid_token");
    }

    /** Here even the audience would be right: the API has the name of the client. */
    @Duty("RFC 9068 4 no-confusion")
    @Test
    void t10_anAccessTokenIsNoIdToken() {
        App app = Apps.named("confused").with("scope", "openid confusion");
        Browser browser = Lintel.browser();
        Answer tokens = app.redeem(SERVER, browser.authorize(app).signIn("alice").code()).hasTokens();
        assertThat(Jwt.claims(tokens.text("access_token"))).containsEntry("aud", "confused").containsEntry("sub", "alice-1");
        App silent = app.with("prompt", "none");
        assertThat(browser.authorize(silent.with("id_token_hint", tokens.text("id_token"))).code()).isNotEmpty();
        App hinted = silent.with("id_token_hint", tokens.text("access_token"));
        browser.authorize(hinted).isReturned(hinted, "login_required");
    }

    /** The API wants {@code typ: JWT}, the same that id_tokens have, and has the name of the client. */
    @Duty("RFC 9068 4 no-confusion")
    @Test
    void x50_anAccessTokenOfAGeneralTypeIsOneEverywhereAndNoIdToken() throws ParseException {
        App app = Apps.named("general").with("scope", "openid general-type orders");
        Browser browser = Lintel.browser();
        Answer tokens = app.redeem(SERVER, browser.authorize(app).signIn("alice").code()).hasTokens();
        String token = tokens.text("access_token");
        for (String jwt : List.of(token, tokens.text("id_token"))) {
            assertThat(SignedJWT.parse(jwt).getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        }
        assertThat(userInfo(token).text("sub")).isEqualTo("alice-1");
        assertThat(introspection(token).json().getBoolean("active")).isTrue();
        userInfo(tokens.text("id_token")).isError("invalid_token");
        assertThat(introspection(tokens.text("id_token")).json().getBoolean("active")).isFalse();
        App hinted = app.with("prompt", "none").with("id_token_hint", token);
        browser.authorize(hinted).isReturned(hinted, "login_required");
        assertThat(revocation(app, token).response().statusCode()).isEqualTo(200);
        userInfo(token).isError("invalid_token");
    }

    private static Answer revocation(App app, String token) {
        return Answer.post(SERVER.at("/connect/revocation"), Map.of("token", token), "Authorization",
                App.basic(app.clientId(), app.secret()));
    }

    private static Answer introspection(String token) {
        return Answer.post(SERVER.at("/connect/introspect"), Map.of("token", token), "Authorization", App.basic("general", "api-secret"));
    }

    @Duty("RFC 9068 5 sub-collision")
    @Test
    void t10_theTokenOfAServiceSpeaksForNoUser() {
        userInfo(serviceToken(new App("service", "service-secret", Map.of()))).isError("insufficient_scope");
    }

    private static String serviceToken(App service) {
        return service.token(SERVER, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens().text("access_token");
    }

    private static Answer userInfo(String token) {
        return Answer.get(SERVER.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    private static Answer inAForm(String token) {
        return Answer.post(SERVER.at("/connect/userinfo"), Map.of("access_token", token));
    }
}
