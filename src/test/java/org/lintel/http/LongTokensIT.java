package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.oauth.InputLimits;
import org.lintel.test.Server;

/** Tokens of users about whom there is much to say: as long as they are made they are taken everywhere. */
@Tag("http")
@Tag("portability")
class LongTokensIT {

    private static final App RENEW = Apps.named("renew").with("scope", "openid orders");
    private static final App REFERENCE = Apps.named("reference").with("scope", "openid orders");
    private static final App ID_TOKEN = App.JS.with("response_type", "id_token").with("scope", "openid roles");
    private static final String ORDERS = App.basic("https%3A%2F%2Forders.example", "orders-secret");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void x14_anAccessTokenAtTheBoundIsTakenByEveryEndpoint() {
        Answer tokens = RENEW.redeem(server, browser.authorize(RENEW).signIn("lotta", "lotta-password").code()).hasTokens();
        for (String token : List.of(tokens.text("access_token"), refreshed(tokens))) {
            assertThat(token.length()).isBetween(InputLimits.OWN_JWT - 1000, InputLimits.OWN_JWT);
            assertThat(inAHeader(token).text("sub")).isEqualTo("lotta-1");
            assertThat(Answer.post(server.at("/connect/userinfo"), Map.of("access_token", token)).text("sub")).isEqualTo("lotta-1");
            assertThat(introspected(token).json().getJsonArray("role").size()).isGreaterThan(900);
        }
        String token = tokens.text("access_token");
        assertThat(Answer.post(server.at("/connect/revocation"), Map.of("token", token), "Authorization",
                App.basic("renew", "renew-secret")).status()).isEqualTo(200);
        inAHeader(token).isError("invalid_token");
    }

    /** Beside an assertion as long as that may be. */
    @Test
    void x14_aFormHasRoomForATokenAndAnAssertion() {
        String token = RENEW.redeem(server, browser.authorize(RENEW).signIn("lotta", "lotta-password").code()).text("access_token");
        Map<String, String> form = Map.of("token", token, "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", "x".repeat(InputLimits.JWT));
        Answer.post(server.at("/connect/introspect"), form).isError("invalid_client");
    }

    @Test
    void x14_anAccessTokenComesThroughTheBrowser() {
        App app = App.JS.with("scope", "openid orders");
        String token = browser.authorize(app).signIn("lotta", "lotta-password").response().get("access_token");
        assertThat(token.length()).isGreaterThan(InputLimits.OWN_JWT - 1000);
        assertThat(inAHeader(token).text("sub")).isEqualTo("lotta-1");
    }

    @Test
    void x14_anIdTokenAtTheBoundIsAHintInAnAddressAndInAForm() {
        String idToken = browser.authorize(ID_TOKEN).signIn("lotta", "lotta-password").response().get("id_token");
        assertThat(idToken.length()).isBetween(InputLimits.OWN_JWT - 1500, InputLimits.OWN_JWT);
        App silent = ID_TOKEN.with("prompt", "none").with("id_token_hint", idToken);
        assertThat(browser.authorize(silent).response()).containsKey("id_token");
        assertThat(browser.post("/connect/authorize", silent.parameters()).response()).containsKey("id_token");

        Visit done = browser.open("/connect/endsession?" + Form.encode(Map.of("id_token_hint", idToken)));
        assertThat(done.document().selectFirst("#logout")).as("proven: nobody is asked").isNull();
        browser.authorize(silent).isReturned(silent, "login_required");
        String another = browser.authorize(ID_TOKEN).signIn("lotta", "lotta-password").response().get("id_token");
        assertThat(browser.post("/connect/endsession", Map.of("id_token_hint", another)).document().selectFirst("#logout")).isNull();
    }

    @Test
    void x14_whatWouldBeLongerIsNotMadeAndTheLogSaysWhatHelps() {
        String code = browser.authorize(RENEW).signIn("liese", "liese-password").code();
        Answer refusal = RENEW.redeem(server, code);
        assertThat(refusal.status()).isEqualTo(500);
        assertThat(refusal.text("error")).isEqualTo("server_error");
        assertThat(server.log()).containsPattern("the access token for the client renew would have \\d+ characters, and may have 32768: "
                + "let its accessTokenType be reference");
        App implicit = App.JS.with("scope", "openid orders");
        browser.authorize(implicit).isReturned(implicit, "server_error");
        browser.authorize(ID_TOKEN).isReturned(ID_TOKEN, "server_error");
        assertThat(server.log()).containsPattern("the id_token for the client js would have \\d+ characters");

        String reference = REFERENCE.redeem(server, browser.authorize(REFERENCE).code()).hasTokens().text("access_token");
        assertThat(introspected(reference).json().getJsonArray("role").size()).isGreaterThan(1000);
    }

    private String refreshed(Answer tokens) {
        return RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).hasTokens()
                .text("access_token");
    }

    private Answer inAHeader(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    private Answer introspected(String token) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", token), "Authorization", ORDERS);
    }
}
