package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** The user says who they are. */
@Tag("http")
@Tag("stores")
@Tag("portability")
class SignInIT {

    private static final String GENERIC = "Invalid username or password";

    private final Browser browser = Lintel.browser();

    @Test
    void h15_bobSignsInWithHisPassword() {
        String idToken = browser.authorize(App.JS.with("response_type", "id_token")).signIn("bob", "secret").response().get("id_token");
        assertThat(Jwt.claims(idToken)).containsEntry("sub", "bob-1").containsEntry("given_name", "Bob");
    }

    @Test
    void h15_aWrongPasswordAnUnknownUserAndADisabledOneGetOneGenericMessage() {
        Visit page = browser.authorize(App.QUICK);
        Visit wrong = refused(page.signIn("bob", "wrong"));
        Visit unknown = refused(wrong.signIn("nobody", "secret"));
        Visit disabled = refused(unknown.signIn("carol", "carol-password"));
        assertThat(disabled.answer().body()).doesNotContain("carol-password");
        assertThat(disabled.signIn("bob", "secret").code()).as("the page is still good").isNotEmpty();
    }

    @Test
    void h15_aWrongPasswordSignsNobodyIn() {
        refused(browser.authorize(App.QUICK).signIn("alice", "secret"));
        browser.authorize(App.QUICK.with("prompt", "none")).isReturned(App.QUICK, "login_required");
    }

    /** No store can hold them: they are wrong, and not a failure of the store. */
    @ParameterizedTest
    @ValueSource(strings = {"bob\0", "\0", "bob\u001b[2J", "bob\u0085"})
    void x33_aNameWithControlCharactersIsAWrongName(String name) {
        assertThat(refused(browser.authorize(App.QUICK).signIn(name, "secret")).status()).isEqualTo(200);
        Apps.named("old-school")
                .token(Lintel.server(), Map.of("grant_type", "password", "username", name, "password", "secret", "scope", "api"))
                .isError("invalid_grant");
        Visit page = browser.authorize(App.QUICK.with("login_hint", name));
        assertThat(page.document().getElementById("username").val()).isEmpty();
        assertThat(browser.open("/connect/authorize?" + Form.encode(Map.of("client_id", name, "response_type", "code"))).status())
                .isEqualTo(400);
        Answer.post(Lintel.server().at("/connect/token"),
                Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", "x"))
                .isError("invalid_client");
    }

    @Duty("Core 3.1.2.1 login-hint")
    @Test
    void aLoginHintIsFilledIn() {
        Visit page = browser.authorize(App.QUICK.with("login_hint", "alice"));
        assertThat(page.document().getElementById("username").val()).isEqualTo("alice");
        assertThat(page.signIn("bob").code()).as("a hint binds nobody").isNotEmpty();
    }

    private static Visit refused(Visit visit) {
        assertThat(visit.document().select("#message").text()).isEqualTo(GENERIC);
        assertThat(visit.answer().header("Location")).isNull();
        return visit;
    }
}
