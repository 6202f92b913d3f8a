package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest.Entry;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.jose.JWSAlgorithm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Claims that a client asks for one by one (OpenID Connect Core §5.5); the Nimbus SDK asks for them and reads what comes. */
@Tag("http")
class ClaimsParameterIT {

    private static final App EXACT = Apps.named("exact").with("scope", "openid");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    /** Module oidcc-claims-essential: {@code name} for userinfo, with the scope {@code openid} alone, and not in the id_token. */
    @Duty({"Core 5.5 claims", "Core 5.5.1 essential"})
    @Test
    void h8_anEssentialClaimIsToldByUserinfoAndNowhereElse() throws Exception {
        for (String clientId : new String[] {"exact", "exact-reference"}) {
            Result result = asks(clientId, new OIDCClaimsRequest().withUserInfoClaimsRequest(
                    new ClaimsSetRequest().add(new Entry("name").withClaimRequirement(ClaimRequirement.ESSENTIAL)).add("email")
                            .add(new Entry("nickname"))));
            assertThat(result.userInfo.getName()).isEqualTo("Alice Liddell");
            assertThat(result.userInfo.getEmailAddress()).isEqualTo("alice@example.org");
            assertThat(result.userInfo.toJSONObject()).containsOnlyKeys("sub", "name", "email");
            assertThat(result.idToken.toJSONObject()).doesNotContainKeys("name", "email");
            assertThat(result.scope).isEqualTo("openid");
        }
    }

    /** The same module with {@code response_type=id_token}, where there is no userinfo: there the suite asks for it in the id_token. */
    @Duty("Core 5.5 userinfo-with-token")
    @Test
    void h8_anImplicitClientGetsItInItsIdToken() {
        App app = new App("exact-implicit", null, Map.of("client_id", "exact-implicit", "response_type", "id_token",
                "redirect_uri", "https://exact-implicit.example/callback", "scope", "openid", "state", "s", "nonce", "n",
                "claims", "{\"id_token\":{\"name\":{\"essential\":true}},\"userinfo\":{\"given_name\":null}}"));
        Map<String, Object> claims = Jwt.claims(browser.authorize(app).signIn("alice").response().get("id_token"));
        assertThat(claims).containsEntry("name", "Alice Liddell").doesNotContainKey("given_name");

        App withToken = app.with("response_type", "id_token token");
        Map<String, String> response = browser.authorize(withToken).response();
        assertThat(userinfo(response.get("access_token")).json()).containsOnlyKeys("sub", "given_name");
    }

    @Duty("Core 5.5 claims")
    @Test
    void h8_claimsOfTheIdTokenAreThereAndOnlyThere() throws Exception {
        Result result = asks("exact", new OIDCClaimsRequest().withIDTokenClaimsRequest(
                new ClaimsSetRequest().add("email").add(new Entry("auth_time").withClaimRequirement(ClaimRequirement.ESSENTIAL))));
        assertThat(result.idToken.getStringClaim("email")).isEqualTo("alice@example.org");
        assertThat(result.idToken.getAuthenticationTime()).isNotNull();
        assertThat(result.userInfo.toJSONObject()).containsOnlyKeys("sub");
    }

    /** An access token that anybody can read has the names, never what userinfo says. */
    @Test
    void si9_theAccessTokenHasNoPrivateClaims() throws Exception {
        Answer tokens = redeem(EXACT.with("claims", "{\"userinfo\":{\"email\":null}}"), browser.authorize(
                EXACT.with("claims", "{\"userinfo\":{\"email\":null}}")).signIn("alice").code());
        SignedJWT token = SignedJWT.parse(tokens.text("access_token"));
        assertThat(token.getPayload().toString()).doesNotContain("alice@example.org").doesNotContain("Alice");
        assertThat(token.getJWTClaimsSet().getStringListClaim("userinfo_claims")).containsExactly("email");
        assertThat(Jwt.claims(redeem(EXACT, browser.authorize(EXACT).code()).text("access_token"))).doesNotContainKey("userinfo_claims");
    }

    @Test
    void t5_aRefreshedTokenTellsTheSameClaims() {
        App app = Apps.named("exact-reference").with("scope", "openid").with("claims",
                "{\"userinfo\":{\"name\":null},\"id_token\":{\"email\":null}}");
        Answer first = redeem(app, browser.authorize(app).signIn("alice").code());
        Answer next = app.token(server, Map.of("grant_type", "refresh_token", "refresh_token", first.text("refresh_token"))).hasTokens();
        assertThat(userinfo(next.text("access_token")).json()).containsOnlyKeys("sub", "name");
        assertThat(Jwt.claims(next.text("id_token"))).containsEntry("email", "alice@example.org").doesNotContainKey("name");
    }

    /** The suite's unknown claims and those of scopes that are not for the client: "not returning" them is no error (§5.5.1). */
    @Test
    void h14_aClientGetsNoClaimOfAScopeThatIsNotForIt() throws Exception {
        Result result = asks("exact-modest", new OIDCClaimsRequest().withUserInfoClaimsRequest(new ClaimsSetRequest().add("email")
                .add(new Entry("name").withClaimRequirement(ClaimRequirement.ESSENTIAL)).add("role").add("no-such-claim")));
        assertThat(result.userInfo.toJSONObject()).containsOnlyKeys("sub", "email");
    }

    @Test
    void si10_theUserIsAskedAboutTheScopeThatStandsForTheClaimAndMayRefuseIt() {
        App app = Apps.named("exact-consent").with("scope", "openid").with("claims",
                "{\"userinfo\":{\"name\":{\"essential\":true}},\"id_token\":{\"email\":null}}");
        Visit visit = browser.authorize(app).signIn("bob");
        assertThat(visit.document().select("input[name=scope]").eachAttr("value")).containsExactlyInAnyOrder("openid", "profile", "email");
        ConsentPage page = ConsentPage.at(visit);
        Answer tokens = redeem(app, page.untick("profile").once().allow().code());
        assertThat(tokens.text("scope")).isEqualTo("openid");
        assertThat(Jwt.claims(tokens.text("id_token"))).containsEntry("email", "bob.smith@email.com");
        assertThat(userinfo(tokens.text("access_token")).json()).containsOnlyKeys("sub");

        // the page of permissions speaks of the scopes that stand for what the client was given
        assertThat(browser.open("/permissions").document().select("li:has(h3:contains(Exact with consent)) ul.tags").text())
                .contains("Your email address").doesNotContain("Your profile");

        // what is remembered holds for the claims as it holds for the scopes
        browser.authorize(app).consent().code();
        browser.authorize(app.with("prompt", "none")).code();
        browser.authorize(app.with("prompt", "none").with("claims", "{\"userinfo\":{\"role\":null}}")).isReturned(app, "consent_required");
    }

    /** "MUST NOT reply with an ID Token or Access Token for a different user" (§3.1.2.2). */
    @Duty({"Core 3.1.2.2 hint-verified", "Core 5.5.1 sub-value"})
    @Test
    void s9_aNamedUserIsTheOnlyOneWhoCanAnswer() {
        browser.authorize(EXACT).signIn("bob").code();
        App alice = EXACT.with("claims", "{\"id_token\":{\"sub\":{\"value\":\"alice-1\"}}}");
        browser.authorize(alice.with("prompt", "none")).isReturned(alice, "login_required");
        browser.authorize(alice).signIn("bob").isReturned(alice, "login_required");
        assertThat(Jwt.claims(redeem(alice, browser.authorize(alice).signIn("alice").code()).text("id_token"))).containsEntry("sub",
                "alice-1");
        browser.authorize(alice.with("prompt", "none")).code();
    }

    /** §5.5.1.1, and OpenID Connect Core Error Code unmet_authentication_requirements. */
    @Duty("Core 5.5.1.1 acr-essential")
    @Test
    void s10_anEssentialAcrIsThereOrTheRequestFails() throws Exception {
        RelyingParty party = RelyingParty.of(EXACT);
        ACR supported = party.provider().getACRs().get(0);
        Result result = asks("exact", new OIDCClaimsRequest().withIDTokenClaimsRequest(new ClaimsSetRequest().add(new Entry("acr")
                .withClaimRequirement(ClaimRequirement.ESSENTIAL).withValues(List.of("gold", supported.getValue())))));
        assertThat(result.idToken.getACR()).isEqualTo(supported);

        App gold = EXACT.with("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"gold\"}}}");
        Lintel.browser().authorize(gold).isReturned(gold, "unmet_authentication_requirements");
        App voluntary = EXACT.with("claims", "{\"id_token\":{\"acr\":{\"values\":[\"gold\"]}}}");
        Lintel.browser().authorize(voluntary).signIn("alice").code();
    }

    @Test
    void s20_whatIsMalformedGoesBackToTheClient() {
        App app = EXACT.with("claims", "{\"userinfo\":");
        browser.authorize(app).isReturned(app, "invalid_request");
        App endless = EXACT.with("claims", "{\"userinfo\":{}}" + " ".repeat(4000));
        browser.authorize(endless).isReturned(endless, "invalid_request");
    }

    private record Result(IDTokenClaimsSet idToken, UserInfo userInfo, String scope) {
    }

    /** As the SDK does it, alice signing in. */
    private Result asks(String clientId, OIDCClaimsRequest claims) throws Exception {
        RelyingParty party = RelyingParty.of(Apps.named(clientId));
        AuthenticationRequest.Builder request = party.asks("code", "openid").claims(claims);
        var response = party.answer(RelyingParty.send(Lintel.browser(), request).signIn("alice"));
        var answer = (OIDCTokenResponse) RelyingParty.send(new TokenRequest.Builder(party.provider().getTokenEndpointURI(),
                new ClientSecretBasic(party.clientId(), party.secret()),
                party.redemption(response.toSuccessResponse().getAuthorizationCode())).build());
        AccessToken token = answer.getOIDCTokens().getAccessToken();
        return new Result(party.trust(answer.getOIDCTokens().getIDToken(), JWSAlgorithm.RS256),
                party.userInfo(token).toSuccessResponse().getUserInfo(), token.getScope().toString());
    }

    private Answer redeem(App app, String code) {
        return app.redeem(server, code).hasTokens();
    }

    private Answer userinfo(String token) {
        Answer answer = Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }
}
