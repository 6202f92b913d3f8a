package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** Each page of the console in each look: for everybody (WCAG 2.2 AA), narrow and wide, in the dark, in German; and its picture. */
@Tag("database")
class ConsolePagesIT {

    private static final String LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    static Stream<Arguments> looks() {
        return Stream.of(Arguments.of("wide", Look.DESKTOP), Arguments.of("tablet-dark", new Look(768, 1024, true, "en-GB", true)),
                Arguments.of("phone-german", Look.PHONE.in("de-DE")), Arguments.of("wide-dark", Look.DESKTOP.inTheDark()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void isForEverybody(String name, Look look) {
        String client = staff.client(LONG, ", \"redirectUris\": [\"https://shop.example/" + "a-very-long-path-of-one-word-".repeat(3)
                + "/callback\"], \"description\": \"Sells things\"");
        String operator = staff.operator("administrator");
        try (Chromium window = Chromium.open(look)) {
            Page page = window.page();
            page.navigate(server.address() + "/admin");
            new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
            assertThat(page.locator("nav.rooms")).isVisible();
            past(window, "overview-" + name);
            see(window, "/admin/clients", "applications-" + name);
            see(window, "/admin/clients?q=there-is-none", "applications-none-" + name);
            see(window, "/admin/new-client", "new-" + name);
            see(window, "/admin/new-client?kind=spa", "new-spa-" + name);
            String one = "/admin/client?id=" + client;
            see(window, one, "application-" + name);
            page.locator("details").all().forEach(group -> group.evaluate("group => group.open = true"));
            past(window, "application-open-" + name);
            see(window, one + "&changes=%7B%22description%22%3A%22Other%22%7D", "application-proposed-" + name);
            see(window, one + "&ask=remove", "question-" + name);
            see(window, one + "&ask=add-secret", "secret-" + name);
            see(window, "/admin/client?id=quick", "listed-" + name);
            see(window, "/admin/recipes?id=" + client, "recipes-" + name);
            see(window, "/admin/try?id=" + client, "try-" + name);
            see(window, "/admin/new-client?kind=implicit", "new-implicit-" + name);
            see(window, "/admin/client?id=there-is-none", "none-" + name);
            see(window, "/admin/keys", "keys-" + name);
            see(window, "/admin/keys?ask=rotate&algorithm=RS256", "rotate-" + name);
            see(window, "/admin/settings", "settings-" + name);
            see(window, "/admin/settings?q=there-is-none", "settings-none-" + name);
            see(window, "/admin/activity?about=client:" + client, "activity-" + name);
            assertThat(window.complaints()).isEmpty();
        }
    }

    private void see(Chromium window, String address, String name) {
        window.page().navigate(server.address() + address);
        past(window, name);
    }

    private static void past(Chromium window, String name) {
        window.screenshot("console-" + name);
        new UserPage(window.page()).isAccessible().fitsItsWidth();
    }
}
