package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** The user decides what an application may have. */
@Tag("http")
@Tag("stores")
class ConsentIT {

    private static final App ASKING = Apps.named("asking").with("scope", "openid profile api");
    private static final App REMEMBERING = Apps.named("remembering").with("scope", "openid profile");
    private static final App FORGETFUL = Apps.named("forgetful").with("scope", "openid profile");
    private static final App SHORT_CONSENT = Apps.named("short-consent").with("scope", "openid profile");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void h17_aResourceScopeIsShownWithBothTextsUnderApplicationAccess() {
        ConsentPage page = ask(ASKING);
        assertThat(page.document().select("legend").eachText()).containsExactly("Personal information", "Application access");
        Element access = page.document().select("fieldset").get(1);
        assertThat(access.text()).contains("Access to API", "This will grant you access to the API");
        assertThat(access.select("input[name=scope]").eachAttr("value")).containsExactly("api");
    }

    @Duty({"Core 3.1.2.4 consent", "RFC 6749 4.1.1 validates"})
    @Test
    void si10_theFirstSignInShowsWhoAsksForWhatWithEverythingTicked() {
        ConsentPage page = ask(ASKING);
        assertThat(page.document().text()).contains("Asking", "Alice", "Remember my decision");
        assertThat(page.document().select("input[name=scope][checked]").eachAttr("value")).containsExactly("openid", "profile", "api");
        assertThat(page.document().select("#consent-allow, #consent-deny")).hasSize(2);
    }

    @Test
    void si10_openidCannotBeUnticked() {
        ConsentPage page = ask(ASKING);
        assertThat(page.document().select("input[name=scope][disabled]").eachAttr("value")).containsExactly("openid");
        assertThat(granted(ASKING, page.once().untick("openid").untick("profile").untick("api").allow())).containsExactly("openid");
    }

    @Test
    void si10_aRequiredScopeCannotBeUnticked() {
        App app = ASKING.with("scope", "openid api terms");
        ConsentPage page = ask(app);
        assertThat(page.document().select("input[name=scope][disabled]").eachAttr("value")).containsExactly("openid", "terms");
        assertThat(granted(app, page.once().untick("terms").untick("api").allow())).containsExactly("openid", "terms");
    }

    @Duty({"Core 3.1.2.4 consent", "Core 5.4 decline", "RFC 6749 3.3 scope-told"})
    @Test
    void si10_anUntickedScopeIsNotGranted() {
        assertThat(granted(ASKING, ask(ASKING).once().untick("api").allow())).containsExactly("openid", "profile");
    }

    @Test
    void si10_aForgedFormGrantsNothingThatWasNotAskedFor() {
        assertThat(granted(ASKING, ask(ASKING).once().forge("scope", "orders").allow())).containsExactly("openid", "profile", "api");
    }

    @Test
    void si10_whoTicksNothingIsToldToTickSomething() {
        App app = ASKING.with("scope", "api");
        Visit again = ask(app).once().untick("api").allow();
        assertThat(again.document().select("#message").text()).isEqualTo("You must select at least one permission.");
        assertThat(ConsentPage.at(again).document().select("input[name=scope][checked]")).isEmpty();
        assertThat(granted(app, ConsentPage.at(again).forge("scope", "api").allow())).containsExactly("api");
    }

    @Test
    void si10_whoRefusesSendsAccessDenied() {
        browser.authorize(ASKING).signIn("alice").deny().isReturned(ASKING, "access_denied");
    }

    @Test
    void si10_whatIsNotToBeRememberedIsAskedAgain() {
        ask(ASKING).once().allow().code();
        ConsentPage.at(browser.authorize(ASKING));
    }

    @Test
    void si10_whatIsRememberedIsAskedAgainOnlyForMoreOrByRequest() {
        ask(REMEMBERING).allow().code();
        assertThat(granted(REMEMBERING, browser.authorize(REMEMBERING))).containsExactly("openid", "profile");
        assertThat(granted(REMEMBERING, browser.authorize(REMEMBERING.with("scope", "openid")))).containsExactly("openid");
        ConsentPage.at(browser.authorize(REMEMBERING.with("scope", "openid profile email")));
        ConsentPage.at(browser.authorize(REMEMBERING.with("prompt", "consent")));
    }

    @Test
    void si10_anotherUsersDecisionIsNotMine() {
        App app = REMEMBERING.with("scope", "openid api");
        ask(app).allow().code();
        ConsentPage.at(Lintel.browser().authorize(app).signIn("bob"));
    }

    @Test
    void si10_whereNothingMayBeRememberedThereIsNoBoxAndAForgedOneChangesNothing() {
        ConsentPage page = ask(FORGETFUL);
        assertThat(page.document().selectFirst("#remember")).isNull();
        page.forge("remember", "on").allow().code();
        ConsentPage.at(browser.authorize(FORGETFUL));
    }

    @Test
    void si10_aRememberedDecisionExpires() {
        ask(SHORT_CONSENT).allow().code();
        Visit later = Patience.until(() -> browser.authorize(SHORT_CONSENT), ConsentPage::is);
        assertThat(ConsentPage.is(later)).isTrue();
    }

    @Test
    void si10_scopesThatMatterAreStressed() {
        ConsentPage page = ask(ASKING.with("scope", "openid profile api orders"));
        assertThat(page.document().select("li.emphasized input").eachAttr("value")).containsExactly("profile", "orders");
        assertThat(page.document().select("li.plain input").eachAttr("value")).containsExactly("openid", "api");
    }

    private ConsentPage ask(App app) {
        return ConsentPage.at(browser.authorize(app).signIn("alice"));
    }

    private List<String> granted(App app, Visit answer) {
        return List.of(app.redeem(server, answer.code()).hasTokens().text("scope").split(" "));
    }
}
