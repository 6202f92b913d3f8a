package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/** An operator signs in to an application without having it, and is told what it would get. */
@Tag("portability")
@Tag("database")
class ConsoleTryIT {

    private static final String OPTIONS = ", \"redirectUris\": [\"https://shop.example/callback\"],"
            + " \"allowedScopes\": [\"openid\", \"profile\"]";

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    @Test
    void anApplicationIsTriedAndItsTokensExplained() {
        String client = staff.client("Shop", OPTIONS + ", \"requireClientSecret\": false, \"requireConsent\": false");
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window, "/admin/client?id=" + client);
            page.click("#try");
            assertThat(page.locator("#not-ready code")).hasText(server.address() + "/admin/try");
            window.screenshot("console-try-not-ready");
            page.locator("#not-ready .button").click();
            page.click("#save");
            page.click("#try");
            window.screenshot("console-try-begin");
            new UserPage(page).isAccessible();
            page.click("#start");
            page.click("#exchange");
            assertThat(page.locator("#works")).isVisible();
            assertThat(page.locator("#id_token dd").first()).containsText(server.address());
            assertThat(page.locator("#id_token")).containsText("Its nonce is the one that was sent");
            assertThat(page.locator("#access_token")).containsText(client);
            assertThat(page.locator("main").textContent()).as("no token to copy").doesNotContainPattern("eyJ[\\w-]+\\.eyJ");
            window.screenshot("console-try-tokens");
            window.picture("console-try");
            new UserPage(page).isAccessible();
            assertThat(window.complaints()).isEmpty();

            page.goBack();
            page.reload();
            page.click("#exchange");
            assertThat(page.locator("#message")).containsText("code");
            assertThat(page.locator("#works")).hasCount(0);
        }
    }

    @Test
    void a3_withASecretItTakesTheRightOne() {
        String client = staff.client("Shop", OPTIONS.replace("\"https://shop.example/callback\"", "\"" + server.address() + "/admin/try\"")
                + ", \"requireConsent\": false");
        try (Chromium window = Chromium.open(Look.DESKTOP.withoutScripts())) {
            Page page = signedIn(window, "/admin/client?id=" + client + "&ask=add-secret");
            page.click("#do");
            String secret = page.locator("#new-secret").textContent();
            page.click("#try");
            page.click("#start");
            page.fill("#secret", "wrong");
            page.click("#exchange");
            assertThat(page.locator("#message")).isVisible();
            assertThat(page.locator("#secret")).hasValue("");
            page.fill("#secret", secret);
            page.click("#exchange");
            assertThat(page.locator("#works")).isVisible();
            assertThat(page.content()).doesNotContain(secret);
            assertThat(server.log()).doesNotContain(secret);
        }
    }

    /** The answer to a request of somebody else's is worth nothing, and an application of others is not tried. */
    @Test
    void s15_anAnswerIsForWhoAsked() {
        String client = staff.client("Shop", OPTIONS.replace("\"https://shop.example/callback\"", "\"" + server.address() + "/admin/try\"")
                + ", \"requireClientSecret\": false, \"requireConsent\": false");
        String address;
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window, "/admin/try?id=" + client);
            page.click("#start");
            assertThat(page.locator("#exchange")).isVisible();
            address = page.url();
        }
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(address);
            String other = staff.operator("administrator");
            new UserPage(page).asksWhoIsThere().signIn(other, Staff.password(other));
            assertThat(page.locator("#problem")).containsText("nothing that you asked");
            page.navigate(server.address() + "/admin/try?id=" + client);
            assertThat(page.locator("#start")).hasAttribute("href", Pattern.compile(".*code_challenge=.*"));
        }
        try (Chromium window = Chromium.open()) {
            Page page = signedIn(window, "/admin/try?id=" + client, staff.operator("auditor"));
            assertThat(page.locator("#problem")).isVisible();
        }
    }

    private Page signedIn(Chromium window, String address) {
        return signedIn(window, address, staff.operator("administrator"));
    }

    private Page signedIn(Chromium window, String address, String operator) {
        Page page = window.page();
        page.navigate(server.address() + address);
        new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
        return page;
    }
}
