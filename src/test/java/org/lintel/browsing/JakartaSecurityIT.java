package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.lintel.flow.Guest;
import org.lintel.flow.Lintel;
import org.lintel.test.Built;
import org.lintel.test.Chromium;
import org.lintel.test.Server;

/** An application signs people in by Jakarta Security 3 of Payara, as {@code docs/integrating.md} sets it up. */
@EnabledIfSystemProperty(named = "lintel.test.run", matches = "payara.*", disabledReason = "Elytron fails at the callback: ELY01177")
class JakartaSecurityIT {

    private static Server application;

    @BeforeAll
    static void start() {
        application = Server.named("jakarta").war(Built.target("samples/jakarta-security/target/jakarta-security.war"))
                .port(Guest.JAKARTA.port()).setting("sample.issuer", Lintel.server().address()).readyPath("/").start();
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
    }

    /** By name and group, which it looks for as {@code preferred_username} and {@code groups}. */
    @Test
    void x83_peopleSignInAndOut() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(application.address() + "/me");
            new UserPage(page).asksWhoIsThere().signIn("gwen", "gwen-password");
            page.waitForURL(application.address() + "/me**");
            assertThat(page.textContent("#who")).isEqualTo("gwen");
            assertThat(page.textContent("#email")).isEqualTo("gwen@example.org");

            page.click("#logout");
            page.waitForURL(Lintel.server().address() + "/loggedout**");
            page.click("#return");
            page.waitForURL(application.address() + "/");
            assertThat(page.textContent("#who")).isEqualTo("nobody");
        }
    }

    @Test
    void x83_whoIsNotInTheGroupIsSignedInButNotLetIn() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(application.address() + "/me");
            new UserPage(page).asksWhoIsThere();
            Response me = page.waitForResponse(response -> response.url().startsWith(application.address() + "/me"),
                    () -> new UserPage(page).signIn("alice", "alice-password"));

            assertThat(me.status()).isEqualTo(403);
        }
    }
}
