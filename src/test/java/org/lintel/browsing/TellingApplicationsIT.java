package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.lintel.flow.App;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Chromium;
import org.lintel.test.Server;

/** A browser that signs out tells the applications in frames (Front-Channel Logout). */
class TellingApplicationsIT {

    private final Server server = Lintel.server();

    @Duty("Front-Channel Logout 2 frames")
    @Test
    void o7_o8_o13_exactlyTheApplicationsOfTheSessionAreToldAndOnce() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(server.address() + told("told-with-session").authorizeAddress());
            new UserPage(page).signIn("alice", "alice-password");
            page.waitForURL(Landing.origin() + "/**");
            page.navigate(server.address() + told("told").authorizeAddress());
            page.waitForURL(Landing.origin() + "/**");

            page.navigate(server.address() + "/connect/endsession?client_id=told");
            page.click("#logout");
            page.waitForURL(server.address() + "/loggedout**");
            page.waitForCondition(() -> told(window).size() >= 2);
            page.waitForLoadState();
            page.reload();

            assertThat(told(window)).hasSize(2)
                    .anyMatch(address -> address.equals("/told"))
                    .anyMatch(address -> address.matches("/told-with-session\\?a=b&iss=http%3A%2F%2F[^&]*&sid=[\\w-]{20,}"));
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static App told(String clientId) {
        return App.LANDING.with("client_id", clientId);
    }

    private static List<String> told(Chromium window) {
        return window.addresses().stream().filter(address -> address.startsWith(Landing.origin() + "/told"))
                .map(address -> address.substring(Landing.origin().length())).toList();
    }
}
