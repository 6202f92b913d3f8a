package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.browsing.Application.claims;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Part 1 of the tutorial with oidc-token-manager, clicked through. */
class TokenManagerIT {

    private final Application application = Application.tokenManager();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void si1_thePopupSignsInClosesItselfAndThePromiseIsKept() {
        application.login(popup -> popup.asksWhoIsThere().signIn().asksForConsent().allowOnce());

        assertThat(application.user().getString("given_name")).isEqualTo("Bob");
        assertThat(application.shown(".js-access-token")).containsKeys("access_token", "expires_in");
        application.isContent();
    }

    @Test
    void si3_redirectForTokenComesBackWithTheTokens() {
        application.loginInThisWindow(page -> page.asksWhoIsThere().signIn().asksForConsent().allowOnce());

        assertThat(application.user().getString("family_name")).isEqualTo("Smith");
        application.isContent();
    }

    @Test
    void si4_theAuthorityMayEndWithASlash() {
        application.page().evaluate("""
                () => {
                    settings.authority = lintel.authority + '/';
                    manager = new OidcTokenManager(settings);
                    manager.addOnTokenObtained(show);
                }""");

        assertThat(application.login(popup -> popup.signIn().allowOnce()).user().getString("given_name")).isEqualTo("Bob");
    }

    @Test
    void si7_emailComesFromUserinfoAndIsMerged() {
        assertThat(application.login(popup -> popup.signIn().allowOnce()).user().getString("email")).isEqualTo("bob.smith@email.com");
    }

    @Test
    void si10_whoRefusesLetsTheApplicationKnow() {
        application.login(popup -> popup.signIn().asksForConsent().deny());

        assertThat(application.page().locator(".js-message")).hasText("Signing in through the popup failed: access_denied");
        assertThat(application.page().locator(".js-id-token")).isEmpty();
    }

    @Test
    void si11_theSecondLoginShowsNoForm() {
        application.loginAndRemember();
        String first = application.shown(".js-access-token").getString("access_token");

        application.loginWithoutForm();
        application.page().waitForCondition(
                () -> !application.shown(".js-access-token").getString("access_token").equals(first));
        application.isContent();
    }

    @Test
    void si12_theManagerHasProfileTokensScopeAndTime() {
        application.login(popup -> popup.signIn().allowOnce()).user();

        JsonObject manager = application.evaluate("""
                { profile: manager.profile, id_token: manager.id_token, access_token: manager.access_token,
                  expires_in: manager.expires_in, expired: manager.expired, scope: manager.scope }""");
        assertThat(manager.getJsonObject("profile").getString("given_name")).isEqualTo("Bob");
        assertThat(claims(manager.getString("id_token")).getString("sub")).isEqualTo("1");
        assertThat(claims(manager.getString("access_token")).getString("client_id")).isEqualTo("js");
        assertThat(manager.getInt("expires_in")).isBetween(30, 70);
        assertThat(manager.getBoolean("expired")).isFalse();
        assertThat(manager.getString("scope").split(" ")).containsExactlyInAnyOrder("openid", "profile", "email", "api");
    }
}
