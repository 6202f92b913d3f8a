package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Reachable;

/** What operators do in the console, from the first click to the last. */
abstract class ConsoleJourney {

    private final Reachable server = server();
    private final Staff staff = Staff.of(server);
    private final String id = "shop-" + UUID.randomUUID();

    /** Where the console is. */
    abstract Reachable server();

    @Test
    void anApplicationIsMadeChangedSwitchedOffAndRemoved() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            make(page);
            option(page, "description").fill("Sells things");
            option(page, "redirectUris").fill("https://shop.example/callback\nhttps://shop.example/other");
            assertThat(page.locator("#changes li")).hasText(new String[] {"Description", "Redirect URIs"});
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(option(page, "description")).hasValue("Sells things");
            assertThat(page.locator("#history li").first()).containsText("Application changed");

            page.click("#add-secret");
            page.fill("#description", "the second");
            page.click("#do");
            assertThat(page.locator("#new-secret")).hasText(Pattern.compile("\\S{30,}"));
            assertThat(page.locator("#secrets li")).hasCount(2);
            page.locator("#secrets li", new Page.LocatorOptions().setHasText("the second")).getByText("Remove secret").click();
            page.click("#do");
            assertThat(page.locator("#secrets li")).hasCount(1);

            page.click("#disable");
            assertThat(page.locator("#numbers")).hasText("Signed in there now: nobody.");
            page.click("#do");
            assertThat(page.locator(".heading .state")).hasText("Disabled");
            page.click("#enable");
            assertThat(page.locator(".heading .state")).hasText("Enabled");
            page.click("#remove");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The application has been removed.");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptsItIsTheSame() {
        try (Chromium window = Chromium.open(Look.DESKTOP.withoutScripts())) {
            Page page = signedIn(window);
            make(page);
            option(page, "description").fill("Sells things");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(option(page, "description")).hasValue("Sells things");
        }
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndNothingIsLost() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            make(page);
            option(page, "redirectUris").fill("nonsense");
            option(page, "description").fill("Sells things");
            page.click("#save");
            assertThat(page.locator("#message")).containsText("Nothing has been saved");
            Locator wrong = page.locator(".option", new Page.LocatorOptions().setHas(option(page, "redirectUris"))).locator(".wrong");
            assertThat(wrong).containsText("redirectUris");
            assertThat(option(page, "redirectUris")).hasAttribute("aria-invalid", "true");
            assertThat(option(page, "description")).hasValue("Sells things");
            assertThat(page.locator("#changes li")).hasText(new String[] {"Description", "Redirect URIs"});
        }
    }

    /** A slow connection, a fast operator. */
    @Test
    void whatWasTypedBeforeTheScriptCameCountsAsWell() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            make(page);
            var script = new CompletableFuture<Route>();
            page.route("**/console.js*", script::complete);
            page.navigate(page.url(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            option(page, "description").fill("Sells things");
            page.waitForCondition(script::isDone);
            script.join().resume();
            assertThat(page.locator("#changes li")).hasText("Description");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
        }
    }

    @Test
    void anOptionIsFoundByAnyWordOfIt() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            make(page);
            page.fill("#find", "pkce");
            assertThat(option(page, "requirePkce")).isVisible();
            assertThat(option(page, "clientName")).isHidden();
            page.fill("#find", "there is no such option");
            assertThat(page.locator("#found")).hasText("No option has this in its name or description.");
            page.fill("#find", "");
            assertThat(option(page, "clientName")).isVisible();
            assertThat(option(page, "requirePkce")).isHidden();
        }
    }

    @Test
    void twoOperatorsOnOneApplicationLoseNothing() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            make(page);
            Page second = window.context().newPage();
            second.navigate(page.url());
            option(second, "description").fill("Theirs");
            second.click("#save");
            assertThat(second.locator("#done")).isVisible();

            option(page, "clientName").fill("Mine");
            page.click("#save");
            assertThat(page.locator("#conflict")).containsText("Theirs");
            assertThat(option(page, "clientName")).hasValue("Mine");
            assertThat(option(page, "description")).hasValue("Theirs");
            window.screenshot("console-conflict");
            new UserPage(page).isAccessible();
            page.click("#save");
            assertThat(page.locator("#done")).isVisible();
            assertThat(page.locator("h1")).hasText("Mine");
            assertThat(option(page, "description")).hasValue("Theirs");
        }
    }

    @Test
    void aRefusalIsExplainedAndMendedByWhatItProposes() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            window.picture("console-applications");
            page.click("#new");
            window.picture("console-new");
            page.goBack();
            make(page);
            window.picture("console-application");
            page.navigate(server.address() + "/connect/authorize?response_type=code&scope=openid&client_id=" + id
                    + "&redirect_uri=https://shop.example/Callback");
            String number = page.locator("#number").textContent();
            explain(page, number);
            assertThat(page.locator("#explained")).containsText("https://shop.example/Callback");
            assertThat(page.locator("#explained .wrong")).containsText("upper and lower case");
            window.picture("console-why");
            page.click(".propose");
            assertThat(page.locator("#changed")).containsText("Proposed by the address");
            assertThat(option(page, "redirectUris")).hasValue("https://shop.example/callback\nhttps://shop.example/Callback");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
        }
    }

    @Test
    void aKeyGetsASuccessorAndASettingIsFound() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            page.click("nav.rooms a[href$='/admin/keys']");
            page.locator(".key", new Page.LocatorOptions().setHas(page.locator("h2", new Page.LocatorOptions().setHasText("ES384"))))
                    .locator(".rotate").click();
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The next key is published.");
            assertThat(page.locator(".life").first()).isVisible();
            window.picture("console-keys");
            Download certificate = page.waitForDownload(() -> page.locator(".certificate").first().click());
            assertThat(certificate.suggestedFilename()).isEqualTo("certificate.pem");
            page.locator(".retire").click();
            assertThat(page.locator("#question")).containsText("It never signs");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The key is retired.");

            page.click("nav.rooms a[href$='/admin/settings']");
            page.fill("#q", "hashing memory");
            page.keyboard().press("Enter");
            assertThat(page.locator(".settings tbody tr")).not().hasCount(0);
            page.locator(".settings summary").first().click();
            assertThat(page.locator(".settings details").first()).containsText("LINTEL_");
            window.picture("console-settings");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void withTheKeyboardAloneItIsTheSame() {
        try (Chromium window = Chromium.open()) {
            Keyboard keys = new Keyboard(signedIn(window));
            keys.press("#new");
            keys.press(".kinds a[href*='kind=web']");
            keys.type("#name", "Shop");
            keys.type("#clientId", id);
            keys.type("#redirectUris", "https://shop.example/callback");
            keys.press("#submit");
            keys.press("#open");
            keys.type("[id='o.description']", "Sells things");
            keys.press("#save");
            assertThat(window.page().locator("#done")).hasText("Saved.");
            keys.press("#disable");
            keys.press("#do");
            assertThat(window.page().locator(".heading .state")).hasText("Disabled");
            keys.press("#enable");
            assertThat(window.page().locator(".heading .state")).hasText("Enabled");
        }
    }

    /** What was refused is written a moment later. */
    private void explain(Page page, String number) {
        page.navigate(server.address() + "/admin/activity");
        do {
            page.fill("#number", number.strip());
            page.click("#explain");
            assertThat(page.locator("#explained, #message")).isVisible();
        } while (page.locator("#explained").count() == 0);
    }

    private void make(Page page) {
        page.click("#new");
        page.click(".kinds a[href*='kind=web']");
        page.fill("#name", "Shop");
        page.fill("#redirectUris", "https://shop.example/callback");
        page.fill("#clientId", id);
        page.click("#submit");
        String secret = page.locator("#new-secret").textContent();
        assertThat(page.locator("#snippets .recipe").first()).containsText("client-secret=" + secret);
        page.click("#open");
        assertThat(page.locator("h1")).hasText("Shop");
    }

    private Page signedIn(Chromium window) {
        String operator = staff.operator("administrator");
        Page page = window.page();
        page.navigate(server.address() + "/admin/clients");
        new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
        assertThat(page.locator("h1")).hasText("Applications");
        return page;
    }

    private static Locator option(Page page, String name) {
        return page.locator("[id='o." + name + "']");
    }
}
