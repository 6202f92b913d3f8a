package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Somebody who has no mouse: whatever it is, it has to be reached by Tab, and to be seen when it is. */
record Keyboard(Page page) {

    private static final int FARTHEST = 250;

    /** Presses what is there: a link, a button. */
    void press(String selector) {
        reach(selector);
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }

    /** Types into a field, over what stands there. */
    void type(String selector, String text) {
        reach(selector);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    private void reach(String selector) {
        page.waitForSelector(selector);
        for (int i = 0; i < FARTHEST; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")).as(selector).isNotEqualTo("none");
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached");
    }
}
