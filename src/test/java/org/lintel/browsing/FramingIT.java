package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.LANDING;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Chromium;
import org.lintel.test.Server;

/** Another page cannot lay itself over ours. */
class FramingIT {

    private final Server server = Lintel.server();
    private final Chromium window = Chromium.open();
    private final Page page = window.page();

    @AfterEach
    void close() {
        window.close();
    }

    @Duty("Session Management 5 framing")
    @Test
    void s14_theSignInPageShowsNothingInAFrame() {
        isNotShownInAFrame(server.address() + LANDING.authorizeAddress());
    }

    @Test
    void s14_theConsentPageShowsNothingInAFrame() {
        page.navigate(server.address() + LANDING.authorizeAddress());
        new UserPage(page).signIn("alice", "alice-password").asksForConsent();
        isNotShownInAFrame(page.url());
    }

    @Test
    void s14_theStartPageShowsNothingInAFrame() {
        isNotShownInAFrame(server.address() + "/");
    }

    private void isNotShownInAFrame(String address) {
        String path = "/frame-" + address.hashCode();
        Landing.page(path, "<iframe src='" + address + "'></iframe>");
        page.navigate(Landing.origin() + path);
        page.waitForCondition(() -> !window.complaints().isEmpty());
        assertThat(window.complaints()).allSatisfy(complaint -> assertThat(complaint).contains("frame-ancestors 'none'"));
        // were it shown, its header would be there
        assertThat(page.frames()).hasSize(2);
        assertThat(page.frames().get(1).locator("header.site").count()).isZero();
        assertThat(window.addresses()).contains(address);
    }
}
