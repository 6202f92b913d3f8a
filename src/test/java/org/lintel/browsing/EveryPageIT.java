package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.LANDING;

import java.util.HashMap;
import java.util.stream.Stream;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** Each page once in each look: for everybody (WCAG 2.2 AA), on a phone, in the dark, in German; and its picture. */
class EveryPageIT {

    private final Server server = Lintel.server();

    /** Every choice once: what is large and light is read in English, what is narrow and dark in German. */
    static Stream<Arguments> looks() {
        return Stream.of(Arguments.of("light", Look.DESKTOP), Arguments.of("phone-dark-german", Look.PHONE.inTheDark().in("de-DE")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void isForEverybody(String name, Look look) {
        try (Chromium window = Chromium.open(look)) {
            var walk = new Walk(window, name, look.locale().substring(0, 2));
            Page page = window.page();
            page.navigate(server.address() + "/");
            walk.past("welcome");

            page.navigate(server.address() + LANDING.with("scope", "openid profile email api orders").authorizeAddress());
            walk.past("sign-in");
            page.route("**/continue?**", EveryPageIT::withoutRefresh);
            page.navigate(page.url().replace("/login?", "/continue?"));
            walk.past("continue");
            page.click("#continue");
            new UserPage(page).asksWhoIsThere();
            page.unroute("**/continue?**");
            new UserPage(page).signIn("alice", "wrong");
            assertThat(page.locator("#message")).isVisible();
            walk.past("sign-in-wrong");
            new UserPage(page).signIn("alice", "alice-password").asksForConsent();
            walk.past("consent");
            new UserPage(page).allowOnce();
            page.waitForURL(Landing.origin() + "/**");
            page.goBack();
            walk.past("over");

            page.navigate(server.address() + LANDING.with("scope", "api orders").authorizeAddress());
            new UserPage(page).asksForConsent();
            page.locator("input[name=scope]").all().forEach(box -> box.uncheck());
            page.click("#consent-allow");
            assertThat(page.locator("#message")).isVisible();
            walk.past("consent-nothing");

            page.navigate(server.address() + LANDING.with("redirect_uri", "https://elsewhere.example/").authorizeAddress());
            assertThat(page.locator("h1")).containsText(walk.language.equals("de") ? "Fehler" : "error");
            assertThat(page.locator("#number")).isVisible();
            walk.past("error");
            page.navigate(server.address() + "/no/such/page");
            walk.past("not-found");
            page.navigate(server.address() + "/");
            assertThat(page.locator("main")).containsText("Alice Liddell");
            walk.past("welcome-signed-in");

            page.navigate(server.address() + LANDING.with("scope", "openid profile email api orders").authorizeAddress());
            new UserPage(page).asksForConsent().allowAlways();
            page.waitForURL(Landing.origin() + "/**");
            page.navigate(server.address() + "/permissions");
            assertThat(page.locator("#applications")).containsText("Landing");
            walk.past("permissions");
            page.click("form:has(input[name=client][value=landing]) button");
            assertThat(page.locator("#done")).isVisible();
            walk.past("permissions-done");
            page.navigate(server.address() + "/password");
            walk.past("password");
            page.fill("#current", "alice-password");
            page.fill("#new", "one two three four five");
            page.fill("#again", "one two three four six");
            page.click("#change");
            assertThat(page.locator("#message")).isVisible();
            walk.past("password-different");
            page.navigate(server.address() + "/password?done");
            walk.past("password-done");
            page.navigate(server.address() + "/logout");
            walk.past("sign-out");
            page.click("#logout");
            assertThat(page.locator("iframe")).hasCount(1);
            walk.past("signed-out");
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** As a browser does that has been told not to go on by itself. */
    private static void withoutRefresh(Route route) {
        APIResponse answer = route.fetch();
        var headers = new HashMap<>(answer.headers());
        assertThat(headers.remove("refresh")).startsWith("0;");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    /** What holds of every page that somebody comes past. */
    private record Walk(Chromium window, String name, String language) {

        void past(String page) {
            window.screenshot(page + "-" + name);
            assertThat(window.page().locator("html")).hasAttribute("lang", language);
            new UserPage(window.page()).isAccessible().fitsItsWidth();
        }
    }
}
