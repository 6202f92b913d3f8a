package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The consent page as a person sees it when the tutorial's application asks. */
class ConsentIT {

    private final Application application = Application.oidcClient();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void si10_everyPermissionIsTickedAndOnlyOpenidCannotBeUnticked() {
        application.login(popup -> {
            popup.signIn().asksForConsent();
            assertThat(popup.page().locator("h1")).containsText("JS Client");
            var boxes = popup.page().locator("input[name=scope]");
            assertThat(boxes).hasCount(4);
            for (Locator box : boxes.all()) {
                assertThat(box).isChecked();
                assertThat(box).isEnabled(new IsEnabledOptions().setEnabled(!box.getAttribute("value").equals("openid")));
            }
            assertThat(popup.page().getByLabel("Remember my decision")).isChecked();
            popup.allowOnce();
        });
    }

    @Test
    void h17_theApiIsUnderApplicationAccessWithItsOwnTexts() {
        application.login(popup -> {
            popup.signIn().asksForConsent();
            assertThat(popup.group("Application access")).containsText("Access to API");
            assertThat(popup.group("Application access")).containsText("This will grant you access to the API");
            assertThat(popup.group("Personal information")).containsText("Your profile");
            assertThat(popup.group("Personal information")).not().containsText("Access to API");
            popup.allowOnce();
        });
    }

    @Test
    void si10_whatIsUntickedIsNotGranted() {
        application.login(popup -> {
            popup.signIn().asksForConsent();
            popup.page().getByLabel("Your email address").uncheck();
            popup.page().getByLabel("Access to API").uncheck();
            popup.allowOnce();
        });

        assertThat(application.user().getString("scope").split(" ")).containsExactlyInAnyOrder("openid", "profile");
        assertThat(application.user().getJsonObject("profile")).doesNotContainKey("email");
    }

    @Test
    void si10_whoRefusesLetsTheApplicationKnow() {
        application.throughPopup(
                () -> application.page().evaluate("() => { window.refusal = manager.signinPopup().catch(error => error); }"),
                popup -> popup.signIn().asksForConsent().deny());

        assertThat(application.evaluate("window.refusal").getString("error")).isEqualTo("access_denied");
        assertThat(application.page().textContent(".js-user")).isEmpty();
    }

    @Test
    void si10_notRememberedItIsAskedAgainButNotThePassword() {
        application.login(popup -> popup.signIn().asksForConsent().allowOnce());
        application.user();

        application.login(popup -> {
            popup.asksForConsent();
            assertThat(popup.page().locator("main")).containsText("Signed in as Bob Smith");
            popup.allowOnce();
        });
        application.isContent();
    }
}
