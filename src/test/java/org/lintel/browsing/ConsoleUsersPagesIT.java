package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** The pages of users and sessions in each look: for everybody (WCAG 2.2 AA), narrow and wide, in the dark, in German. */
@Tag("database")
class ConsoleUsersPagesIT {

    private static final String LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    private static final String HTML = "<b>Zoë</b> O’Hara & Söhne 店 \\\"x\\\"";

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    static Stream<Arguments> looks() {
        return Stream.of(Arguments.of("wide", Look.DESKTOP), Arguments.of("tablet-dark", new Look(768, 1024, true, "en-GB", true)),
                Arguments.of("phone-german", Look.PHONE.in("de-DE")), Arguments.of("wide-dark", Look.DESKTOP.inTheDark()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void isForEverybody(String name, Look look) {
        String user = staff.user();
        App.QUICK.redeem(server, new Browser(server).authorize(App.QUICK).signIn(user, Staff.password(user)).code()).hasTokens();
        String odd = "odd-" + UUID.randomUUID();
        staff.manager().create("/users/" + odd,
                "{\"username\": \"" + LONG + odd.substring(30) + "\", \"claims\": {\"name\": \"" + LONG + LONG
                        + "\", \"nickname\": \"" + HTML + "\", \"https://claims.example/a-very-long-name-of-a-claim/" + LONG
                        + "\": [\"" + LONG + LONG + "\"], \"address\": {\"locality\": \"" + LONG + "\"}, \"note\": \"two\\nlines\"}}");
        String operator = staff.operator("administrator");
        try (Chromium window = Chromium.open(look)) {
            Page page = window.page();
            page.navigate(server.address() + "/admin/users");
            new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
            assertThat(page.locator("nav.rooms")).isVisible();
            past(window, "users-" + name);
            see(window, "/admin/users?q=there-is-nobody", "users-none-" + name);
            see(window, "/admin/users?q=odd-", "users-odd-" + name);
            see(window, "/admin/users?ask=disable-users&sub=" + user + "&sub=" + odd, "users-question-" + name);
            see(window, "/admin/new-user", "user-new-" + name);
            String one = "/admin/user?sub=" + user;
            see(window, one, "user-" + name);
            see(window, one + "&ask=disable-user", "user-question-" + name);
            see(window, one + "&ask=password", "user-password-" + name);
            page.click("#do");
            assertThat(page.locator("#new-password")).isVisible();
            past(window, "user-given-" + name);
            see(window, "/admin/user?sub=" + odd, "user-odd-" + name);
            page.fill("[id='new.name']", "age");
            page.selectOption("[id='new.kind']", "number");
            page.fill("[id='new.value']", "old");
            page.click("#save");
            assertThat(page.locator("#message")).isVisible();
            past(window, "user-wrong-" + name);
            see(window, "/admin/user?sub=" + operator, "user-operator-" + name);
            see(window, "/admin/user?sub=there-is-none", "user-none-" + name);
            see(window, "/admin/sessions", "sessions-" + name);
            see(window, "/admin/sessions?sub=nobody&idle=P7D", "sessions-none-" + name);
            see(window, "/admin/sessions?sub=" + operator + "&ask=end-all", "sessions-question-" + name);
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
