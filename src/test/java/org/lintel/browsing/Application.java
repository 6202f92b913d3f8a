package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import com.microsoft.playwright.Page;
import org.lintel.flow.App;
import org.lintel.test.Chromium;

/** One of the demo's applications in a browser that knows nothing yet. */
final class Application implements AutoCloseable {

    private final Demo demo;
    private final Chromium window;
    private final Page page;
    private final String path;
    private final List<String> alerts = new ArrayList<>();
    private boolean remembered;

    private Application(Demo demo, Chromium window, Page page, String path) {
        this.demo = demo;
        this.window = window;
        this.page = page;
        this.path = path;
        page.onDialog(dialog -> {
            alerts.add(dialog.message());
            dialog.accept();
        });
        page.navigate(home());
    }

    static Application oidcClient() {
        return oidcClient(Demo.running(), Chromium.open());
    }

    static Application oidcClient(Demo demo, Chromium window) {
        return new Application(demo, window, window.page(), "/index.html");
    }

    static Application tokenManager() {
        return tokenManager(Demo.running(), Chromium.open());
    }

    static Application tokenManager(Demo demo, Chromium window) {
        return new Application(demo, window, window.page(), "/token-manager/index.html");
    }

    static Application codeAndPkce() {
        return codeAndPkce(Demo.running(), Chromium.open());
    }

    static Application codeAndPkce(Demo demo, Chromium window) {
        return new Application(demo, window, window.page(), "/code-pkce/index.html");
    }

    /** The same application in another tab; it goes with the window. */
    Application inAnotherTab() {
        return new Application(demo, window, window.context().newPage(), path);
    }

    Chromium window() {
        return window;
    }

    Page page() {
        return page;
    }

    /** Its address. */
    String home() {
        return demo.applications() + path;
    }

    /** What it has told the person in dialogs. */
    List<String> alerts() {
        return alerts;
    }

    /** Presses Login and does this in the popup, which is gone afterwards. */
    Application login(Consumer<UserPage> person) {
        return throughPopup(() -> page().click(".js-login"), person);
    }

    /** As {@link #login}, with the decision remembered until this application is closed. */
    Application loginAndRemember() {
        remembered = true;
        return login(popup -> popup.asksWhoIsThere().signIn().asksForConsent().allowAlways());
    }

    /** Does something that opens a popup, and something in there; the popup is gone afterwards. */
    Application throughPopup(Runnable opens, Consumer<UserPage> person) {
        Page popup = page().waitForPopup(opens);
        person.accept(new UserPage(popup));
        page().waitForCondition(popup::isClosed);
        return this;
    }

    /** Presses Login, which shows nothing this time. */
    Application loginWithoutForm() {
        int before = window.addresses().size();
        login(popup -> {});
        assertThat(window.addresses().subList(before, window.addresses().size()))
                .anyMatch(address -> address.contains("/connect/authorize"))
                .noneMatch(address -> address.contains("/login") || address.contains("/consent"));
        return this;
    }

    /** Presses the other Login: signs in within this window and is back. */
    Application loginInThisWindow(Consumer<UserPage> person) {
        page().click(".js-login-redirect");
        page().waitForURL(demo.lintel() + "/**");
        person.accept(new UserPage(page()));
        page().waitForURL(home());
        return this;
    }

    /** Presses Logout and is at Lintel, signed out, without having been asked. */
    Application logout() {
        page().click(".js-logout");
        page().waitForURL(demo.lintel() + "/loggedout**");
        return this;
    }

    /** Follows the link of the signed-out page. */
    Application comeBack() {
        page().click("#return");
        page().waitForURL(home() + "**");
        return this;
    }

    /** What the panel shows of the user, once it does. */
    JsonObject user() {
        return shown(page().locator(".js-user").count() > 0 ? ".js-user" : ".js-id-token");
    }

    /** What a panel shows, once it does. */
    JsonObject shown(String selector) {
        page().waitForCondition(() -> !page().textContent(selector).isEmpty());
        return json(page().textContent(selector));
    }

    /** What a script gives that is run in the application, after its promises are kept. */
    JsonObject evaluate(String script) {
        return json((String) page().evaluate("async () => JSON.stringify(await (" + script + "))"));
    }

    /** Whether nothing has gone wrong, neither for the person nor for the browser. */
    void isContent() {
        assertThat(page().textContent(".js-message")).isEmpty();
        assertThat(window.complaints()).isEmpty();
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** What a JWT says. */
    static JsonObject claims(String jwt) {
        return json(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            if (remembered) {
                forget();
            }
        } finally {
            window.close();
        }
    }

    /** The demo has one user for all tests: what is remembered for one would be for the next. */
    private void forget() {
        page().navigate(home());
        page().navigate((String) page().evaluate("""
                challenge => lintel.authority + '/connect/authorize?' + new URLSearchParams({
                    client_id: settings.client_id, redirect_uri: settings.silent_redirect_uri, response_type: settings.response_type,
                    scope: 'openid', nonce: 'any', prompt: 'consent', code_challenge: challenge, code_challenge_method: 'S256'
                })""", App.CHALLENGE));
        page().waitForSelector("#password, #consent-allow");
        if (page().isVisible("#password")) {
            new UserPage(page()).signIn();
        }
        new UserPage(page()).asksForConsent().deny();
        page().waitForURL(demo.applications() + "/**");
    }
}
