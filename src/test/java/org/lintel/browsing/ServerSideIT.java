package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.flow.Lintel;
import org.lintel.flow.Pac4jApp;
import org.lintel.flow.Patience;
import org.lintel.spec.Duty;
import org.lintel.test.Chromium;

/** A server-side application that is not ours signs in and is signed out, by front channel and by back channel. */
class ServerSideIT {

    private static Pac4jApp app;

    @BeforeAll
    static void start() {
        app = new Pac4jApp(Lintel.server().address());
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
    }

    @Duty("Back-Channel Logout 2.5 post")
    @ParameterizedTest
    @ValueSource(strings = {"/front", "/back"})
    void o7_theSignOutReachesIt(String channel) {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            assertThat(who(page)).isEqualTo(Pac4jApp.NOBODY);
            page.navigate(Pac4jApp.origin() + channel);
            new UserPage(page).asksWhoIsThere().signIn();
            page.waitForURL(Pac4jApp.origin() + "/**");
            assertThat(who(page)).isEqualTo("bob-1");

            Page another = window.context().newPage();
            another.navigate(Lintel.server().address() + "/logout");
            another.click("#logout");
            another.waitForURL("**/loggedout**");
            assertThat(Patience.until(() -> who(page), Pac4jApp.NOBODY::equals)).isEqualTo(Pac4jApp.NOBODY);
        }
    }

    /** The other browser's session, of the same user, is another one: the logout token names the first. */
    @Duty("Core 5.7 stable")
    @ParameterizedTest
    @ValueSource(strings = {"/front", "/back"})
    void l6_theSameUserStaysSignedInInAnotherBrowser(String channel) {
        try (Chromium one = Chromium.open(); Chromium other = Chromium.open()) {
            for (Chromium window : new Chromium[] {one, other}) {
                window.page().navigate(Pac4jApp.origin() + channel);
                new UserPage(window.page()).asksWhoIsThere().signIn();
                window.page().waitForURL(Pac4jApp.origin() + "/**");
            }
            Page page = one.context().newPage();
            page.navigate(Lintel.server().address() + "/logout");
            page.click("#logout");
            page.waitForURL("**/loggedout**");
            assertThat(Patience.until(() -> who(one.page()), Pac4jApp.NOBODY::equals)).isEqualTo(Pac4jApp.NOBODY);
            assertThat(who(other.page())).isEqualTo("bob-1");
        }
    }

    private static String who(Page page) {
        page.navigate(Pac4jApp.origin() + "/");
        return page.locator("#who").textContent();
    }
}
