package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.Server;

/** The sample that keeps the state of a sign-out on the server takes the place of the cookies. */
@Tag("http")
@Tag("portability")
class ServerMessagesIT {

    private static final App DESK = Apps.named("desk");

    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() {
        Path plugin = Built.target("samples/message-store-plugin/target/message-store-plugin.jar");
        assertThat(plugin).as("built by the samples' own build, before these tests").exists();
        server = Server.named("server-messages").plugin(plugin)
                .setting("lintel.configuration", Lintel.configuration().toString()).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void o12_theLogSaysThatThePlugInKeepsTheMessages() {
        assertThat(server.log()).contains(
                "MessageStore: org.lintel.samples.messages.ServerMessages (from message-store-plugin.jar)");
    }

    @Test
    void o12_aWholeSignOutLeavesNothingInCookies() {
        Visit page = signOut();
        assertThat(page.address().getPath()).isEqualTo("/loggedout");
        assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo("https://desk.example/bye?state=s");
        String frame = page.document().selectFirst("iframe").attr("src");
        assertThat(browser.open(frame).document().select("iframe")).hasSize(1);
        assertThat(browser.open(frame).status()).as("forgotten").isEqualTo(400);
        assertThat(browser.setCookies()).noneMatch(cookie -> cookie.startsWith("LogoutMessage"));
    }

    @Test
    void o12_o10_theQuestionIsKeptThereToo() {
        idToken();
        Visit asked = browser.open("/connect/endsession?client_id=desk&post_logout_redirect_uri="
                + Form.encode("https://desk.example/bye"));
        assertThat(asked.document().text()).contains("Desk <b> asked for it.");
        Visit done = asked.submit("#logout", Map.of());
        assertThat(done.document().selectFirst("#return").attr("href")).isEqualTo("https://desk.example/bye");
        assertThat(browser.setCookies()).noneMatch(cookie -> cookie.startsWith("LogoutMessage"));
    }

    /** Here the id alone finds the message, so it matters that it is worth nothing elsewhere. */
    @Test
    void o12_l4_aLogoutIdIsWorthNothingInAnotherBrowser() {
        Visit page = signOut();
        for (Browser other : new Browser[] {new Browser(server), signedIn(new Browser(server))}) {
            Visit theirs = other.open("/loggedout?" + page.address().getRawQuery());
            assertThat(theirs.document().select("#return, iframe")).isEmpty();
            assertThat(other.open(page.document().selectFirst("iframe").attr("src")).status()).isEqualTo(400);
        }
        assertThat(browser.open(page.document().selectFirst("iframe").attr("src")).document().select("iframe")).hasSize(1);
    }

    private Visit signOut() {
        return browser.open("/connect/endsession?" + Form.encode(
                Map.of("id_token_hint", idToken(), "post_logout_redirect_uri", "https://desk.example/bye", "state", "s")));
    }

    private String idToken() {
        return DESK.redeem(server, browser.authorize(DESK).signIn("alice").code()).hasTokens().text("id_token");
    }

    private static Browser signedIn(Browser browser) {
        browser.authorize(DESK).signIn("bob").code();
        return browser;
    }
}
