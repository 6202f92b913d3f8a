package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.JS;
import static org.lintel.flow.App.QUICK;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** What prompt=none must not answer (OpenID Connect Core §3.1.2.6). */
@Tag("http")
class SilentRequestIT {

    /** Asks for consent every time, whatever other tests had remembered. */
    private static final App ASKING = Apps.named("forgetful");

    private static final App SILENT = QUICK.with("prompt", "none");

    private final Browser browser = Lintel.browser();

    @Duty("Core 3.1.2.1 prompt-none")
    @Test
    void s9_withoutASessionItIsLoginRequired() {
        refused(SILENT, "login_required");
        App implicit = JS.with("prompt", "none");
        refused(implicit, "login_required");
    }

    @Duty("Core 3.1.2.1 prompt-none")
    @Test
    void s9_withoutConsentItIsConsentRequired() {
        browser.authorize(QUICK).signIn("alice").code();
        refused(ASKING.with("prompt", "none"), "consent_required");
    }

    @Duty("Core 3.1.2.1 id-token-hint")
    @Test
    void s9_theHintOfAnotherUserIsLoginRequired() {
        String bobs = idToken(Lintel.browser(), "bob");
        browser.authorize(QUICK).signIn("alice").code();
        refused(SILENT.with("id_token_hint", bobs), "login_required");
        assertThat(browser.authorize(SILENT).code()).as("without the hint there would have been a code").isNotEmpty();
    }

    @Test
    void s9_theHintOfAnotherClientIsLoginRequired() {
        String tokenOfQuick = idToken(browser, "alice");
        assertThat(browser.authorize(SILENT.with("id_token_hint", tokenOfQuick)).code()).isNotEmpty();
        refused(JS.with("prompt", "none").with("id_token_hint", tokenOfQuick), "login_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "e30.e30.", "alice-1"})
    void s9_aHintThatIsNoneIsLoginRequired(String hint) {
        browser.authorize(QUICK).signIn("alice").code();
        refused(SILENT.with("id_token_hint", hint), "login_required");
    }

    @Test
    void s9_aSignInThatIsTooOldIsLoginRequired() {
        browser.authorize(QUICK).signIn("alice").code();
        refused(SILENT.with("max_age", "0"), "login_required");
    }

    @Duty("Core 3.1.2.1 prompt-none-alone")
    @ParameterizedTest
    @ValueSource(strings = {"none login", "none consent", "login none", "none select_account", "none unknown"})
    void s9_togetherWithAnotherValueItIsInvalid(String prompt) {
        browser.authorize(QUICK).signIn("alice").code();
        refused(QUICK.with("prompt", prompt), "invalid_request");
    }

    @Test
    void s9_whoeverElseSignsInDoesNotPassForTheHintedUser() {
        App hinted = QUICK.with("id_token_hint", idToken(Lintel.browser(), "bob"));
        browser.authorize(QUICK).signIn("alice").code();
        Visit page = browser.authorize(hinted);
        refused(hinted, page.signIn("alice"), "login_required");
        assertThat(browser.authorize(hinted).signIn("bob").code()).isNotEmpty();
    }

    private void refused(App app, String error) {
        refused(app, browser.openWithoutFollowing(app.authorizeAddress()), error);
    }

    private static void refused(App app, Visit answer, String error) {
        assertThat(answer.isReturned(app, error).response()).containsEntry("state", "the state");
    }

    private static String idToken(Browser browser, String user) {
        return QUICK.redeem(browser.server(), browser.authorize(QUICK).signIn(user).code()).hasTokens().text("id_token");
    }
}
