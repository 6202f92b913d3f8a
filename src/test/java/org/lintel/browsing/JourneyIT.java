package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.LANDING;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lintel.flow.App;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** The way from an application through sign-in and consent and back, as different people go it. */
@Tag("portability")
class JourneyIT {

    private static final int MOST_TABS = 12;

    private final Server server = Lintel.server();

    @Test
    void aPersonSignsInAllowsAndIsBack() {
        try (Chromium window = Chromium.open()) {
            UserPage page = ask(window.page(), LANDING);
            page.asksWhoIsThere().isAccessible().hasItsAssets().signIn("alice", "wrong");
            assertThat(page.page().locator("#message")).hasText("Invalid username or password");
            page.isAccessible().signIn("alice", "alice-password").asksForConsent().isAccessible().hasItsAssets().allowOnce();
            isBack(window.page());
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptsItIsTheSame() {
        try (Chromium window = Chromium.open(Look.DESKTOP.withoutScripts())) {
            ask(window.page(), LANDING).asksWhoIsThere().signIn("alice", "alice-password").asksForConsent().allowOnce();
            isBack(window.page());
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (Chromium window = Chromium.open()) {
            Page page = ask(window.page(), LANDING).asksWhoIsThere().page();
            page.keyboard().type("alice");
            page.keyboard().press("Tab");
            page.keyboard().type("alice-password");
            page.keyboard().press("Enter");
            new UserPage(page).asksForConsent();
            tabTo(page, "remember");
            page.keyboard().press("Space");
            assertThat(page.locator("#remember")).not().isChecked();
            tabTo(page, "consent-allow");
            page.keyboard().press("Enter");
            isBack(page);
        }
    }

    @Duty("Core 3.1.2.1 ui-locales")
    @Test
    void theApplicationMayAskForGerman() {
        try (Chromium window = Chromium.open()) {
            UserPage page = ask(window.page(), LANDING.with("ui_locales", "fr de")).asksWhoIsThere();
            assertThat(page.page().locator("html")).hasAttribute("lang", "de");
            assertThat(page.page().locator("h1")).hasText("Anmelden");
            page.signIn("alice", "alice-password").asksForConsent();
            assertThat(page.page().locator("html")).hasAttribute("lang", "de");
            assertThat(page.page().locator("#consent-allow")).hasValue("Zulassen");
        }
    }

    @Test
    void theBackButtonLeadsToPagesThatCanBeUsed() {
        try (Chromium window = Chromium.open()) {
            UserPage page = ask(window.page(), LANDING).signIn("alice", "alice-password").asksForConsent();
            window.page().goBack();
            page.asksForConsent().allowOnce();
            isBack(window.page());

            window.page().goBack();
            page.isOver("Landing").isAccessible();
            window.page().getByText("Back to Landing").click();
            window.page().waitForURL(Landing.origin() + "/start");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aBookmarkOfAnAnsweredRequestLeadsBackToTheApplication() {
        try (Chromium window = Chromium.open()) {
            UserPage page = ask(window.page(), LANDING).asksWhoIsThere();
            String bookmark = window.page().url();
            page.signIn("alice", "alice-password").asksForConsent().allowOnce();
            isBack(window.page());

            window.page().navigate(bookmark);
            page.isOver("Landing");
            assertThat(window.page().locator("#password")).hasCount(0);
        }
    }

    /** A sign-in makes the forms that are open elsewhere out of date: what is sent from there is not used, but its request goes on. */
    @Test
    void twoTabsFinishEachItsOwnRequest() {
        try (Chromium window = Chromium.open()) {
            Page second = window.context().newPage();
            UserPage one = ask(window.page(), LANDING.with("state", "one")).asksWhoIsThere();
            UserPage two = ask(second, LANDING.with("state", "two")).asksWhoIsThere();

            two.signIn("alice", "alice-password").asksForConsent();
            one.signIn("alice", "alice-password").asksForConsent().allowOnce();
            isBack(window.page(), "one");
            two.allowOnce();
            isBack(second, "two");
        }
    }

    @Test
    void s15_aDecisionOnAPageFromBeforeAnotherSignInDoesNotCount() {
        try (Chromium window = Chromium.open()) {
            UserPage page = ask(window.page(), LANDING).signIn("alice", "alice-password").asksForConsent();
            Page second = window.context().newPage();
            ask(second, LANDING.with("prompt", "login")).signIn("bob", "secret").asksForConsent();

            page.allowOnce();
            page.asksForConsent();
            assertThat(window.page().locator("main")).containsText("Signed in as Bob");
            page.deny();
            window.page().waitForURL(Landing.origin() + "/callback?error=access_denied**");
        }
    }

    @Test
    void s22_theApplicationLearnsNoAddressOfAPage() {
        try (Chromium window = Chromium.open()) {
            ask(window.page(), LANDING).signIn("alice", "alice-password").asksForConsent().allowOnce();
            isBack(window.page());
            assertThat(window.page().evaluate("document.referrer")).isEqualTo("");

            window.page().goBack();
            window.page().getByText("Back to Landing").click();
            window.page().waitForURL(Landing.origin() + "/start");
            assertThat(window.page().evaluate("document.referrer")).isEqualTo("");
        }
    }

    private UserPage ask(Page page, App app) {
        page.navigate(server.address() + app.authorizeAddress());
        return new UserPage(page);
    }

    private static void isBack(Page page) {
        isBack(page, "the%20state");
    }

    private static void isBack(Page page, String state) {
        page.waitForURL(Landing.origin() + "/callback?**");
        assertThat(page.locator("p")).hasText("You are back.");
        assertThat(page.url()).contains("code=", "iss=").containsPattern("[?&]state=" + Pattern.quote(state) + "(&|$)");
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < MOST_TABS && !page.evaluate("document.activeElement.id").equals(id); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator("#" + id)).isFocused();
        assertThat(page.evaluate("document.activeElement.matches(':focus-visible')")).isEqualTo(true);
    }
}
