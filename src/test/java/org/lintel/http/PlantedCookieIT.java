package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;

/** What somebody planted in a browser before its user signed in is worth nothing afterwards (CWE-384). */
@Tag("http")
@Tag("portability")
class PlantedCookieIT {

    /** Asks for consent every time, whatever other tests had remembered. */
    private static final App ASKING = Apps.named("forgetful");

    private static final App SILENT = QUICK.with("prompt", "none");

    private final Browser victim = Lintel.browser();

    @Test
    void s16_everyCookieIsNewAfterTheSignIn() {
        plant(Map.of("lintel", "planted", "lintel.browser", "planted", "lintel.check", "planted"));
        victim.authorize(QUICK).signIn("alice").code();
        assertThat(victim.cookies()).containsKeys("lintel", "lintel.browser", "lintel.check").doesNotContainValue("planted");
    }

    @Test
    void s16_soItIsWithoutAClient() {
        plant(Map.of("lintel", "planted", "lintel.browser", "planted"));
        victim.open("/login").signIn("alice");
        assertThat(victim.cookies()).containsKeys("lintel", "lintel.browser").doesNotContainValue("planted");
    }

    @Test
    void s16_whoPlantedTheBrowsersIdCannotTakeItsRequestOver() {
        Map<String, String> planted = Map.of("lintel.browser", "planted-by-mallory", "lintel.requests", "planted-by-mallory");
        plant(planted);
        Visit consent = victim.authorize(ASKING).signIn("alice");
        String id = consent.address().getQuery().replaceFirst(".*request=", "");

        Browser attacker = Lintel.browser();
        attacker.cookies().putAll(planted);
        attacker.open("/connect/authorize/" + id).isOver();
        attacker.open("/consent?request=" + id).isOver();
        attacker.open("/continue?request=" + id).isOver();
        assertThat(consent.consent().code()).as("the victim can go on").isNotEmpty();
    }

    @Test
    void s16_whoPlantedTheirOwnSessionIsNotSignedInAsTheVictim() {
        Browser attacker = Lintel.browser();
        String sidOfTheAttacker = sid(attacker, "bob", QUICK);
        plant(attacker.cookies());
        assertThat(sid(victim, "alice", QUICK.with("prompt", "login"))).isNotEqualTo(sidOfTheAttacker);
        attacker.authorize(SILENT).isReturned(SILENT, "login_required");
    }

    /** The same user keeps the session; who has seen the cookie before does not. */
    @Test
    void s16_signingInAgainMakesTheOldCookieWorthless() {
        String before = sid(victim, "alice", QUICK);
        Browser eavesdropper = victim.twin();
        assertThat(eavesdropper.authorize(SILENT).code()).isNotEmpty();
        assertThat(sid(victim, "alice", QUICK.with("prompt", "login"))).isEqualTo(before);
        assertThat(values(victim)).doesNotContainAnyElementsOf(values(eavesdropper));
        eavesdropper.authorize(SILENT).isReturned(SILENT, "login_required");
    }

    @Test
    void s16_aSessionIsNotFoundByItsNameOrByItsCheckCookie() {
        String sid = sid(victim, "alice", QUICK);
        for (String value : new String[] {sid, victim.cookies().get("lintel.check"), victim.cookies().get("lintel.browser")}) {
            Browser attacker = Lintel.browser();
            attacker.cookies().put("lintel", value);
            attacker.authorize(SILENT).isReturned(SILENT, "login_required");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSESSIONID", "lintel.session", "__Host-lintel", "jakarta.faces.ViewState", "LogoutMessage.x"})
    void s16_noOtherCookieMeansAnything(String name) {
        Browser alice = Lintel.browser();
        alice.authorize(QUICK).signIn("alice").code();
        victim.cookies().put(name, alice.cookies().get("lintel"));
        victim.authorize(SILENT).isReturned(SILENT, "login_required");
        assertThat(victim.cookies().get(name)).isEqualTo(alice.cookies().get("lintel"));
    }

    private void plant(Map<String, String> cookies) {
        victim.cookies().putAll(cookies);
    }

    /** But for what requests are sealed for: it says nothing about who is signed in. */
    private static Set<String> values(Browser browser) {
        return browser.cookies().entrySet().stream().filter(cookie -> !cookie.getKey().equals("lintel.requests")).map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static String sid(Browser browser, String user, App app) {
        String code = browser.authorize(app).signIn(user).code();
        return (String) Jwt.claims(app.redeem(browser.server(), code).hasTokens().text("id_token")).get("sid");
    }
}
