package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** A new API with a scope and a secret in the console, from the first click to the last, and its pages in each look. */
@Tag("portability")
@Tag("database")
class ConsoleScopesJourneyIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);
    private final String id = "orders-" + UUID.randomUUID();

    @Test
    void anApiIsMadeWithItsScopeGivenASecretAndRemoved() {
        anApi(Look.DESKTOP);
    }

    @Test
    void withoutScriptsItIsTheSame() {
        anApi(Look.DESKTOP.withoutScripts());
    }

    private void anApi(Look look) {
        try (Chromium window = Chromium.open(look)) {
            Page page = signedIn(window);
            page.click("nav.rooms a[href$='/admin/apis']");
            page.click(".sections a[href$='/admin/scopes']");
            page.click("#new");
            option(page, "name").fill(id);
            option(page, "displayName").fill("Orders");
            page.click("#submit");
            assertThat(page.locator("#done")).hasText("The scope is there.");
            page.click(".crumb a");
            page.click(".sections a[href$='/admin/apis']");
            page.click("#new");
            option(page, "name").fill("https://" + id + ".example");
            Locator tick = page.locator("input[name='o.scopes'][value='" + id + "']");
            if (tick.count() == 0) {
                option(page, "scopes").fill(id);
            } else {
                tick.check();
            }
            page.click("#submit");
            assertThat(page.locator("h1")).hasText("https://" + id + ".example");
            option(page, "displayName").fill("Orders API");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(page.locator("h1")).hasText("Orders API");
            page.click("#add-secret");
            page.click("#do");
            assertThat(page.locator("#new-secret")).hasText(Pattern.compile("\\S{30,}"));
            if (look.scripts()) {
                window.picture("console-api");
            }
            page.click("#remove");
            assertThat(page.locator("#numbers")).hasText("No application may ask for it.");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The API has been removed.");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.lintel.browsing.ConsolePagesIT#looks")
    void isForEverybody(String name, Look look) {
        String scope = "a-scope-of-a-very-long-name-".repeat(4) + id;
        staff.manager().create("/scopes/" + scope, "{\"displayName\": \"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk\"}");
        staff.manager().create("/api-resources/" + id, "{\"scopes\": [\"" + scope + "\"]}");
        try (Chromium window = Chromium.open(look)) {
            signedIn(window);
            see(window, "/admin/apis", "apis-" + name);
            see(window, "/admin/scopes", "scopes-" + name);
            see(window, "/admin/scopes?q=there-is-none", "scopes-none-" + name);
            see(window, "/admin/scope?name=" + scope, "scope-" + name);
            see(window, "/admin/scope?name=" + scope + "&ask=remove", "scope-remove-" + name);
            see(window, "/admin/api-resource?name=" + id, "api-" + name);
            see(window, "/admin/new-scope", "new-scope-" + name);
            see(window, "/admin/new-api-resource", "new-api-" + name);
            assertThat(window.complaints()).isEmpty();
        } finally {
            staff.manager().deleteSeen("/scopes/" + scope);
        }
    }

    private void see(Chromium window, String address, String name) {
        window.page().navigate(server.address() + address);
        window.screenshot("console-" + name);
        new UserPage(window.page()).isAccessible().fitsItsWidth();
    }

    private Page signedIn(Chromium window) {
        String operator = staff.operator("administrator");
        Page page = window.page();
        page.navigate(server.address() + "/admin");
        new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
        assertThat(page.locator("nav.rooms")).isVisible();
        return page;
    }

    private static Locator option(Page page, String name) {
        return page.locator("[id='o." + name + "']");
    }
}
