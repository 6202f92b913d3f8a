package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** The user says who they are. */
@Tag("http")
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
