package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.lintel.browsing.ConsolePagesIT#looks")
    void isForEverybody(String name, Look look) {
        String user = staff.user();
        App.QUICK.redeem(server, new Browser(server).authorize(App.QUICK).signIn(user, Staff.password(user)).code()).hasTokens();
        String odd = "odd-" + UUID.randomUUID();
        staff.manager().create("/users/" + odd,
                "{\"username\": \"" + LONG + odd.substring(30) + "\", \"claims\": {\"name\": \"" + LONG + LONG
                        + "\", \"nickname\": \"" + HTML + "\", \"https://claims.example/a-very-long-name-of-a-claim/" + LONG
                        + "\": [\"" + LONG + LONG + "\"], \"address\": {\"locality\": \"" + LONG + "\"}, \"note\": \"two\\nlines\"}}");
        try (Chromium window = Chromium.open(look)) {
            OperatorsWindow desk = OperatorsWindow.signedIn(window, staff);
            Page page = desk.page();
            desk.see("/admin/users", "users-" + name);
            desk.see("/admin/users?q=there-is-nobody", "users-none-" + name);
            desk.see("/admin/users?q=odd-", "users-odd-" + name);
            desk.see("/admin/users?ask=disable-users&sub=" + user + "&sub=" + odd, "users-question-" + name);
            desk.see("/admin/new-user", "user-new-" + name);
            String one = "/admin/user?sub=" + user;
            desk.see(one, "user-" + name);
            desk.see(one + "&ask=disable-user", "user-question-" + name);
            desk.see(one + "&ask=password", "user-password-" + name);
            page.click("#do");
            assertThat(page.locator("#new-password")).isVisible();
            desk.past("user-given-" + name);
            desk.see("/admin/user?sub=" + odd, "user-odd-" + name);
            page.fill("[id='new.name']", "age");
            page.selectOption("[id='new.kind']", "number");
            page.fill("[id='new.value']", "old");
            page.click("#save");
            assertThat(page.locator("#message")).isVisible();
            desk.past("user-wrong-" + name);
            desk.see("/admin/user?sub=" + desk.subject(), "user-operator-" + name);
            desk.see("/admin/user?sub=there-is-none", "user-none-" + name);
            desk.see("/admin/sessions", "sessions-" + name);
            desk.see("/admin/sessions?sub=nobody&idle=P7D", "sessions-none-" + name);
            desk.see("/admin/sessions?sub=" + desk.subject() + "&ask=end-all", "sessions-question-" + name);
            assertThat(window.complaints()).isEmpty();
        }
    }
}
