package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.json.JsonString;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/** What a client may ask for, and what a scope brings. */
@Tag("http")
class ScopesIT {

    private static final App JS_ID_TOKEN = App.JS.with("response_type", "id_token");

    private final Browser browser = Lintel.browser();

    @Test
    void h14_aClientWithAccessToAllScopesGetsAnyRegisteredOne() {
        String scope = "openid roles orders ledger terms";
        assertThat(browser.authorize(App.JS.with("scope", scope)).signIn("alice").response()).containsEntry("scope", scope);
    }

    @Test
    void h14_aScopeThatIsNotListedForTheClientIsRefused() {
        App app = App.SPA.with("scope", "openid orders");
        browser.authorize(app).isReturned(app, "invalid_scope");
    }

    @Test
    void h14_aClientWithoutScopesGetsNothing() {
        App app = Apps.named("modest").with("scope", "openid");
        browser.authorize(app).isReturned(app, "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid unknown", "openid retired", "openid OPENID", "openid openid2"})
    void h16_aScopeThatIsNotRegisteredOrDisabledIsRefusedToEverybody(String scope) {
        App app = App.JS.with("scope", scope);
        browser.authorize(app).isReturned(app, "invalid_scope");
    }

    @Duty({"Core 5.1 standard-claims", "Core 5.6 normal"})
    @Test
    void h16_theClaimsOfProfileAndEmailAreThoseOfTheSpecification() {
        assertThat(claims("openid profile email")).containsEntry("name", "Alice Liddell").containsEntry("given_name", "Alice")
                .containsEntry("family_name", "Liddell").containsEntry("locale", "en-GB")
                .containsEntry("email", "alice@example.org").containsEntry("email_verified", true).doesNotContainKey("role");
    }

    @Duty("Core 5.1.2 additional-claims")
    @Test
    void h16_allClaimsMeansAllClaims() {
        assertThat(claims("openid all_claims")).containsKeys("name", "email", "role", "locale");
    }

    @Test
    void aScopeThatIsAlwaysIncludedPutsItsClaimsIntoTheIdTokenBesideAnAccessToken() {
        String idToken = browser.authorize(App.JS.with("scope", "openid profile badge")).signIn("alice").response().get("id_token");
        assertThat(Jwt.claims(idToken)).containsEntry("locale", "en-GB").doesNotContainKeys("name", "given_name");
    }

    @Test
    void aScopeThatIsNotToBeShownIsNotInTheDiscoveryDocument() {
        var document = Answer.get(Lintel.server().at("/.well-known/openid-configuration")).json();
        assertThat(document.getJsonArray("scopes_supported").getValuesAs(JsonString::getString))
                .contains("openid", "badge", "orders").doesNotContain("ledger", "retired");
        assertThat(document.getJsonArray("claims_supported").getValuesAs(JsonString::getString)).contains("locale", "role", "email");
    }

    private Map<String, Object> claims(String scope) {
        return Jwt.claims(browser.authorize(JS_ID_TOKEN.with("scope", scope)).signIn("alice").response().get("id_token"));
    }
}
