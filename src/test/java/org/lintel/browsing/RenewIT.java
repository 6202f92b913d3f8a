package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import jakarta.json.JsonObject;

import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.lintel.spec.Duty;

/** Tokens are renewed in a hidden frame, with nothing for the person to see. */
class RenewIT {

    /** The demo's tokens live 70 seconds: told of it at the right time before, the library renews soon, and nobody has to wait a minute. */
    private static final String ANOTHER_MANAGER = """
            () => {
                window.tokens = new Set();
                manager.stopSilentRenew();
                manager = new Oidc.UserManager(Object.assign({}, settings, { %s }));
                manager.events.addUserLoaded(user => tokens.add(user.access_token));
                manager.events.addSilentRenewError(error => complain('Not renewed', error.error || error));
            }""";

    @Test
    void r1_r5_oidcTokenManagerGetsOneTokenAfterTheOtherAndSaysWhenItGetsNone() {
        try (Application application = Application.tokenManager()) {
            application.page().evaluate("""
                    () => {
                        window.tokens = new Set();
                        manager.addOnTokenObtained(() => tokens.add(manager.access_token));
                    }""");
            application.loginAndRemember();
            renewsWithoutForm(application);

            application.window().context().clearCookies();
            assertThat(application.page().locator(".js-message")).containsText("The access token could not be renewed");
        }
    }

    @Test
    void r2_oidcClientGetsOneTokenAfterTheOther() {
        try (Application application = Application.oidcClient()) {
            application.page().evaluate(ANOTHER_MANAGER.formatted("accessTokenExpiringNotificationTime: 62"));
            application.loginAndRemember();
            renewsWithoutForm(application);
        }
    }

    /** "The Authorization Server MUST NOT display any authentication or consent user interface pages" (OpenID Connect Core §3.1.2.1). */
    @Duty("Core 3.1.2.1 id-token-hint-issuer")
    @Test
    void r3_r6_r7_theFrameIsAnsweredByARedirectionAndTheSignInIsTheOldOne() {
        try (Application application = Application.oidcClient()) {
            List<Response> answers = new ArrayList<>();
            application.page().onResponse(response -> {
                if (response.url().contains("prompt=none")) {
                    answers.add(response);
                }
            });
            JsonObject before = application.loginAndRemember().user();
            JsonObject after = application.evaluate("manager.signinSilent()");

            assertThat(answers).singleElement().satisfies(answer -> {
                assertThat(answer.url()).as("who was signed in").contains("id_token_hint=" + before.getString("id_token"));
                assertThat(answer.status()).isIn(302, 303);
                assertThat(answer.headerValue("location")).startsWith(Demo.running().applications() + "/silent-renew.html#");
            });
            assertThat(after.getString("access_token")).isNotEqualTo(before.getString("access_token"));
            assertThat(after.getJsonObject("profile").get("auth_time")).isEqualTo(before.getJsonObject("profile").get("auth_time"));
            application.isContent();
        }
    }

    @Test
    void r4_anAddressThatIsNotRegisteredIsNotGoneTo() {
        try (Application application = Application.oidcClient()) {
            application.page().evaluate(ANOTHER_MANAGER.formatted("accessTokenExpiringNotificationTime: 69, silentRequestTimeout: 3000,"
                    + "silent_redirect_uri: location.origin + '/elsewhere.html'"));
            application.loginAndRemember();

            assertThat(application.page().locator(".js-message")).hasText("Not renewed: Frame window timed out");
            assertThat(application.window().addresses())
                    .noneMatch(address -> address.startsWith(Demo.running().applications() + "/elsewhere"));
        }
    }

    @Test
    void r5_whoIsNoLongerSignedInIsTold() {
        try (Application application = Application.oidcClient()) {
            application.page().evaluate(ANOTHER_MANAGER.formatted("accessTokenExpiringNotificationTime: 66, monitorSession: false"));
            application.loginAndRemember();
            application.page().waitForFunction("tokens.size > 0");
            application.window().context().clearCookies();

            assertThat(application.page().locator(".js-message")).hasText("Not renewed: login_required");
        }
    }

    @Test
    void r5_whoIsToBeAskedForConsentIsTold() {
        try (Application application = Application.oidcClient()) {
            application.page().evaluate(ANOTHER_MANAGER.formatted("accessTokenExpiringNotificationTime: 69"));
            application.login(popup -> popup.signIn().allowOnce());

            assertThat(application.page().locator(".js-message")).hasText("Not renewed: consent_required");
        }
    }

    private static void renewsWithoutForm(Application application) {
        application.page().waitForFunction("tokens.size > 0");
        int before = application.window().addresses().size();
        application.page().waitForFunction("tokens.size >= 3");

        assertThat(application.window().addresses().subList(before, application.window().addresses().size()))
                .anyMatch(address -> address.contains("prompt=none"))
                .noneMatch(address -> address.contains("/login") || address.contains("/consent"));
        application.isContent();
    }
}
