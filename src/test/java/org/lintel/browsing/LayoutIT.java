package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.flow.App;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.test.Built;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** Where things stand on the pages, in windows and with names that are not as in the example. */
class LayoutIT {

    /** Its name is one word of a hundred letters, and it asks for all there is. */
    private static final App NARROW = new App("narrow", "narrow-secret", App.QUICK.with("client_id", "narrow")
            .with("redirect_uri", Landing.origin() + "/narrow")
            .with("scope", "openid profile email roles phone address api orders terms "
                    + "narrow:scope/that-has-no-name-and-is-long/0123456789012345678901234567890123456789")
            .parameters());

    /** A popup as applications open it. */
    private static final Look POPUP = new Look(500, 500, false, "en-GB", true);

    private final Server server = Lintel.server();

    @Test
    void x71_consentCanBeAnsweredInASmallPopupWithoutScrolling() {
        try (Chromium window = Chromium.open(POPUP)) {
            Page page = window.page();
            consent(page);
            for (String button : new String[] {"#consent-allow", "#consent-deny"}) {
                assertThat(bottom(page.locator(button))).as(button).isLessThanOrEqualTo(POPUP.height());
            }
            // what has the focus is not behind them (WCAG 2.2 §2.4.11)
            for (Locator box : page.locator("input[type=checkbox]:enabled").all()) {
                box.focus();
                assertThat(bottom(box)).isLessThanOrEqualTo(page.locator(".kept").boundingBox().y);
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(Built.target("screenshots").resolve("consent-popup.png")));
            new UserPage(page).isAccessible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 320})
    void x71_longNamesBreakRatherThanScrollSideways(int width) {
        try (Chromium window = Chromium.open(new Look(width, 740, false, "en-GB", true))) {
            Page page = window.page();
            page.navigate(server.address() + NARROW.authorizeAddress());
            new UserPage(page).fitsItsWidth();
            consent(page);
            new UserPage(page).fitsItsWidth().isAccessible();
            new UserPage(page).allowAlways();
            page.waitForURL(Landing.origin() + "/**");
            page.navigate(server.address() + "/permissions");
            assertThat(page.locator("#applications")).containsText("Donaudampfschifffahrt");
            window.screenshot("permissions-narrow-" + width);
            new UserPage(page).fitsItsWidth().isAccessible();
            page.click("form:has(input[name=client][value=narrow]) button");
            assertThat(page.locator("#done")).isVisible();
        }
    }

    @Test
    void x71_theBoxForStayingSignedInStandsApartFromThePassword() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(server.address() + "/login");
            BoundingBox box = page.locator("label:has(#remember)").boundingBox();
            assertThat(box.y - bottom(page.locator("#password"))).isGreaterThanOrEqualTo(16);
        }
    }

    private void consent(Page page) {
        page.navigate(server.address() + NARROW.authorizeAddress());
        new UserPage(page).signIn("zoe", "zoe-password").asksForConsent();
    }

    private static double bottom(Locator locator) {
        BoundingBox box = locator.boundingBox();
        return box.y + box.height;
    }
}
