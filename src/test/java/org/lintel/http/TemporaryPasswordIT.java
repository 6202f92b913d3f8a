package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.secret.Handles;
import org.lintel.test.Server;

/** Passwords that operators give, and that users have to change before anything else. */
@Tag("http")
@Tag("portability")
@Tag("database")
class TemporaryPasswordIT {

    private static final String OWN = "one that nobody gave me";

    private final Server server = Lintel.server();
    private final AdminApi api = AdminApi.as(server, "manager", "lintel.users.write", "lintel.sessions.read");
    private final Browser browser = Lintel.browser();
    private final String user = "user-" + Handles.random(6).replaceAll("[^A-Za-z0-9]", "x");

    @Test
    void u8_aPasswordThatIsMadeIsToldOnceAndChangedAtTheSignIn() {
        Answer given = given("{\"temporary\": true}");
        String temporary = given.text("password");
        assertThat(temporary).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(Duration.between(Instant.now(), Instant.parse(given.text("until")))).isBetween(Duration.ofHours(71),
                Duration.ofHours(72));

        Visit page = browser.authorize(QUICK).signIn(user, temporary);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().selectFirst("#change").text()).startsWith("Your password is temporary.");
        assertThat(sessions()).as("it lets nobody in").isZero();
        assertThat(browser.authorize(QUICK).document().selectFirst("#login")).isNotNull();

        page = chosen(page, "wrong", OWN, OWN);
        assertThat(page.document().selectFirst("#message").text()).isEqualTo("Invalid username or password");
        page = chosen(page, temporary, "short", "short");
        assertThat(page.document().selectFirst("#message").text()).contains("at least 15 characters");
        page = chosen(page, temporary, OWN, OWN + "x");
        assertThat(page.document().selectFirst("#message").text()).contains("not the same both times");
        page = chosen(page, temporary, temporary, temporary);
        assertThat(page.document().selectFirst("#message").text()).contains("the password that you have");
        assertThat(sessions()).isZero();

        Visit done = chosen(page, temporary, OWN, OWN);
        String code = done.code();
        QUICK.redeem(server, code).hasTokens();
        assertThat(sessions()).isEqualTo(1);
        assertThat(Lintel.browser().authorize(QUICK).signIn(user, temporary).document().selectFirst("#message").text())
                .isEqualTo("Invalid username or password");
        assertThat(Lintel.browser().authorize(QUICK).signIn(user, OWN).code()).isNotEmpty();
        assertThat(server.log()).containsPattern("event=password-changed subject=" + user + " address=").doesNotContain(temporary)
                .doesNotContain(OWN);
        assertThat(AdminApi.as(server, "manager", "lintel.audit.read").get("/audit?about=user/" + user).body())
                .contains("temporaryUntil").doesNotContain(temporary);
    }

    @Test
    void u8_inGermanAndWithoutAnApplication() {
        String temporary = "given to " + user;
        assertThat(given("{\"password\": \"" + temporary + "\", \"temporary\": true}").json().keySet()).as("it is not told again")
                .doesNotContain("password");
        browser.sending("Accept-Language", "de");
        Visit page = browser.open("/login").signIn(user, temporary);
        assertThat(page.document().selectFirst("#change").text()).startsWith("Ihr Passwort ist vorl\u00e4ufig.");
        assertThat(page.document().selectFirst("label[for=password]").text()).isEqualTo("Vorl\u00e4ufiges Passwort");
        page = chosen(page, temporary, user, user);
        assertThat(page.document().selectFirst("#message").text()).startsWith("Das neue Passwort ist zu kurz.");
        assertThat(chosen(page, temporary, OWN, OWN).address().getPath()).isEqualTo("/");
        assertThat(sessions()).isEqualTo(1);
    }

    @Test
    void u8_aTemporaryPasswordEndsWhatTheUserWasSignedInFor() {
        given("{\"password\": \"the first of " + user + "\"}");
        Answer tokens = QUICK.redeem(server, browser.authorize(QUICK).signIn(user, "the first of " + user).code()).hasTokens();
        assertThat(api.put("/users/" + user + "/password", "{\"temporary\": true}").status()).isEqualTo(200);
        Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token")).isError("invalid_token");
        assertThat(sessions()).isZero();
        assertThat(browser.authorize(QUICK).signIn(user, "the first of " + user).document().selectFirst("#message")).isNotNull();
    }

    @Test
    void u8_noGrantComesOfIt() {
        String temporary = given("{\"temporary\": true}").text("password");
        App legacy = Apps.named("old-school");
        Answer refused = legacy.token(server, Map.of("grant_type", "password", "username", user, "password", temporary, "scope", "openid"));
        assertThat(refused.isError("invalid_grant").text("error_description")).contains("the password is temporary");
    }

    @Test
    void u8_whatTheApiDoesNotTake() {
        given("{\"temporary\": true}");
        for (String json : new String[] {"{}", "{\"temporary\": false}", "{\"temporary\": \"yes\"}", "{\"password\": 1}",
                "{\"password\": \"short\", \"temporary\": true}", "{\"temporary\": true, \"until\": \"2027-01-01T00:00:00Z\"}"}) {
            assertThat(api.put("/users/" + user + "/password", json).status()).as(json).isEqualTo(400);
        }
        assertThat(api.put("/users/nobody-" + user + "/password", "{\"temporary\": true}").status()).isEqualTo(404);
    }

    private Answer given(String json) {
        assertThat(api.create("/users/" + user, "{\"username\": \"" + user + "\"}").status()).isEqualTo(201);
        Answer given = api.put("/users/" + user + "/password", json);
        assertThat(given.status()).as(given.body()).isIn(200, 204);
        return given;
    }

    private static Visit chosen(Visit page, String temporary, String own, String again) {
        return page.submit("#login", Map.of("password", temporary, "new", own, "again", again));
    }

    private int sessions() {
        return api.get("/sessions?subject=" + user).json().getJsonArray("items").size();
    }
}
