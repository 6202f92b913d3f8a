package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.test.Chromium;
import org.lintel.test.Node;
import org.lintel.test.Server;

/** oidc-client-ts in an application that has a refresh token: it renews without a frame, and gives its tokens back at the sign-out. */
class RefreshTokenIT {

    private static final String APPLICATION = """
            <script src="/oidc-client-ts.js"></script>
            <script>
                const here = location.origin + '/renewing';
                const users = [];
                const errors = [];
                const manager = new oidc.UserManager({
                    authority: '%s', client_id: 'renewing', redirect_uri: here, post_logout_redirect_uri: here,
                    scope: 'openid profile offline_access', accessTokenExpiringNotificationTimeInSeconds: 4, revokeTokensOnSignout: true
                });
                manager.events.addUserLoaded(user => users.push(user));
                manager.events.addSilentRenewError(error => errors.push(error.message));
                if (location.search.includes('code=')) {
                    manager.signinRedirectCallback().catch(error => errors.push(error.message));
                }
            </script>""";

    private final Server server = Lintel.server();

    @BeforeAll
    static void serveTheApplication() {
        Landing.page("/renewing", APPLICATION.formatted(Lintel.server().address()));
        Landing.program("/oidc-client-ts.js", exchange -> {
            try (exchange) {
                byte[] script = Files.readAllBytes(Node.packaged("oidc-client-ts/dist/browser/oidc-client-ts.min.js"));
                exchange.getResponseHeaders().set("Content-Type", "text/javascript");
                exchange.sendResponseHeaders(200, script.length);
                exchange.getResponseBody().write(script);
            }
        });
    }

    @Test
    void t4_t17_itRenewsByTheRefreshTokenAndRevokesItAtTheSignOut() {
        try (Chromium window = Chromium.open()) {
            Page page = signIn(window);
            page.waitForFunction("users.length >= 3 || errors.length > 0");

            assertThat(all(page, "errors")).isEmpty();
            assertThat(all(page, "users.map(user => user.access_token)")).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
            assertThat(all(page, "users.map(user => user.profile.sub)")).allMatch("alice-1"::equals);
            assertThat(window.addresses()).as("no frame").noneMatch(address -> address.contains("prompt=none"));

            page.evaluate("() => { manager.stopSilentRenew(); manager.signoutRedirect(); }");
            page.waitForURL(server.address() + "/loggedout**");
            assertThat(window.addresses()).contains(server.address() + "/connect/revocation");
            assertThat(window.complaints()).isEmpty();

            page.click("#return");
            page.waitForURL(Landing.origin() + "/renewing**");
        }
    }

    @Test
    void t17_whatItGaveBackIsWorthNothing() {
        try (Chromium window = Chromium.open()) {
            Page page = signIn(window);
            page.waitForFunction("users.length >= 1 || errors.length > 0");
            page.evaluate("() => manager.stopSilentRenew()");
            String refreshToken = (String) page.evaluate("users.at(-1).refresh_token");
            page.evaluate("() => manager.revokeTokens(['refresh_token'])");

            App application = new App("renewing", null, Map.of());
            application.token(server, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)).isError("invalid_grant");
            Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + page.evaluate("users.at(-1).access_token"))
                    .isError("invalid_token");
        }
    }

    private static Page signIn(Chromium window) {
        Page page = window.page();
        page.navigate(Landing.origin() + "/renewing");
        page.evaluate("() => { manager.signinRedirect(); }");
        page.waitForSelector("#login");
        new UserPage(page).signIn("alice", "alice-password");
        page.waitForURL(Landing.origin() + "/renewing?**");
        return page;
    }

    private static List<?> all(Page page, String expression) {
        return (List<?>) page.evaluate(expression);
    }
}
