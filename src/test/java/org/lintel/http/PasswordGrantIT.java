package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** The resource owner password credentials grant (RFC 6749 §4.3), for clients that have it. */
@Tag("http")
class PasswordGrantIT {

    private static final App OLD = Apps.named("old-school");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Server server = Lintel.server();

    @Duty("RFC 6749 4.3.2 authenticated")
    @Test
    void nameAndPasswordBuyTokensAndSignNobodyIn() {
        Answer tokens = ask("alice", "alice-password", "openid profile api").hasTokens();
        assertThat(tokens.response().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(tokens.text("scope")).isEqualTo("openid profile api");
        assertThat(tokens.json()).doesNotContainKey("refresh_token");
        for (String token : List.of("access_token", "id_token")) {
            assertThat(Jwt.claims(tokens.text(token))).as(token).containsEntry("sub", "alice-1").containsEntry("amr", List.of("pwd"))
                    .containsKey("auth_time").doesNotContainKeys("sid", "nonce");
        }
        assertThat(userInfo(tokens).text("given_name")).isEqualTo("Alice");
    }

    @Test
    void withoutOpenidThereIsNoIdToken() {
        Answer tokens = ask("alice", "alice-password", "api").hasTokens();
        assertThat(tokens.json()).doesNotContainKey("id_token");
        assertThat(Jwt.claims(tokens.text("access_token"))).containsEntry("sub", "alice-1").containsEntry("client_id", "old-school");
    }

    @Duty("RFC 6749 4.3.2 authenticated")
    @Test
    void nimbusAsksLikeThat() throws Exception {
        RelyingParty party = RelyingParty.of(OLD);
        var grant = new ResourceOwnerPasswordCredentialsGrant("bob", new Secret("secret"));
        var request = new TokenRequest(party.provider().getTokenEndpointURI(), new ClientSecretBasic(party.clientId(), party.secret()),
                grant,
                Scope.parse("openid orders"));
        var tokens = ((OIDCTokenResponse) RelyingParty.send(request).toSuccessResponse()).getOIDCTokens();
        assertThat(tokens.getIDToken().getJWTClaimsSet().getSubject()).isEqualTo("bob-1");
        assertThat(party.provider().getGrantTypes()).extracting(Object::toString).contains("password");
    }

    @Test
    void aPublicClientMayHaveItToo() {
        Answer tokens = new App("old-school-page", null, Map.of()).token(server, form("alice", "alice-password", "api")).hasTokens();
        assertThat(Jwt.claims(tokens.text("access_token"))).containsEntry("client_id", "old-school-page");
    }

    /** There is no session that could end, so a refresh token is for whom the client may stay offline with. */
    @Test
    void l10_withOfflineAccessThereIsARefreshTokenWhichTheUserCanTakeBack() {
        Answer tokens = ask("norma", "norma-password", "openid orders offline_access").hasTokens();
        Answer next = refresh(tokens).hasTokens();
        assertThat(Jwt.claims(next.text("access_token"))).containsEntry("role", List.of("reader"));
        assertThat(Jwt.claims(next.text("id_token")).get("auth_time")).isEqualTo(Jwt.claims(tokens.text("id_token")).get("auth_time"));

        Browser browser = Lintel.browser();
        browser.authorize(QUICK).signIn("norma", "norma-password");
        Visit page = browser.open("/permissions");
        assertThat(page.document().select("#applications h3").eachText()).contains("Old school");
        page.filled("form:has(input[name=client][value=old-school]) button", Map.of()).sentBy(browser);
        refresh(next).isError("invalid_grant");
        assertThat(userInfo(next).status()).isEqualTo(401);
    }

    @Duty("RFC 6749 4.3.3 invalid-grant")
    @ParameterizedTest
    @CsvSource({"rolf,wrong", "rolf,ROLF-PASSWORD", "rolf,'rolf-password '", "rolf-1,rolf-password", "nobody-here,rolf-password",
            "fiona,fiona-password"})
    void u1_t18_everythingThatIsWrongHasOneAnswer(String username, String password) {
        long began = System.nanoTime();
        Answer answer = ask(username, password, "openid").isError("invalid_grant");
        assertThat(answer.text("error_description"))
                .startsWith("The grant is invalid, expired, already used or was issued to another client. (").hasSizeLessThan(95);
        assertThat((System.nanoTime() - began) / 1_000_000).as("on the beat of failures").isGreaterThanOrEqualTo(480);
    }

    @Test
    void whatIsMissingIsSaid() {
        OLD.token(server, Map.of("grant_type", "password", "password", "x", "scope", "api")).isError("invalid_request");
        OLD.token(server, Map.of("grant_type", "password", "username", "alice", "scope", "api")).isError("invalid_request");
        OLD.token(server, Map.of("grant_type", "password", "username", "alice", "password", "", "scope", "api")).isError("invalid_request");
        ask("alice", "alice-password", "").isError("invalid_scope");
        ask("alice", "alice-password", "email").isError("invalid_scope");
        ask("alice", "alice-password", "openid unknown").isError("invalid_scope");
        new App("old-school", "wrong", Map.of()).token(server, form("alice", "alice-password", "api")).isError("invalid_client");
    }

    /** As on the sign-in page, and together with it: who guesses here has to wait there. */
    @Duty("RFC 6749 4.3.2 brute-force")
    @Test
    void u2_guessingIsSlowedDownHereAndOnTheSignInPage() {
        int wait = 0;
        for (int i = 0; i < 12 && wait < 2; i++) {
            Patience.waitUntil(Instant.now().plusSeconds(wait));
            Answer answer = ask("otto", "wrong", "api");
            if (answer.status() == UNAVAILABLE) {
                assertThat(answer.text("error")).isEqualTo("temporarily_unavailable");
                wait = Integer.parseInt(answer.header("Retry-After"));
            }
        }
        assertThat(wait).as("the delay grows").isGreaterThanOrEqualTo(2);
        assertThat(signIn("otto").status()).isEqualTo(TOO_MANY_REQUESTS);
        assertThat(ask("otto", "otto-password", "api").status()).as("the right password too").isEqualTo(UNAVAILABLE);
        ask("bob", "secret", "api").hasTokens();
        Patience.waitUntil(Instant.now().plusSeconds(wait));
        Patience.until(() -> ask("otto", "otto-password", "api"), answer -> answer.status() == 200).hasTokens();
        assertThat(signIn("otto").code()).as("the failures are forgotten").isNotEmpty();
    }

    @Duty("RFC 6749 4.3 careful")
    @Test
    void theLogWarnsOfIt() {
        assertThat(server.log())
                .contains("the client old-school may use the grant password; RFC 9700 section 2.4: it \"MUST NOT be used\"");
        assertThat(server.log()).contains("the client js may use the grant implicit; RFC 9700 section 2.1.2");
    }

    private static Visit signIn(String username) {
        return Lintel.browser().authorize(QUICK).signIn(username, username + "-password");
    }

    private Answer ask(String username, String password, String scope) {
        return OLD.token(server, form(username, password, scope));
    }

    private Answer refresh(Answer tokens) {
        return OLD.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token")));
    }

    private Answer userInfo(Answer tokens) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"));
    }

    private static Map<String, String> form(String username, String password, String scope) {
        return new LinkedHashMap<>(Map.of("grant_type", "password", "username", username, "password", password, "scope", scope));
    }
}
