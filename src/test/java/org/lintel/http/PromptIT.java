package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** Whether, when and as whom the user has to sign in (OpenID Connect Core §3.1.2.1). */
@Tag("http")
class PromptIT {

    private static final App ID_TOKEN = App.JS.with("response_type", "id_token");

    private final Browser browser = Lintel.browser();

    static boolean asksToSignIn(Visit visit) {
        return visit.document().selectFirst("#login") != null;
    }

    @Duty("Core 3.1.2.1 prompt-none")
    @Test
    void promptNoneAnswersWithoutAPage() {
        App silent = ID_TOKEN.with("prompt", "none");
        assertThat(browser.authorize(silent).isReturned(silent, "login_required").response())
                .containsEntry("state", "the state").containsEntry("iss", Lintel.server().address());
        browser.authorize(ID_TOKEN).signIn("alice");
        assertThat(browser.authorize(silent).response()).containsKey("id_token");
    }

    @Test
    void promptNoneLeavesTheTimeOfTheSignInAsItIs() {
        Map<String, Object> first = Jwt.claims(browser.authorize(ID_TOKEN).signIn("alice").response().get("id_token"));
        Map<String, Object> later = Patience.until(
                () -> Jwt.claims(browser.authorize(ID_TOKEN.with("prompt", "none")).response().get("id_token")),
                claims -> (long) claims.get("iat") > (long) first.get("iat"));
        assertThat((long) later.get("iat")).isGreaterThan((long) first.get("iat"));
        assertThat(later).containsEntry("auth_time", first.get("auth_time")).containsEntry("sid", first.get("sid"));
    }

    @Duty("Core 3.1.2.1 prompt-login")
    @Test
    void promptLoginAsksAgainAndTellsTheNewTime() {
        Map<String, Object> first = Jwt.claims(browser.authorize(ID_TOKEN).signIn("alice").response().get("id_token"));
        Visit asked = browser.authorize(ID_TOKEN.with("prompt", "login"));
        Patience.waitUntil(Instant.ofEpochSecond((long) first.get("auth_time") + 1));
        Map<String, Object> second = Jwt.claims(asked.signIn("alice").response().get("id_token"));
        assertThat((long) second.get("auth_time")).isGreaterThan((long) first.get("auth_time"));
        assertThat(second).containsEntry("sid", first.get("sid"));
    }

    @Test
    void promptLoginMayBringSomebodyElse() {
        Map<String, Object> first = Jwt.claims(browser.authorize(ID_TOKEN).signIn("alice").response().get("id_token"));
        Map<String, Object> second = Jwt.claims(
                browser.authorize(ID_TOKEN.with("prompt", "login")).signIn("bob").response().get("id_token"));
        assertThat(second).containsEntry("sub", "bob-1").doesNotContainEntry("sid", first.get("sid"));
    }

    @Duty("Core 3.1.2.1 prompt-select-account")
    @Test
    void selectAccountAsksWhoItIs() {
        browser.authorize(ID_TOKEN).signIn("alice");
        assertThat(browser.authorize(ID_TOKEN.with("prompt", "select_account")).signIn("bob").response()).containsKey("id_token");
    }

    @Test
    void promptLoginAndConsentAsksForBoth() {
        App app = Apps.named("asking").with("prompt", "login consent");
        browser.authorize(App.QUICK).signIn("alice");
        assertThat(ConsentPage.at(browser.authorize(app).signIn("alice")).once().allow().code()).isNotEmpty();
    }

    @Duty("Core 3.1.2.1 prompt-consent")
    @Test
    void promptConsentAsksWhereNoConsentIsNeeded() {
        browser.authorize(App.QUICK).signIn("alice");
        assertThat(ConsentPage.at(browser.authorize(App.QUICK.with("prompt", "consent"))).allow().code()).isNotEmpty();
    }

    @Duty("Core 3.1.2.1 max-age")
    @Test
    void aSignInThatIsYoungEnoughForMaxAgeWillDo() {
        browser.authorize(ID_TOKEN).signIn("alice");
        assertThat(browser.authorize(ID_TOKEN.with("max_age", "3600")).response()).containsKey("id_token");
    }

    @Duty({"Core 3.1.2.1 max-age", "Core 3.1.2.1 max-age-auth-time", "Core 2 auth-time"})
    @Test
    void aSignInThatIsTooOldForMaxAgeHasToBeRepeated() {
        browser.authorize(ID_TOKEN).signIn("alice");
        App strict = ID_TOKEN.with("max_age", "1");
        Visit asked = Patience.until(() -> browser.authorize(strict), PromptIT::asksToSignIn);
        browser.authorize(strict.with("prompt", "none")).isReturned(strict, "login_required");
        assertThat(asked.signIn("alice").response()).containsKey("id_token");
    }

    @Duty("Core 3.1.2.1 max-age")
    @Test
    void maxAgeZeroAlwaysAsks() {
        browser.authorize(ID_TOKEN).signIn("alice");
        assertThat(browser.authorize(ID_TOKEN.with("max_age", "0")).signIn("alice").response()).containsKey("id_token");
    }

    @Test
    void anIdTokenHintOfWhoIsSignedInChangesNothing() {
        String hint = browser.authorize(ID_TOKEN).signIn("alice").response().get("id_token");
        App hinted = ID_TOKEN.with("id_token_hint", hint);
        assertThat(browser.authorize(hinted).response()).containsKey("id_token");
        assertThat(browser.authorize(hinted.with("prompt", "none")).response()).containsKey("id_token");
    }

    @Duty("Core 3.1.2.1 id-token-hint")
    @Test
    void anIdTokenHintOfSomebodyElseAsksForThem() {
        String hint = Lintel.browser().authorize(ID_TOKEN).signIn("bob").response().get("id_token");
        App hinted = ID_TOKEN.with("id_token_hint", hint);
        browser.authorize(ID_TOKEN).signIn("alice");
        browser.authorize(hinted.with("prompt", "none")).isReturned(hinted, "login_required");
        assertThat(Jwt.claims(browser.authorize(hinted).signIn("bob").response().get("id_token"))).containsEntry("sub", "bob-1");
    }

    @Duty({"Core 3.1.2.1 id-token-hint", "Core 3.1.2.2 hint-verified"})
    @Test
    void whoSignsInInsteadOfTheHintedUserIsNotPassedOn() {
        String hint = Lintel.browser().authorize(ID_TOKEN).signIn("bob").response().get("id_token");
        App hinted = ID_TOKEN.with("id_token_hint", hint);
        browser.authorize(hinted).signIn("alice").isReturned(hinted, "login_required");
    }
}
