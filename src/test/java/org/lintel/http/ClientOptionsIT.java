package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Options of a client that no other test is about. */
@Tag("http")
class ClientOptionsIT {

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void alwaysIncludeUserClaimsInIdToken() {
        App app = Apps.named("talkative").with("scope", "openid profile email");
        String idToken = app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens().text("id_token");
        assertThat(Jwt.claims(idToken)).containsEntry("given_name", "Alice").containsEntry("email", "alice@example.org");
    }

    @Test
    void alwaysSendClientClaimsWithTheirOwnPrefixAndWithoutTouchingTheTokensOwn() {
        App app = Apps.named("talkative").with("scope", "openid api");
        String accessToken = app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens().text("access_token");
        assertThat(Jwt.claims(accessToken)).containsEntry("tier", "gold").containsEntry("sub", "alice-1");
    }

    @Test
    void clientClaimsGoPrefixedIntoTheClientsOwnTokens() {
        App service = new App("service", "service-secret", Map.of());
        var tokens = service.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens();
        assertThat(Jwt.claims(tokens.text("access_token"))).containsEntry("client_tier", "gold").doesNotContainKey("tier");
    }

    @Duty("RFC 7636 4.2 plain")
    @Test
    void allowPlainTextPkce() {
        App app = Apps.named("plain-pkce").with("code_challenge", App.VERIFIER).with("code_challenge_method", "plain");
        app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens();
        App unspoken = app.without("code_challenge_method");
        unspoken.redeem(server, browser.authorize(unspoken).code()).hasTokens();
    }

    @Test
    void plainPkceIsRefusedToEverybodyElse() {
        App app = App.QUICK.with("code_challenge", App.VERIFIER).with("code_challenge_method", "plain");
        browser.authorize(app).isReturned(app, "invalid_request");
        browser.authorize(app.without("code_challenge_method")).isReturned(app, "invalid_request");
    }

    @Test
    void userSsoLifetime() {
        App impatient = Apps.named("impatient");
        App daily = Apps.named("daily");
        String before = browser.authorize(daily).signIn("alice").code();
        Visit later = Patience.until(() -> browser.authorize(impatient), PromptIT::asksToSignIn);
        assertThat(PromptIT.asksToSignIn(later)).isTrue();
        assertThat(browser.authorize(daily).code()).as("a day has not passed").isNotEqualTo(before);
        browser.authorize(impatient.with("prompt", "none")).isReturned(impatient, "login_required");
        assertThat(later.signIn("alice").code()).isNotEmpty();
    }

    @Test
    void requireConsentIsTheDefaultAndTheTutorialsClientsCanDoWithout() {
        assertThat(browser.authorize(App.QUICK).signIn("alice").code()).isNotEmpty();
        ConsentPage.at(browser.authorize(Apps.named("asking")));
    }
}
