package org.lintel.browsing;

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
        try (Chromium window = Chromium.open(look)) {
            OperatorsWindow desk = OperatorsWindow.signedIn(window, staff);
            Page page = desk.page();
            desk.past("overview-" + name);
            desk.see("/admin/clients", "applications-" + name);
            desk.see("/admin/clients?q=there-is-none", "applications-none-" + name);
            desk.see("/admin/new-client", "new-" + name);
            desk.see("/admin/new-client?kind=spa", "new-spa-" + name);
            String one = "/admin/client?id=" + client;
            desk.see(one, "application-" + name);
            page.locator("details").all().forEach(group -> group.evaluate("group => group.open = true"));
            desk.past("application-open-" + name);
            desk.see(one + "&changes=%7B%22description%22%3A%22Other%22%7D", "application-proposed-" + name);
            desk.see(one + "&ask=remove", "question-" + name);
            desk.see(one + "&ask=add-secret", "secret-" + name);
            desk.see("/admin/client?id=quick", "listed-" + name);
            desk.see("/admin/recipes?id=" + client, "recipes-" + name);
            desk.see("/admin/try?id=" + client, "try-" + name);
            desk.see("/admin/new-client?kind=implicit", "new-implicit-" + name);
            desk.see("/admin/client?id=there-is-none", "none-" + name);
            desk.see("/admin/keys", "keys-" + name);
            desk.see("/admin/keys?ask=rotate&algorithm=RS256", "rotate-" + name);
            desk.see("/admin/settings", "settings-" + name);
            desk.see("/admin/settings?q=there-is-none", "settings-none-" + name);
            desk.see("/admin/activity?about=client:" + client, "activity-" + name);
            assertThat(window.complaints()).isEmpty();
        }
    }
}
