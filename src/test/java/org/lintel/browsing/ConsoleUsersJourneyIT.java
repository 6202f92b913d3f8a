package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** What a helpdesk does in the console, from the first click to the last. */
@Tag("portability")
@Tag("database")
class ConsoleUsersJourneyIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);
    private final String username = "ada-" + UUID.randomUUID();

    @Test
    void aUserIsMadeSignsInIsChangedSignedOutSwitchedOffAndRemoved() {
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            String temporary = make(page);
            window.screenshot("console-user-made");
            choosePassword(temporary);

            page.click("#open");
            assertThat(page.locator("h1")).hasText("Ada Lovelace");
            assertThat(page.locator("#sessions li.split")).hasCount(1);
            claim(page, "email").fill("ada@example.com");
            claim(page, "email_verified").selectOption("true");
            page.fill("[id='new.name']", "role");
            page.selectOption("[id='new.kind']", "lines");
            page.fill("[id='new.value']", "reader\nwriter");
            assertThat(page.locator("#changes li")).hasText(new String[] {"Email", "Email verified", "Another claim"});
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(claim(page, "role")).hasValue("reader\nwriter");
            assertThat(claim(page, "email_verified")).hasValue("true");
            window.picture("console-user");

            page.locator("#sessions li.split").getByText("End").click();
            assertThat(page.locator("#numbers")).hasText("This ends one session in one application.");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The session has ended.");
            assertThat(page.locator("#sessions li.split")).hasCount(0);

            page.click("#disable");
            page.click("#do");
            assertThat(page.locator(".heading .state")).hasText("Disabled");
            page.click("#enable");
            assertThat(page.locator(".heading .state")).hasText("Enabled");
            page.click("#give-password");
            page.click("#do");
            assertThat(page.locator("#new-password")).not().hasText(temporary);
            page.click("#remove");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The user has been removed.");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptsItIsTheSame() {
        try (Chromium window = Chromium.open(Look.DESKTOP.withoutScripts())) {
            Page page = signedIn(window);
            make(page);
            page.click("#open");
            claim(page, "email").fill("ada@example.com");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(claim(page, "email")).hasValue("ada@example.com");
            page.fill("#options [id='new.name']", "age");
            page.selectOption("[id='new.kind']", "number");
            page.fill("[id='new.value']", "old");
            page.click("#save");
            assertThat(page.locator("#message")).containsText("Nothing has been saved");
            assertThat(claim(page, "age")).hasAttribute("aria-invalid", "true");
            claim(page, "age").fill("36");
            page.click("#save");
            assertThat(claim(page, "age")).hasValue("36");
        }
    }

    @Test
    void severalUsersAreTickedAndDisabled() {
        String one = staff.user();
        String other = staff.user();
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            page.fill("#q", one.substring(0, 12));
            page.press("#q", "Enter");
            assertThat(page.locator("tbody tr").first()).isVisible();
            window.picture("console-users");
            page.check("input[value='" + one + "']");
            page.click("#disable-users");
            assertThat(page.locator("#question h2")).hasText("Disable one user?");
            page.click("#do");
            assertThat(page.locator("#done")).containsText("They are disabled");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(one)).locator(".state")).hasText("Disabled");
            assertThat(page.url()).contains("q=" + one.substring(0, 12));
            assertThat(staff.manager().get("/users/" + other).json().getBoolean("enabled")).isTrue();
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void theSessionsThatAreLookedAtEnd() {
        String user = staff.user();
        App.QUICK.redeem(server, new Browser(server).authorize(App.QUICK).signIn(user, Staff.password(user)).code()).hasTokens();
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window);
            page.click("nav.rooms a[href$='/admin/sessions']");
            page.fill("#sub", user);
            page.fill("#clientId", "quick");
            page.click("#filter");
            assertThat(page.locator("tbody tr")).hasCount(1);
            window.picture("console-sessions");
            page.click("#end-all");
            assertThat(page.locator("#numbers")).hasText("This ends one session and signs one person out.");
            window.picture("console-sessions-end");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The sessions have ended.");
            assertThat(page.locator("tbody tr")).hasCount(0);
            assertThat(page.locator("#sub")).hasValue(user);
            assertThat(window.complaints()).isEmpty();
        }
    }

    private String make(Page page) {
        page.click("#new");
        page.fill("#username", username);
        page.fill("#name", "Ada Lovelace");
        page.click("#submit");
        assertThat(page.locator("#new-password")).hasText(Pattern.compile("\\S{8,}.*"));
        return page.locator("#new-password").textContent().strip();
    }

    /** The user in a browser of their own. */
    private void choosePassword(String temporary) {
        try (Chromium theirs = Chromium.open()) {
            Page page = theirs.page();
            page.navigate(App.QUICK.authorizeAddress().startsWith("http") ? App.QUICK.authorizeAddress()
                    : server.address() + App.QUICK.authorizeAddress());
            new UserPage(page).asksWhoIsThere().signIn(username, temporary);
            page.fill("#password", temporary);
            page.fill("#new", "a password of my own");
            page.fill("#again", "a password of my own");
            page.route("https://quick.example/**", route -> route.fulfill());
            page.click("#login");
            page.waitForURL(Pattern.compile("https://quick\\.example/.*"));
        }
    }

    private Page signedIn(Chromium window) {
        String operator = staff.operator("helpdesk");
        Page page = window.page();
        page.navigate(server.address() + "/admin/users");
        new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
        assertThat(page.locator("h1")).hasText("Users");
        return page;
    }

    private static Locator claim(Page page, String name) {
        return page.locator("[id='c." + name + "']");
    }
}
