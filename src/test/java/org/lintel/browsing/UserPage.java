package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;

/** What a person does on Lintel's pages, in a window or a popup, and what can be said of each of them. */
record UserPage(Page page) {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
    private static final int NARROWEST = 320;

    UserPage signIn(String username, String password) {
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("#login");
        return this;
    }

    UserPage signIn() {
        return signIn("bob", "secret");
    }

    /** Allows what is ticked; next time the page is to ask again. */
    void allowOnce() {
        page.uncheck("#remember");
        page.click("#consent-allow");
    }

    /** Allows what is ticked, for this time and others. */
    void allowAlways() {
        page.check("#remember");
        page.click("#consent-allow");
    }

    void deny() {
        page.click("#consent-deny");
    }

    /** Waits for the sign-in form. */
    UserPage asksWhoIsThere() {
        assertThat(page.locator("#password")).isVisible();
        return this;
    }

    /** Waits for the consent page. */
    UserPage asksForConsent() {
        assertThat(page.locator("#consent-allow")).isVisible();
        return this;
    }

    /** The permissions under this heading. */
    Locator group(String heading) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(heading));
    }

    /** Whether it says that its request is over and leads back to the application. */
    UserPage isOver(String application) {
        assertThat(page.locator("h1")).hasText("This page is out of date");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to " + application))).isVisible();
        return this;
    }

    /** Whether axe-core finds no fault with it, at this width and theme (WCAG 2.2 AA). */
    UserPage isAccessible() {
        var faults = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        Assertions.assertThat(faults).as(() -> faults.stream().map(fault -> fault.getHelp() + " " + fault.getNodes())
                .collect(Collectors.joining("\n"))).isEmpty();
        return this;
    }

    /** Whether nobody has to scroll sideways, not even where the text is magnified four times (WCAG 2.2 §1.4.10). */
    UserPage fitsItsWidth() {
        var size = page.viewportSize();
        assertNoSidewaysScrolling();
        page.setViewportSize(NARROWEST, size.height);
        assertNoSidewaysScrolling();
        page.setViewportSize(size.width, size.height);
        return this;
    }

    private void assertNoSidewaysScrolling() {
        Assertions.assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as("the width of " + page.title())
                .isLessThanOrEqualTo((int) page.evaluate("window.innerWidth"));
    }

    /** Whether every style sheet and picture is there and is what it should be. */
    UserPage hasItsAssets() {
        Object addresses = page.evaluate("Array.from(document.querySelectorAll('link, img, script'), it => it.href || it.src)");
        Assertions.assertThat((List<?>) addresses).hasSizeGreaterThanOrEqualTo(3).allSatisfy(address -> {
            APIResponse asset = page.request().get((String) address);
            Assertions.assertThat(asset.status()).as("%s", address).isEqualTo(200);
            Assertions.assertThat(asset.headers().get("content-type").replaceAll(";.*", "")).as("%s", address)
                    .isEqualTo(((String) address).endsWith(".css") ? "text/css" : "image/svg+xml");
        });
        return this;
    }
}
