package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;

/**
 * A window in which an administrator has signed in to the console.
 *
 * @param subject of the administrator
 */
record OperatorsWindow(Chromium window, Staff staff, String subject) {

    static OperatorsWindow signedIn(Chromium window, Staff staff) {
        String operator = staff.operator("administrator");
        Page page = window.page();
        page.navigate(staff.manager().server().address() + "/admin");
        new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
        assertThat(page.locator("nav.rooms")).isVisible();
        return new OperatorsWindow(window, staff, operator);
    }

    Page page() {
        return window.page();
    }

    /** By the navigation. */
    OperatorsWindow room(String address) {
        page().click("nav.rooms a[href$='" + address + "']");
        return this;
    }

    Locator option(String name) {
        return page().locator("[id='o." + name + "']");
    }

    /** Whether this page is for everybody, in this look; with its picture. */
    void see(String address, String name) {
        page().navigate(staff.manager().server().address() + address);
        past(name);
    }

    /** The same of the page that is there. */
    void past(String name) {
        window.screenshot("console-" + name);
        new UserPage(page()).isAccessible().fitsItsWidth();
        assertThat(window.complaints()).isEmpty();
    }
}
