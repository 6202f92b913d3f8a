package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Patience;
import org.lintel.test.Chromium;
import org.lintel.flow.Landing;
import org.lintel.test.Server;

/** From an installation with nothing but a user to a first application that works, by what the screen says. */
@Tag("portability")
class ConsoleFirstStepsIT {

    private static final Pattern SECRET = Pattern.compile("give this secret there, once: (\\S+)");
    private static final String CONFIGURATION = """
            {"users": [{"subject": "1", "username": "bob", "password": "bob-password", "claims": {"name": "Bob"}}],
             "scopes": [{"standard": "openid"}, {"standard": "profile"}]}
            """;

    @TempDir
    static Path folder;

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        Path file = Files.writeString(folder.resolve("lintel.json"), CONFIGURATION);
        server = Server.named("first-steps").setting("lintel.configuration", file.toString()).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theScreenLeadsToAnApplicationThatWorks() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(server.address() + "/");
            assertThat(page.locator("#first")).hasCount(0);
            page.navigate(server.address() + "/admin");
            new UserPage(page).asksWhoIsThere().signIn("bob", "bob-password");
            assertThat(page.locator("h1")).hasText("The first administrator");
            page.navigate(server.address() + "/");
            page.locator("#first a").click();
            page.fill("#secret", secret());
            page.click("#become");
            assertThat(page.locator("#done")).isVisible();

            page.navigate(server.address() + "/admin");
            assertThat(page.locator(".steps li")).hasClass(new String[] {"done", "next", "later", "later"});
            assertThat(page.locator("#chart-token .nothing")).isVisible();
            window.screenshot("console-first-steps");
            window.picture("console-first-steps");
            new UserPage(page).isAccessible();
            page.locator("#first .button").click();
            page.click(".kinds a[href*='kind=spa']");
            page.fill("#name", "First");
            page.fill("#redirectUris", Landing.origin() + "/callback");
            page.click("#submit");
            assertThat(page.locator(".recipe pre")).containsText("client_id: \"first\"");
            page.click("#open");
            page.locator("nav.rooms a").first().click();
            assertThat(page.locator(".steps li")).hasClass(new String[] {"done", "done", "next", "later"});

            App first = new App("first", null, App.LANDING.parameters()).with("client_id", "first");
            page.navigate(server.address() + first.authorizeAddress());
            new UserPage(page).asksForConsent().allowOnce();
            page.waitForURL(Landing.origin() + "/callback?**");
            Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(page.url());
            assertThat(code.find()).isTrue();
            first.token(server, Map.of("grant_type", "authorization_code", "code", code.group(1), "redirect_uri", first.redirectUri(),
                    "code_verifier", App.VERIFIER, "client_id", "first")).hasTokens();
            assertThat(Patience.until(() -> at(page, "?period=hour"), there -> there.locator("#first").count() == 0).locator("#first"))
                    .hasCount(0);
            sees(window);
            busy(window, first);
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** What has happened, as a chart and as a table, in each period. */
    private static void sees(Chromium window) {
        Page page = window.page();
        for (String period : new String[] {"Hour", "Day", "Month"}) {
            page.locator(".periods").getByText(period).click();
            assertThat(page.locator(".periods [aria-current]")).hasText(period);
            assertThat(page.locator("#chart-sign-in .total")).hasText("1");
            assertThat(page.locator("#chart-token rect").first()).isVisible();
            page.locator("#chart-token summary").click();
            assertThat(page.locator("#chart-token thead")).containsText("authorization_code");
            assertThat(page.locator("#chart-token tbody tr")).hasCount(1);
        }
        assertThat(page.locator("#nodes .tag")).hasText("answers you");
        assertThat(page.locator("#alive")).containsText("one person");
        new UserPage(page).isAccessible();
        window.screenshot("console-overview-used");
    }

    /** More of everything, in more than one kind. */
    private static void busy(Chromium window, App first) {
        for (int i = 0; i < 5; i++) {
            new Browser(server).open("/login").signIn("bob", i < 3 ? "bob-password" : "wrong");
            new Browser(server).open(first.with("redirect_uri", "https://elsewhere.example/").authorizeAddress());
        }
        new Browser(server).open(first.with("client_id", "unknown").authorizeAddress());
        Page page = Patience.until(() -> at(window.page(), ""), there -> there.locator("#chart-refusal .legend li").count() == 2);
        assertThat(page.locator("#chart-refusal .legend li")).hasText(new String[] {"redirect-uri-registered 5", "client-known 1"});
        assertThat(page.locator("#chart-sign-in .total")).hasText("4");
        window.picture("console-overview");
        window.screenshot("console-overview-busy");
    }

    private static Page at(Page page, String query) {
        page.navigate(server.address() + "/admin" + query);
        return page;
    }

    private static String secret() {
        Matcher matcher = SECRET.matcher(Patience.until(server::log, log -> SECRET.matcher(log).find()));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
