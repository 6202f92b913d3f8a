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

/** A new API with a scope and a secret in the console, from the first click to the last, and its pages in each look. */
@Tag("portability")
@Tag("database")
class ConsoleScopesJourneyIT {

    private final Staff staff = Staff.of(Lintel.server());
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
            var operator = OperatorsWindow.signedIn(window, staff).room("/admin/apis");
            Page page = operator.page();
            page.click(".sections a[href$='/admin/scopes']");
            page.click("#new");
            operator.option("name").fill(id);
            operator.option("displayName").fill("Orders");
            page.click("#submit");
            assertThat(page.locator("#done")).hasText("The scope is there.");
            page.click(".crumb a");
            page.click(".sections a[href$='/admin/apis']");
            page.click("#new");
            operator.option("name").fill("https://" + id + ".example");
            say(operator, "scopes", id);
            page.click("#submit");
            assertThat(page.locator("h1")).hasText("https://" + id + ".example");
            operator.option("displayName").fill("Orders API");
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
            assertThat(page.locator("#numbers")).containsText("may ask for it");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The API has been removed.");
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** Where there are few they are ticked, else they are typed. */
    private static void say(OperatorsWindow operator, String option, String text) {
        Locator tick = operator.page().locator("input[name='o." + option + "'][value='" + text + "']");
        if (tick.count() == 0) {
            operator.option(option).fill(text);
        } else {
            tick.check();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.lintel.browsing.ConsolePagesIT#looks")
    void isForEverybody(String name, Look look) {
        String scope = "a-scope-of-a-very-long-name-".repeat(4) + id;
        staff.manager().create("/scopes/" + scope, "{\"displayName\": \"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk\"}");
        staff.manager().create("/api-resources/" + id, "{\"scopes\": [\"" + scope + "\"]}");
        try (Chromium window = Chromium.open(look)) {
            var operator = OperatorsWindow.signedIn(window, staff);
            operator.see("/admin/apis", "apis-" + name);
            operator.see("/admin/scopes", "scopes-" + name);
            operator.see("/admin/scopes?q=there-is-none", "scopes-none-" + name);
            operator.see("/admin/scope?name=" + scope, "scope-" + name);
            operator.see("/admin/scope?name=" + scope + "&ask=remove", "scope-remove-" + name);
            operator.see("/admin/api-resource?name=" + id, "api-" + name);
            operator.see("/admin/new-scope", "new-scope-" + name);
            operator.see("/admin/new-api-resource", "new-api-" + name);
        } finally {
            staff.manager().deleteSeen("/scopes/" + scope);
        }
    }
}
