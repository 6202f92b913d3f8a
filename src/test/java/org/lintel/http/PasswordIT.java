package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** The page on which users change their password. */
@Tag("http")
@Tag("stores")
class PasswordIT {

    private static final App SHED = Apps.named("shed");
    private static final String NEW = "a new one for paula";

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void l10_aChangedPasswordEndsAllOtherSessionsAndWhatWasGivenInThem() {
        Browser elsewhere = Lintel.browser();
        String theirs = token(elsewhere.authorize(SHED).signIn("paula", "paula-password").code());
        String offline = token(elsewhere.authorize(SHED.with("scope", "openid offline_access")).code());
        String underWay = elsewhere.authorize(SHED).code();
        String mine = token(browser.authorize(SHED).signIn("paula", "paula-password").code());
        String cookie = browser.cookies().get("lintel");

        Visit done = change("paula-password", NEW, NEW);
        assertThat(done.address().getPath()).isEqualTo("/password");
        assertThat(done.document().selectFirst("#done").text()).startsWith("Your password has been changed.");
        assertThat(done.document().select("input[type=password]")).isEmpty();

        userinfo(theirs).isError("invalid_token");
        userinfo(offline).isError("invalid_token");
        SHED.redeem(server, underWay).isError("invalid_grant");
        assertThat(elsewhere.authorize(SHED).document().selectFirst("#login")).as("signed out").isNotNull();
        assertThat(userinfo(mine).status()).isEqualTo(200);
        assertThat(browser.authorize(SHED).code()).as("still signed in here").isNotEmpty();
        Browser thief = Lintel.browser();
        thief.cookies().put("lintel", cookie);
        assertThat(thief.open("/permissions").address().getPath()).as("the cookie from before").isEqualTo("/login");

        assertThat(Lintel.browser().authorize(QUICK).signIn("paula", "paula-password").status()).isEqualTo(200);
        assertThat(Lintel.browser().authorize(QUICK).signIn("paula", NEW).code()).isNotEmpty();
        assertThat(server.log()).contains("event=password-changed subject=paula-1 sid=").doesNotContain(NEW)
                .containsPattern("event=signed-out subject=paula-1 sid=\\S+ clients=shed reason=ENDED");
    }

    @Test
    void u8_aPasswordThatWillNotDoChangesNothing() {
        signIn("quentin-of-the-long-name", "quentin-password");
        String enough = "x".repeat(15);
        refused(change("quentin-password", "x".repeat(14), "x".repeat(14)), "too short. It needs at least 15 characters");
        refused(change("quentin-password", "\uD83D\uDE00".repeat(14), "\uD83D\uDE00".repeat(14)), "too short");
        refused(change("quentin-password", "x".repeat(1001), "x".repeat(1001)), "too long. It may have at most 1,000 characters");
        refused(change("quentin-password", "Quentin-of-the-long-name", "Quentin-of-the-long-name"), "others know about you");
        refused(change("quentin-password", "quentin@mail.example", "quentin@mail.example"), "others know about you");
        refused(change("quentin-password", "quentin-password", "quentin-password"), "That is the password that you have");
        refused(change("quentin-password", enough, enough + "x"), "was not the same both times");
        refused(change("quentin-password", enough, ""), "was not the same both times");
        refused(change("wrong", enough, enough), "The current password is wrong");
        refused(change("", enough, enough), "The current password is wrong");
        assertThat(Lintel.browser().authorize(QUICK).signIn("quentin-of-the-long-name", "quentin-password").code()).isNotEmpty();

        String phrase = "  \u20ac \u00fc\uD83D\uDE00 blanks and all ";
        assertThat(change("quentin-password", phrase, phrase).document().selectFirst("#done")).isNotNull();
        assertThat(Lintel.browser().authorize(QUICK).signIn("quentin-of-the-long-name", phrase).code()).as("nothing is cut off")
                .isNotEmpty();
        change(phrase, "quentin-password", "quentin-password");
    }

    @Test
    void u2_guessingTheCurrentPasswordIsSlowedDownLikeASignIn() {
        signIn("rosa", "rosa-password");
        for (int i = 0; i < 5; i++) {
            assertThat(change("wrong", NEW, NEW).document().selectFirst("#message").text()).isEqualTo("The current password is wrong.");
        }
        Visit delayed = null;
        for (int i = 0; i < 4 && (delayed == null || delayed.status() != 429); i++) {
            delayed = change("wrong", NEW, NEW);
        }
        assertThat(delayed.status()).isEqualTo(429);
        assertThat(delayed.document().selectFirst("#message").text()).startsWith("Too many attempts.");
        Browser same = browser.twin();
        same.cookies().remove("lintel");
        Visit signIn = same.authorize(QUICK).signIn("rosa", "rosa-password");
        Patience.waitUntil(Instant.now().plusSeconds(Integer.parseInt(delayed.answer().header("Retry-After"))));
        assertThat(signIn.status()).as("one counter for both").isEqualTo(429);
        assertThat(same.authorize(QUICK).signIn("rosa", "rosa-password").code()).isNotEmpty();
    }

    @Test
    void s15_aFormFromElsewhereChangesNothing() {
        signIn("svea", "svea-password");
        FilledForm form = browser.open("/password").filled("#change", Map.of("current", "svea-password", "new", NEW, "again", NEW));
        Browser other = Lintel.browser();
        other.open("/login").signIn("alice");
        String ofAnotherPage = browser.open("/logout").document().selectFirst("input[name=formToken]").val();
        for (FilledForm forged : List.of(form.without("formToken"), form.with("formToken", "x.y"), form.with("formToken", ofAnotherPage))) {
            assertThat(forged.sentBy(browser).status()).isEqualTo(403);
        }
        assertThat(form.sentBy(other).status()).as("in another browser").isEqualTo(403);
        assertThat(form.sentBy(Lintel.browser()).status()).as("signed out").isEqualTo(403);
        assertThat(form.sentBy(browser.twin().sending("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(form.sentBy(browser.twin().sending("Origin", "https://evil.example")).status()).isEqualTo(403);
        assertThat(Lintel.browser().authorize(QUICK).signIn("svea", "svea-password").code()).isNotEmpty();
    }

    /** The page leads to the sign-in page, which leads back here. */
    @Test
    void x46_aFormWhoseSessionHasEndedLeadsToTheSignInPage() {
        signIn("svea", "svea-password");
        FilledForm form = browser.open("/password").filled("#change", Map.of("current", "svea-password", "new", NEW, "again", NEW));
        browser.open("/logout").submit("#logout", Map.of());
        Visit page = form.sentBy(browser);
        assertThat(page.address().getPath()).isEqualTo("/login");
        assertThat(page.signIn("svea", "svea-password").address().getPath()).as("nothing was changed").isEqualTo("/password");
    }

    @Test
    void h9_whoIsNotSignedInSignsInFirstAndArrives() {
        assertThat(browser.open("/").document().selectFirst("#password")).isNull();
        Visit page = browser.open("/password");
        assertThat(page.address().getPath()).isEqualTo("/login");
        Visit arrived = page.signIn("karla", "karla-password");
        assertThat(arrived.address().getPath()).isEqualTo("/password");
        assertThat(arrived.document().title()).isEqualTo("Change password – Lintel");
        assertThat(arrived.document().select("input[type=password]").eachAttr("autocomplete"))
                .containsExactly("current-password", "new-password", "new-password");
        assertThat(arrived.document().select("input[autocomplete=username]").val()).isEqualTo("karla");
        assertThat(arrived.document().getElementById("new").attr("minlength")).isEqualTo("15");
        assertThat(arrived.document().select("[onpaste], [maxlength]#new")).isEmpty();
        assertThat(browser.open("/").document().selectFirst("#password").attr("href")).isEqualTo("/password");
        Assets.load(arrived);
    }

    private void signIn(String username, String password) {
        assertThat(browser.open("/login").signIn(username, password).status()).isEqualTo(200);
    }

    private Visit change(String current, String password, String again) {
        return browser.open("/password").submit("#change", Map.of("current", current, "new", password, "again", again));
    }

    private static void refused(Visit page, String because) {
        assertThat(page.document().select("#message").text()).contains(because);
        assertThat(page.document().select("input[type=password]").eachAttr("value")).as("none is shown again").allMatch(String::isEmpty);
    }

    private String token(String code) {
        return SHED.redeem(server, code).hasTokens().text("access_token");
    }

    private Answer userinfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }
}
