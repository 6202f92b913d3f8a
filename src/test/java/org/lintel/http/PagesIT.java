package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Form;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** What people read on the pages, in the situations in which they come there. */
@Tag("http")
@Tag("portability")
class PagesIT {

    private static final App PICTURED = Apps.named("pictured").with("scope", "openid terms");
    private static final byte[] SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/consent", "/continue", "/connect/authorize/"})
    void x70_aBrowserWithoutCookiesIsToldSo(String page) {
        String request = Form.decode(browser.authorize(QUICK).address().getRawQuery()).get("request");
        String address = page + (page.endsWith("/") ? "" : "?request=") + request;
        Browser blocking = Lintel.browser();
        Visit visit = blocking.open(address);
        assertThat(visit.status()).isEqualTo(400);
        saysCookies(visit.document());
        assertThat(browser.open(address.replace(request, request + "x")).isOver().document().text()).doesNotContain("cookie");
    }

    @Test
    void x70_soItIsWhenItSendsAForm() {
        FilledForm form = browser.open("/login").filled("#login", Map.of("username", "alice", "password", "alice-password"));
        Visit refused = form.sentBy(Lintel.browser());
        assertThat(refused.status()).isEqualTo(403);
        saysCookies(refused.document());
        Visit forged = form.without("formToken").sentBy(browser);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.document().selectFirst("h1").text()).as("with cookies it is something else")
                .isEqualTo("Sorry, there was an error");
    }

    private static void saysCookies(Document page) {
        assertThat(page.title()).startsWith("Please allow cookies");
        assertThat(page.selectFirst("h1").text()).isEqualTo("Please allow cookies");
        assertThat(page.selectFirst("main").text()).contains("sent no cookie of Lintel").doesNotContain("out of date");
    }

    @Test
    void x71_theStartPageGreetsPeopleAndLeadsToTheirAccount() {
        Document stranger = browser.open("/").document();
        assertThat(stranger.selectFirst("h1").text()).isEqualTo("Welcome to Lintel");
        assertThat(stranger.text()).doesNotContain("OpenID", "Discovery");
        Document alice = browser.open("/login").signIn("alice").document();
        assertThat(alice.selectFirst("h1").text()).isEqualTo("Hello, Alice Liddell");
        assertThat(alice.select(".actions a").eachAttr("href")).containsExactly("/permissions", "/password", "/logout");
    }

    @Test
    void x71_theSignInPageSaysWhoIsSignedInAlready() {
        assertThat(browser.open("/login").document().selectFirst("#already")).isNull();
        browser.open("/login").signIn("alice");
        Document page = browser.open("/login").document();
        assertThat(page.selectFirst("#already").text()).startsWith("You are signed in as Alice Liddell.");
        assertThat(page.select("#already a").eachAttr("href")).containsExactly("/");
        Document asked = browser.authorize(QUICK.with("prompt", "login")).document();
        assertThat(asked.selectFirst("#already").text()).startsWith("You are signed in as Alice Liddell.");
        assertThat(asked.select("#already a")).isEmpty();
    }

    /** The claim zoneinfo says where; without it the zone is that of the world, and named. */
    @Test
    void x71_momentsAreToldWhereTheVisitorLives() {
        browser.open("/login").signIn("alice");
        assertThat(browser.open("/permissions").document().select("#sessions time").eachText()).isNotEmpty()
                .allSatisfy(time -> assertThat(time).matches("\\d+ \\p{L}+ \\d{4}, \\d\\d:\\d\\d UTC"));
        Browser tokyo = Lintel.browser();
        tokyo.open("/login").signIn("zoe", "zoe-password");
        assertThat(tokyo.open("/permissions").document().select("#sessions time").eachText()).isNotEmpty()
                .allSatisfy(time -> assertThat(time).matches("\\d+ \\p{L}+ \\d{4}, \\d\\d:\\d\\d JST"));
    }

    @Test
    void x72_browsersAndPasswordManagersFindWhatTheyLookFor() {
        Answer icon = Answer.get(server.at("/favicon.ico"));
        assertThat(icon.status()).isEqualTo(200);
        assertThat(icon.header("Content-Type")).isEqualTo("image/x-icon");
        assertThat(icon.header("Cache-Control")).isEqualTo("public, max-age=3600");
        Answer change = Answer.get(server.at("/.well-known/change-password"));
        assertThat(change.status()).isEqualTo(302);
        assertThat(change.header("Location")).isEqualTo(server.address() + "/password");
        assertThat(Answer.get(server.at("/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200")).status())
                .isEqualTo(404);
    }

    @Test
    void x73_aLogoComesFromHereAndRunsNothing() {
        var fetches = new AtomicInteger();
        Landing.program("/pictured/logo", exchange -> {
            try (exchange) {
                fetches.incrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", "image/svg+xml");
                exchange.sendResponseHeaders(200, SVG.length);
                exchange.getResponseBody().write(SVG);
            }
        });
        Visit page = browser.authorize(PICTURED).signIn("alice");
        assertThat(page.answer().header("Content-Security-Policy")).contains("img-src 'self';");
        assertThat(page.document().select("main img").eachAttr("src")).containsExactly("/connect/logo?client_id=pictured");
        for (int i = 0; i < 3; i++) {
            Answer logo = Answer.get(server.at("/connect/logo?client_id=pictured"));
            assertThat(logo.status()).isEqualTo(200);
            assertThat(logo.body()).isEqualTo(new String(SVG, StandardCharsets.UTF_8));
            assertThat(logo.header("Content-Type")).isEqualTo("image/svg+xml");
            assertThat(logo.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox").doesNotContain("script");
            assertThat(logo.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(logo.header("Cache-Control")).isEqualTo("public, max-age=3600");
        }
        assertThat(fetches).hasValue(1);
        for (String nothing : List.of("", "?client_id=", "?client_id=quick", "?client_id=unknown", "?client_id=%00")) {
            assertThat(Answer.get(server.at("/connect/logo" + nothing)).status()).as(nothing).isEqualTo(404);
        }
    }

    /** {@code clientName#de} and {@code displayName#de}: OpenID Connect Core §5.2, RFC 7591 §2.2. */
    @Test
    void x76_namesOfClientsAndScopesAreInTheLanguageOfThePage() {
        Browser german = Lintel.browser().sending("Accept-Language", "de-AT");
        Visit signIn = german.authorize(PICTURED);
        assertThat(signIn.document().selectFirst(".lead").text()).isEqualTo("um mit Bebildert fortzufahren");
        Visit consent = signIn.signIn("zoe", "zoe-password");
        assertThat(consent.document().selectFirst("h1").text()).isEqualTo("Bebildert bittet um Ihre Zustimmung");
        assertThat(consent.document().text()).contains("Nutzungsbedingungen", "Sie gelten für alles.");
        String code = consent.consent().code();
        Document permissions = german.open("/permissions").document();
        assertThat(permissions.select("#applications h3").eachText()).contains("Bebildert");
        assertThat(permissions.select("#applications .tags li").eachText()).contains("Nutzungsbedingungen");
        assertThat(permissions.select("#sessions .tags li").eachText()).contains("Bebildert");
        assertThat(german.sending("Accept-Language", "en").open("/permissions").document().select("#applications h3").eachText())
                .contains("Pictured");
        String idToken = PICTURED.redeem(server, code).text("id_token");
        Visit left = german.open("/connect/endsession?" + Form.encode(Map.of("id_token_hint", idToken, "ui_locales", "de",
                "post_logout_redirect_uri", "https://pictured.example/bye")));
        assertThat(left.document().selectFirst("#return").text()).isEqualTo("Zurück zu Bebildert");
    }
}
