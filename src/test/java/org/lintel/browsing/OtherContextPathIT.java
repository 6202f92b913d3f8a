package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.LANDING;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.test.Chromium;
import org.lintel.test.Server;

/** Below another context path, with a site name that would be markup if it were not escaped. */
class OtherContextPathIT {

    private static final String SITE_NAME = "<b>&\"Embedded IdentityServer\"";

    private static Server server;

    private final Chromium window = Chromium.open();
    private final Page page = window.page();

    @BeforeAll
    static void start() {
        server = Server.named("other-context-path").contextPath("/id").setting("lintel.site-name", SITE_NAME)
                .setting("lintel.configuration", Lintel.configuration().toString()).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void h9_theWayThroughAllPagesIsTheSameAndEveryAssetLoads() {
        page.navigate(server.address() + "/");
        new UserPage(page).hasItsAssets();
        page.navigate(server.address() + LANDING.authorizeAddress());
        new UserPage(page).asksWhoIsThere().hasItsAssets().signIn("alice", "alice-password").asksForConsent().hasItsAssets().allowOnce();
        page.waitForURL(Landing.origin() + "/callback?**");
        page.goBack();
        new UserPage(page).isOver("Landing").hasItsAssets();
        page.navigate(server.address() + LANDING.with("client_id", "nobody").authorizeAddress());
        assertThat(page.locator("#number")).isVisible();
        new UserPage(page).hasItsAssets();
        page.click("text=Start page");
        page.waitForURL(server.address() + "/");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void h4_theSiteNameIsInTitleAndHeaderOfEveryPageAndEscaped() {
        page.navigate(server.address() + "/");
        bearsTheSiteName();
        page.navigate(server.address() + LANDING.authorizeAddress());
        new UserPage(page).asksWhoIsThere();
        bearsTheSiteName();
        new UserPage(page).signIn("alice", "alice-password").asksForConsent();
        bearsTheSiteName();
        page.navigate(server.address() + LANDING.with("client_id", "nobody").authorizeAddress());
        bearsTheSiteName();
    }

    private void bearsTheSiteName() {
        assertThat(page.title()).endsWith(" – " + SITE_NAME);
        assertThat(page.locator("header")).hasText(SITE_NAME);
        assertThat(page.locator("b")).hasCount(0);
    }
}
