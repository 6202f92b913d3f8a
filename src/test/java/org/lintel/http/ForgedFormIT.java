package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** A form counts only as our own page gave it, to this browser, for this user, page and request (RFC 6819 §4.4.1.8). */
@Tag("http")
@Tag("portability")
class ForgedFormIT {

    /** Asks for consent every time, whatever other tests had remembered. */
    private static final App ASKING = Apps.named("forgetful");

    private static final Map<String, String> ALICE = Map.of("username", "alice", "password", "alice-password");

    private final Browser browser = Lintel.browser();

    static Stream<Arguments> foreignOrigins() {
        return Stream.of(
                Arguments.of("Origin", "https://evil.example"),
                Arguments.of("Origin", "http://localhost"),
                Arguments.of("Origin", "http://localhost:1"),
                Arguments.of("Origin", Lintel.server().address() + ".evil.example"),
                Arguments.of("Origin", Lintel.server().address().replace("http:", "https:")),
                Arguments.of("Sec-Fetch-Site", "cross-site"),
                Arguments.of("Sec-Fetch-Site", "same-site"),
                Arguments.of("Sec-Fetch-Site", "nonsense"));
    }

    @Duty("Core 3.1.2.3 csrf-clickjacking")
    @ParameterizedTest
    @MethodSource("foreignOrigins")
    void s15_aSignInFormFromAnotherOriginSignsNobodyIn(String header, String value) {
        FilledForm form = browser.authorize(QUICK).filled("#login", ALICE);
        Browser lured = browser.twin().sending(header, value);
        refused(form.sentBy(lured));
        nobodyIsSignedIn(lured);
        nobodyIsSignedIn(browser);
        assertThat(form.sentBy(browser).code()).as("the form itself was in order").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("foreignOrigins")
    void s15_aConsentFormFromAnotherOriginDecidesNothing(String header, String value) {
        Visit page = browser.authorize(ASKING).signIn("bob");
        FilledForm form = page.filled("#consent-allow", Map.of());
        refused(form.sentBy(browser.twin().sending(header, value)));
        nothingIsDecided(page);
        assertThat(form.sentBy(browser).code()).as("the form itself was in order").isNotEmpty();
    }

    /** "null" is what our own pages send, because they ask for no referrer. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "ours"})
    void s15_aFormFromOurOwnOriginCounts(String origin) {
        FilledForm form = browser.authorize(QUICK).filled("#login", ALICE);
        browser.sending("Origin", origin.equals("null") ? origin : browser.server().address()).sending("Sec-Fetch-Site", "same-origin");
        assertThat(form.sentBy(browser).code()).isNotEmpty();
    }

    @Test
    void s15_aSignInFormWithAnotherTokenSignsNobodyIn() {
        Visit page = browser.authorize(QUICK);
        FilledForm form = page.filled("#login", ALICE);
        String ofThePageWithoutARequest = token(browser.open("/login"), "#login");
        String ofAnotherRequest = token(browser.authorize(QUICK), "#login");
        String ofAnotherBrowser = token(Lintel.browser().authorize(QUICK), "#login");
        refused(form.without("formToken").sentBy(browser));
        for (String token : List.of("", "x", ".", "AAAA.AAAA", ofThePageWithoutARequest, ofAnotherRequest, ofAnotherBrowser)) {
            refused(form.with("formToken", token).sentBy(browser));
            nobodyIsSignedIn(browser);
        }
        assertThat(form.sentBy(browser).code()).as("the form itself was in order").isNotEmpty();
    }

    /** Its second half tells an outdated form from a forged one; the first half is what counts. */
    @Test
    void s15_halfATokenIsNotEnough() {
        FilledForm form = browser.authorize(QUICK).filled("#login", ALICE);
        String secondHalf = form.value("formToken").replaceFirst(".*\\.", "");
        for (String token : List.of("." + secondHalf, secondHalf + "." + secondHalf, "A".repeat(43) + "." + secondHalf)) {
            Visit again = form.with("formToken", token).sentBy(browser);
            assertThat(again.document().selectFirst("#password")).as("the sign-in page once more").isNotNull();
            nobodyIsSignedIn(browser);
        }
        refused(form.with("formToken", secondHalf).sentBy(browser));
    }

    @Test
    void s15_aSignInFormForAnotherRequestThanItsPageShowedSignsNobodyIn() {
        FilledForm form = browser.authorize(QUICK).filled("#login", ALICE);
        String other = browser.authorize(ASKING).filled("#login", ALICE).value("request");
        refused(form.with("request", other).sentBy(browser));
        refused(form.without("request").sentBy(browser));
        refused(form.with("request", "").sentBy(browser));
        nobodyIsSignedIn(browser);
    }

    /** An attacker would have somebody work in the attacker's account. */
    @Test
    void s15_aWholeSignInFormOfAnAttackerSignsNobodyInElsewhere() {
        FilledForm attackers = browser.authorize(QUICK).filled("#login", ALICE);
        Browser fresh = Lintel.browser();
        refused(attackers.sentBy(fresh));
        nobodyIsSignedIn(fresh);
        Browser waiting = Lintel.browser();
        waiting.authorize(QUICK);
        refused(attackers.sentBy(waiting));
        nobodyIsSignedIn(waiting);
        Browser busy = Lintel.browser();
        busy.authorize(QUICK).signIn("bob").code();
        refused(attackers.sentBy(busy));
        assertThat(signedInAs(busy)).isEqualTo("bob-1");
    }

    @Test
    void s15_aConsentFormWithAnotherTokenDecidesNothing() {
        Visit signIn = browser.authorize(ASKING);
        String ofTheSignInPage = token(signIn, "#login");
        Visit page = signIn.signIn("bob");
        FilledForm form = page.filled("#consent-allow", Map.of());
        String ofAnotherRequest = token(browser.authorize(ASKING.with("scope", "openid email")), "#consent-allow");
        String ofAnotherBrowser = token(Lintel.browser().authorize(ASKING).signIn("bob"), "#consent-allow");
        refused(form.without("formToken").sentBy(browser));
        for (String token : List.of("", "x", ".", "AAAA.AAAA", ofTheSignInPage, ofAnotherRequest, ofAnotherBrowser)) {
            refused(form.with("formToken", token).sentBy(browser));
            nothingIsDecided(page);
        }
        assertThat(form.sentBy(browser).code()).as("the form itself was in order").isNotEmpty();
    }

    @Test
    void s15_consentToOneRequestIsNotGivenToAnother() {
        Visit little = browser.authorize(ASKING.with("scope", "openid")).signIn("bob");
        Visit much = browser.authorize(ASKING.with("scope", "openid email api orders"));
        FilledForm form = little.filled("#consent-allow", Map.of());
        refused(form.with("request", much.filled("#consent-allow", Map.of()).value("request")).sentBy(browser));
        nothingIsDecided(much);
        nothingIsDecided(little);
    }

    @Test
    void s15_aConsentFormSentToTheOtherPageDoesNothing() {
        Visit page = browser.authorize(ASKING).signIn("bob");
        FilledForm form = page.filled("#consent-allow", Map.of());
        refused(form.to(browser.server().at("/login")).sentBy(browser));
        nothingIsDecided(page);
    }

    @Test
    void s15_aConsentFormOfOneUserIsNotTakenFromTheNext() {
        Visit page = browser.authorize(ASKING).signIn("alice");
        FilledForm form = page.filled("#consent-allow", Map.of());
        browser.authorize(QUICK.with("prompt", "login")).signIn("bob").code();
        assertThat(form.sentBy(browser).document().selectFirst("#consent-allow")).as("the next one is asked as well").isNotNull();
        nothingIsDecided(page);
    }

    @Test
    void s15_aConsentFormDoesNothingInAnotherBrowser() {
        Visit page = browser.authorize(ASKING).signIn("bob");
        Browser other = Lintel.browser();
        other.authorize(QUICK).signIn("bob").code();
        refused(page.filled("#consent-allow", Map.of()).sentBy(other));
        nothingIsDecided(page);
    }

    @Test
    void s15_aSignInFormSentTwiceCountsOnce() {
        FilledForm form = browser.authorize(QUICK).filled("#login", ALICE);
        Browser twin = browser.twin();
        assertThat(form.sentBy(browser).code()).isNotEmpty();
        form.sentBy(twin).isOver();
        nobodyIsSignedIn(twin);
    }

    @Test
    void s15_aConsentFormSentManyTimesCountsOnce() {
        FilledForm form = browser.authorize(ASKING).signIn("bob").filled("#consent-allow", Map.of());
        List<Visit> answers = AtOnce.call(8, () -> form.sentBy(browser.twin()));
        assertThat(answers).filteredOn(answer -> answer.answer().header("Location") != null).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.answer().header("Location") == null).allSatisfy(Visit::isOver);
        form.sentBy(browser).isOver();
    }

    private static void refused(Visit visit) {
        assertThat(visit.isErrorPage().status()).isEqualTo(403);
    }

    private static void nobodyIsSignedIn(Browser browser) {
        browser.authorize(QUICK.with("prompt", "none")).isReturned(QUICK, "login_required");
    }

    private static String signedInAs(Browser browser) {
        App silent = QUICK.with("prompt", "none");
        return (String) Jwt.claims(silent.redeem(browser.server(), browser.authorize(silent).code()).text("id_token")).get("sub");
    }

    private void nothingIsDecided(Visit page) {
        String callback = "/connect/authorize/" + page.address().getQuery().replaceFirst(".*request=", "");
        assertThat(browser.open(callback).document().selectFirst("#consent-allow")).as("still a consent page").isNotNull();
        browser.authorize(ASKING.with("prompt", "none")).isReturned(ASKING, "consent_required");
    }

    private static String token(Visit page, String button) {
        return page.filled(button, Map.of()).value("formToken");
    }
}
