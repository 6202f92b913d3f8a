package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;

/** Guessing a password is slowed down more and more, but nobody is locked out for good. */
@Tag("http")
class GuessingIT {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Browser browser = Lintel.browser();

    @Test
    void guessingAPasswordIsSlowedDownMoreAndMore() {
        for (int i = 0; i < 4; i++) {
            assertThat(guess("dora").status()).as("the first guesses are free").isEqualTo(200);
        }
        int longest = 0;
        for (int i = 0; i < 20 && longest < 4; i++) {
            Visit refused = guess("dora");
            if (refused.status() == TOO_MANY_REQUESTS) {
                assertThat(refused.document().getElementById("message").text()).startsWith("Too many attempts.");
                longest = Math.max(longest, retryAfter(refused));
                Patience.waitUntil(Instant.now().plusSeconds(retryAfter(refused)));
            }
        }
        assertThat(longest).as("the delay grows").isGreaterThanOrEqualTo(4);

        guess("dora");
        Visit right = signIn(Lintel.browser(), "dora", "dora-password");
        assertThat(right.status()).as("the right password has to wait as well").isEqualTo(TOO_MANY_REQUESTS);
        assertThat(signIn(Lintel.browser(), " DORA", "dora-password").status()).isEqualTo(TOO_MANY_REQUESTS);
        assertThat(signIn(Lintel.browser().sending("X-Forwarded-For", "192.0.2.1"), "dora", "dora-password").status())
                .isEqualTo(TOO_MANY_REQUESTS);
        assertThat(Lintel.browser().authorize(QUICK).signIn("alice").code()).as("others need not wait").isNotEmpty();

        Patience.waitUntil(Instant.now().plusSeconds(retryAfter(right)));
        assertThat(signIn(browser, "dora", "dora-password").code()).isNotEmpty();
        assertThat(guess("dora").status()).as("a sign-in forgets the failures").isEqualTo(200);
    }

    @Test
    void manyGuessesAtOnceDoNotShareOneFreeTry() {
        Browser guesser = Lintel.browser();
        FilledForm form = guesser.authorize(QUICK).filled("#login", Map.of("username", "nobody-at-once", "password", "wrong"));
        List<Visit> answers = AtOnce.call(12, () -> form.sentBy(guesser.twin()));
        // five at once; then one more after a second, after two more, after four more, should this machine be that slow; then it may also
        // be too busy
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeBetween(1, 8);
        assertThat(answers).filteredOn(answer -> answer.status() == TOO_MANY_REQUESTS).isNotEmpty()
                .allSatisfy(answer -> assertThat(retryAfter(answer)).isPositive());
        assertThat(answers).extracting(Visit::status).isSubsetOf(200, TOO_MANY_REQUESTS, UNAVAILABLE);
        assertThat(browser.authorize(QUICK).signIn("alice").code()).isNotEmpty();
    }

    private Visit guess(String username) {
        return signIn(Lintel.browser(), username, "wrong");
    }

    private static Visit signIn(Browser browser, String username, String password) {
        return browser.authorize(QUICK).signIn(username, password);
    }

    private static int retryAfter(Visit refused) {
        assertThat(refused.status()).isEqualTo(TOO_MANY_REQUESTS);
        return Integer.parseInt(refused.answer().header("Retry-After"));
    }
}
