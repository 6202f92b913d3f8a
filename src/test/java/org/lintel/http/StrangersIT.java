package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.Server;

/** What anybody may ask for costs the database nothing, however often they do, and pushes out nobody else. */
@Tag("http")
class StrangersIT {

    /** As many as are worth the time; the cost of one is what counts. */
    private static final int MANY = 1_000;

    private static Path database;
    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Built.own("strangers")), "h2");
        database = folder.resolve("lintel.mv.db");
        server = Server.named("strangers").setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.messages", "jpa")
                .setting("lintel.database.user", "lintel").setting("lintel.database.url", "jdbc:h2:file:" + folder.resolve("lintel"))
                .start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void x40_aFloodOfRequestsIsNotKeptAndPushesOutNobody() throws IOException {
        Visit honest = browser.authorize(QUICK);
        Browser stranger = new Browser(server);
        stranger.authorize(QUICK);
        long before = Files.size(database);
        for (int i = 0; i < MANY; i++) {
            Browser one = i % 2 == 0 ? stranger : new Browser(server);
            assertThat(one.openWithoutFollowing(QUICK.authorizeAddress()).location()).contains("/login?request=");
        }
        assertThat(Files.size(database) - before).as("bytes that " + MANY + " requests leave").isLessThan(100L * MANY);
        assertThat(honest.signIn("alice").code()).isNotEmpty();
    }

    /** Even where messages about sign-outs are kept in the database; and the way back is there all the same. */
    @Test
    void x49_signOutsOfStrangersAreNotKeptEither() throws IOException {
        String endSession = "/connect/endsession?"
                + Form.encode(Map.of("client_id", "desk", "post_logout_redirect_uri", "https://desk.example/bye"));
        assertThat(browser.open(endSession).document().selectFirst("#return").attr("href")).isEqualTo("https://desk.example/bye");
        long before = Files.size(database);
        for (int i = 0; i < MANY; i++) {
            assertThat(new Browser(server).openWithoutFollowing(endSession).location()).contains("/logout?logoutId=");
        }
        assertThat(Files.size(database) - before).as("bytes that " + MANY + " requests leave").isLessThan(100L * MANY);
    }

    @Test
    void x41_fiftySignInPagesOfOneBrowserGoOnToTheApplication() {
        List<Visit> pages = Stream.generate(() -> browser.authorize(QUICK)).limit(50).toList();
        assertThat(pages).allSatisfy(page -> assertThat(page.document().selectFirst("#password")).isNotNull());
        assertThat(pages.get(0).signIn("alice").code()).isNotEmpty();
        // loaded anew, and sent as it stands
        assertThat(pages.subList(1, 48)).allSatisfy(page -> assertThat(browser.open(local(page)).code()).isNotEmpty());
        assertThat(pages.get(48).signIn("alice").code()).isNotEmpty();
        assertThat(pages.get(49).signIn("alice", "wrong").code()).as("nothing of an outdated form is used").isNotEmpty();
        browser.open(local(pages.get(1))).isOver();
    }

    @Test
    void x41_whereASignInIsAskedForTheReloadedPageStillAsks() {
        List<Visit> pages = Stream.of(QUICK.with("prompt", "login"), QUICK.with("max_age", "0"), QUICK.with("prompt", "select_account"))
                .map(browser::authorize).toList();
        assertThat(browser.authorize(QUICK).signIn("alice").code()).isNotEmpty();
        assertThat(pages).allSatisfy(page -> assertThat(browser.open(local(page)).document().selectFirst("#password")).isNotNull());
    }

    private static String local(Visit page) {
        return page.address().toString().substring(server.address().length());
    }
}
