package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.model.AuthenticationContext;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** What the tutorial's application receives in the fragment. */
@Tag("http")
class ImplicitFlowIT {

    private static final App ID_TOKEN = App.JS.with("response_type", "id_token");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty({"Core 3.2.2.1 response-type", "Core 3.2.2.5 fragment", "Core 3.2.2.5 state"})
    @Test
    void si5_anIdTokenComesInTheFragmentWithStateScopeAndSessionState() {
        var visit = browser.authorize(ID_TOKEN).signIn("alice");
        assertThat(visit.location()).startsWith("http://localhost:56668/popup.html#");
        assertThat(visit.response()).containsOnlyKeys("id_token", "state", "scope", "session_state", "iss")
                .containsEntry("state", "the state").containsEntry("scope", "openid profile").containsEntry("iss", server.address());
        assertThat(Jwt.claims(visit.response().get("id_token")))
                .containsEntry("given_name", "Alice").containsEntry("family_name", "Liddell").doesNotContainKey("email");
    }

    @Duty({"Core 3.2.2.10 nonce", "Core 2 required-claims", "Core 2 amr", "Front-Channel Logout 3 sid"})
    @Test
    void si6_theProtocolClaimsAreThere() {
        long before = System.currentTimeMillis() / 1000;
        Map<String, Object> claims = idToken(ID_TOKEN);
        assertThat(claims).containsEntry("iss", server.address()).containsEntry("aud", "js").containsEntry("nonce", "the nonce")
                .containsEntry("idp", "local").containsEntry("sub", "alice-1").containsEntry("amr", List.of("pwd"))
                .containsKeys("iat", "exp", "auth_time", "sid").doesNotContainKeys("at_hash", "nbf");
        long issued = (long) claims.get("iat");
        assertThat(issued).isBetween(before, before + 60);
        assertThat(claims).containsEntry("exp", issued + 300);
    }

    @Duty({"Core 3.2.2.5 access-token", "Core 3.2.2.9 at-hash", "Core 3.2.2.10 at-hash-required"})
    @Test
    void si6_atHashIsThereOnlyWithAnAccessToken() {
        assertThat(idToken(App.JS)).containsKeys("at_hash", "nonce", "idp");
    }

    @Duty("Core 5.4 id-token")
    @Test
    void si7_withAnIdTokenOnlyTheEmailIsInIt() {
        assertThat(idToken(ID_TOKEN.with("scope", "openid profile email"))).containsEntry("email", "alice@example.org");
    }

    @Duty("Core 5.4 userinfo")
    @Test
    void si7_withAnAccessTokenTheEmailComesFromUserinfo() {
        var response = browser.authorize(App.JS.with("scope", "openid profile email")).signIn("alice").response();
        assertThat(Jwt.claims(response.get("id_token"))).doesNotContainKeys("email", "given_name");
        Answer user = Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + response.get("access_token"));
        assertThat(user.json()).containsKeys("sub", "given_name", "email");
        assertThat(user.text("email")).isEqualTo("alice@example.org");
    }

    @Duty({"RFC 9068 2.1 typ", "RFC 9068 2.2 claims", "RFC 9068 2.2.1 authentication", "RFC 9068 2.2.3 scope"})
    @Test
    void si8_theAccessTokenSaysForWhomAndWhat() {
        var response = browser.authorize(App.JS.with("scope", "openid profile email api")).signIn("alice").response();
        assertThat(response).containsEntry("token_type", "Bearer").containsEntry("expires_in", "70");
        assertThat(Jwt.claims(response.get("access_token"))).containsEntry("scope", "openid profile email api")
                .containsEntry("client_id", "js").containsEntry("sub", "alice-1").containsEntry("idp", "local")
                .containsEntry("amr", List.of("pwd")).containsEntry("acr", AuthenticationContext.PASSWORD).containsKeys("auth_time", "jti")
                .doesNotContainKeys("email", "given_name", "nonce", "nbf");
    }

    @Duty({"RFC 9068 3 aud", "RFC 9068 3 scopes-fit"})
    @Test
    void si8_theAudienceIsTheResourcesOfTheScopesAndElseOurOwn() {
        assertThat(accessToken("openid api")).containsEntry("aud", server.address() + "/resources");
        assertThat(accessToken("openid api orders")).containsEntry("aud", "https://orders.example");
        assertThat(accessToken("openid terms")).as("of a disabled resource").containsEntry("aud", server.address() + "/resources");
        assertThat(accessToken("openid orders ledger").get("aud"))
                .isEqualTo(List.of("https://orders.example", "https://ledger.example"));
    }

    @Test
    void si9_theClaimsOfAResourceScopeAreInTheAccessTokenOnly() {
        App app = App.JS.with("scope", "openid orders");
        var response = browser.authorize(app).signIn("alice").response();
        assertThat(Jwt.claims(response.get("access_token"))).containsEntry("role", List.of("reader", "writer"));
        assertThat(Jwt.claims(response.get("id_token"))).doesNotContainKey("role");
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + response.get("access_token")).json())
                .doesNotContainKey("role");
        assertThat(Jwt.claims(browser.authorize(ID_TOKEN.with("scope", "openid orders")).response().get("id_token")))
                .doesNotContainKey("role");
    }

    @Duty("RFC 9068 2.2.2 identity")
    @Test
    void si9_theClaimsOfAnApiResourceAreInTheAccessTokenToo() {
        assertThat(accessToken("openid gate")).containsEntry("aud", "https://gates.example").containsEntry("locale", "en-GB");
        assertThat(idToken(ID_TOKEN.with("scope", "openid gate"))).doesNotContainKey("locale");
    }

    @Duty("Core 3.2.2.1 nonce")
    @Test
    void si14_anImplicitRequestNeedsANonce() {
        App app = App.JS.without("nonce");
        browser.authorize(app).isReturned(app, "invalid_request");
    }

    private Map<String, Object> idToken(App app) {
        return Jwt.claims(browser.authorize(app).signIn("alice").response().get("id_token"));
    }

    private Map<String, Object> accessToken(String scope) {
        return Jwt.claims(new Browser(server).authorize(App.JS.with("scope", scope)).signIn("alice").response().get("access_token"));
    }
}
