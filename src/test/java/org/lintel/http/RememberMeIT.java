package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;

/** "Keep me signed in". */
@Tag("http")
@Tag("portability")
class RememberMeIT {

    private static final Map<String, String> ALICE = Map.of("username", "alice", "password", "alice-password");
    private static final String THIRTY_DAYS = "Max-Age=2592000";

    private final Browser browser = Lintel.browser();

    @Test
    void l9_withoutItTheCookiesAreGoneWithTheBrowser() {
        browser.authorize(App.QUICK).submit("#login", ALICE).code();
        assertThat(sessionCookies()).hasSize(2).noneMatch(cookie -> cookie.contains("Max-Age") || cookie.contains("Expires"));
    }

    @Test
    void l9_withItTheyAreKeptForThirtyDays() {
        browser.authorize(App.QUICK).filled("#login", ALICE).with("remember", "on").sentBy(browser).code();
        assertThat(sessionCookies()).hasSize(2).allMatch(cookie -> cookie.contains(THIRTY_DAYS));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("lintel="))
                .singleElement().asString().containsIgnoringCase("; Path=/;").contains("; HttpOnly", "SameSite=Lax");
    }

    @Test
    void itIsForgottenAtTheNextSignInWithoutIt() {
        browser.authorize(App.QUICK).filled("#login", ALICE).with("remember", "on").sentBy(browser).code();
        browser.setCookies().clear();
        browser.authorize(App.QUICK.with("prompt", "login")).submit("#login", ALICE).code();
        assertThat(sessionCookies()).hasSize(2).noneMatch(cookie -> cookie.contains(THIRTY_DAYS));
    }

    @Test
    void signingOutRemovesTheKeptCookies() {
        browser.authorize(App.QUICK).filled("#login", ALICE).with("remember", "on").sentBy(browser).code();
        browser.open("/logout").submit("#logout", Map.of());
        assertThat(browser.cookies()).doesNotContainKeys("lintel", "lintel.check");
    }

    private List<String> sessionCookies() {
        return browser.setCookies().stream().filter(cookie -> cookie.startsWith("lintel=") || cookie.startsWith("lintel.check=")).toList();
    }
}
