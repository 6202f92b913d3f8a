package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** What to copy into an application, what its library needs besides, and how a change of it is taken back. */
@Tag("portability")
@Tag("database")
class ConsoleWizardIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);
    private final String id = "wizard-" + UUID.randomUUID();

    @Test
    void theRecipeOfALibraryIsFilledInAndWhatItNeedsIsSavedByAClick() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window, "/admin/new-client?kind=web");
            make(page, "https://shop.example/callback");
            Locator quarkus = page.locator(".recipe", new Page.LocatorOptions().setHasText("Quarkus"));
            assertThat(quarkus.locator("pre")).isHidden();
            quarkus.locator("summary").click();
            assertThat(quarkus.locator("pre")).containsText("quarkus.oidc.client-id=" + id + "\n");
            assertThat(quarkus.locator("pre")).containsText("secret=" + page.locator("#new-secret").textContent());
            window.screenshot("console-recipes");
            new UserPage(page).isAccessible();
            quarkus.locator("a.button").click();
            assertThat(page.locator("#changes li")).hasCount(1);
            page.click("#save");
            page.click("#recipes");
            quarkus.locator("summary").click();
            assertThat(quarkus.locator("pre")).containsText("secret=…");
            assertThat(quarkus.locator(".note")).hasCount(0);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void anApplicationOfOldIsMadeAfterAWarning() {
        try (Chromium window = Chromium.open(Look.PHONE.in("de-DE"))) {
            Page page = signedIn(window, "/admin/new-client");
            page.click(".kinds a[href*='kind=implicit']");
            assertThat(page.locator("#advice")).containsText("RFC 9700");
            make(page, "https://old.example/popup.html");
            assertThat(page.locator(".recipe pre")).containsText("response_type: \"id_token token\"");
            window.screenshot("console-recipes-implicit-phone");
            new UserPage(page).isAccessible().fitsItsWidth();
            page.click("#open");
            assertThat(page.locator("[id='o.allowedCorsOrigins']")).hasValue("https://old.example");
        }
    }

    @Test
    void aChangeIsTakenBackFromTheHistory() {
        String client = staff.client("Shop", ", \"description\": \"Before\", \"redirectUris\": [\"https://shop.example/callback\"]");
        try (Chromium window = Chromium.open(Look.DESKTOP.withoutScripts())) {
            Page page = signedIn(window, "/admin/client?id=" + client);
            page.fill("[id='o.description']", "After");
            page.click("#save");
            page.locator("#history summary").first().click();
            page.locator("#history .undo").first().click();
            assertThat(page.locator("#changed")).containsText("Proposed by the address");
            assertThat(page.locator("[id='o.description']")).hasValue("Before");
            assertThat(page.locator("#changes li")).hasText(new String[] {"Description"});
            assertThat(staff.manager().get("/clients/" + client).text("description")).as("nothing without a click").isEqualTo("After");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(staff.manager().get("/clients/" + client).text("description")).isEqualTo("Before");
            page.navigate(server.address() + "/logout");
        }
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window, "/admin/client?id=" + client, staff.operator("auditor"));
            assertThat(page.locator("#history summary").first()).isVisible();
            assertThat(page.locator(".undo")).hasCount(0);
        }
    }

    private void make(Page page, String redirectUri) {
        page.fill("#name", "Shop");
        page.fill("#redirectUris", redirectUri);
        page.fill("#clientId", id);
        page.click("#submit");
        assertThat(page.locator("#snippets")).isVisible();
    }

    private Page signedIn(Chromium window, String address) {
        return signedIn(window, address, staff.operator("administrator"));
    }

    private Page signedIn(Chromium window, String address, String operator) {
        Page page = window.page();
        page.navigate(server.address() + address);
        new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
        return page;
    }
}
