package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.JS;
import static org.lintel.flow.App.QUICK;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** No page can be framed, made to run scripts or load from elsewhere, and no answer stays in a cache or a referrer. */
@Tag("http")
@Tag("portability")
class PageHeadersIT {

    /** Asks for consent every time, whatever other tests had remembered. */
    private static final App ASKING = Apps.named("forgetful");

    private static final Server SERVER = Lintel.server();

    private final Browser browser = Lintel.browser();

    /** Every page there is, each with its status. */
    static Stream<Arguments> pages() {
        Browser alice = Lintel.browser();
        alice.authorize(QUICK).signIn("alice").code();
        Browser nobody = Lintel.browser();
        Browser bob = Lintel.browser();
        Visit posted = bob.authorize(QUICK).filled("#login", Map.of("username", "bob", "password", "secret")).onlySentBy(bob);
        Visit signedIn = bob.openWithoutFollowing(posted.location());
        FilledForm forged = nobody.authorize(QUICK).filled("#login", Map.of()).without("formToken");
        return Stream.of(
                Arguments.of("welcome", 200, nobody.open("/")),
                Arguments.of("welcome, signed in", 200, alice.open("/welcome")),
                Arguments.of("sign-in", 200, nobody.open("/login")),
                Arguments.of("sign-in for a client", 200, nobody.authorize(QUICK)),
                Arguments.of("sign-in that failed", 200, nobody.authorize(QUICK).signIn("alice", "wrong")),
                Arguments.of("sign-in that is over", 400, nobody.open("/login?request=unknown")),
                Arguments.of("consent", 200, alice.authorize(ASKING)),
                Arguments.of("consent that is over", 400, alice.open("/consent?request=unknown")),
                Arguments.of("on the way", 200, signedIn),
                Arguments.of("on the way no more", 400, alice.open("/continue?request=unknown")),
                Arguments.of("sign-out", 200, alice.open("/logout")),
                Arguments.of("permissions", 200, alice.open("/permissions")),
                Arguments.of("password", 200, alice.open("/password")),
                Arguments.of("refused request", 400, nobody.authorize(QUICK.with("client_id", "unknown"))),
                Arguments.of("forged form", 403, forged.sentBy(nobody)),
                Arguments.of("unknown address", 404, nobody.open("/unknown")),
                Arguments.of("error page itself", 404, nobody.open("/error")),
                Arguments.of("nothing", 404, nobody.open("/connect/nothing")));
    }

    @Duty("Core 3.1.2.3 csrf-clickjacking")
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void s14_aPageCannotBeFramed(String name, int status, Visit page) {
        assertThat(page.status()).isEqualTo(status);
        assertThat(directive(page, "frame-ancestors")).isEqualTo("frame-ancestors 'none'");
        assertThat(page.answer().header("X-Frame-Options")).isEqualTo("DENY");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void s14_aPageRunsNoScriptAndSendsItsFormsHomeOnly(String name, int status, Visit page) {
        assertThat(page.answer().response().headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(page.answer().header("Content-Security-Policy")).doesNotContain("unsafe", "*", "script-src", "object-src");
        assertThat(directive(page, "default-src")).isEqualTo("default-src 'none'");
        assertThat(directive(page, "base-uri")).isEqualTo("base-uri 'none'");
        assertThat(directive(page, "style-src")).isEqualTo("style-src 'self'");
        assertThat(directive(page, "form-action")).isEqualTo("form-action 'self'");
        assertThat(page.answer().header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.answer().header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(page.document().select("script, iframe, object, embed, base, [style], style")).isEmpty();
    }

    /** Popups of the application must reach their opener. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void s14_aPageIsNotCutOffFromItsOpener(String name, int status, Visit page) {
        assertThat(page.answer().header("Cross-Origin-Opener-Policy")).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void s22_aPageIsNeitherCachedNorReferredFromNorLoadsFromElsewhere(String name, int status, Visit page) {
        staysPrivate(page.answer());
        for (Element asset : page.document().select("[src], link[href]")) {
            URI address = page.address().resolve(asset.hasAttr("src") ? asset.attr("src") : asset.attr("href"));
            assertThat(address.toString()).startsWith(SERVER.address() + "/");
            assertThat(Answer.get(address).status()).as("%s", address).isEqualTo(200);
        }
        assertThat(page.document().select("form")).allSatisfy(form -> assertThat(form.attr("method")).isEqualToIgnoringCase("post"));
    }

    static Stream<Arguments> answers() {
        Browser alice = Lintel.browser();
        String code = alice.authorize(QUICK).signIn("alice").code();
        Answer tokens = QUICK.redeem(SERVER, code);
        FilledForm signIn = Lintel.browser().authorize(QUICK).filled("#login", Map.of("username", "alice", "password", "wrong"));
        return Stream.of(
                Arguments.of("to the sign-in page", Lintel.browser().openWithoutFollowing(QUICK.authorizeAddress()).answer()),
                Arguments.of("a code", alice.authorize(QUICK).answer()),
                Arguments.of("tokens in the fragment", alice.authorize(JS).answer()),
                Arguments.of("tokens in a form", alice.authorize(JS.with("response_mode", "form_post")).answer()),
                Arguments.of("an error for the client", alice.authorize(QUICK.with("scope", "unknown")).answer()),
                Arguments.of("a posted form", Answer.post(signIn.action(), signIn.encoded())),
                Arguments.of("tokens", tokens),
                Arguments.of("no tokens", QUICK.redeem(SERVER, code)),
                Arguments.of("an unknown client", App.NO_PKCE.with("client_id", "unknown").redeem(SERVER, code)),
                Arguments.of("claims",
                        Answer.get(SERVER.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"))),
                Arguments.of("no claims", Answer.get(SERVER.at("/connect/userinfo"))));
    }

    @Duty({"Core 3.1.3.3 no-store", "RFC 6749 5.1 no-store", "RFC 7662 2.2 cacheable"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void s22_anAnswerIsNeitherCachedNorReferredFrom(String name, Answer answer) {
        staysPrivate(answer);
    }

    /** They would stay in the history and in the logs of proxies. */
    @Test
    void s22_credentialsInAnAddressAreNotTaken() {
        String address = browser.authorize(QUICK).address() + "&username=alice&password=alice-password&login=login&signin=signin";
        Visit page = browser.open(address.substring(SERVER.address().length()));
        assertThat(page.answer().body()).doesNotContain("alice-password");
        assertThat(page.document().getElementById("username").val()).isEmpty();
        browser.authorize(QUICK.with("prompt", "none")).isReturned(QUICK, "login_required");
    }

    /** The one page with a script: it posts the answer to the client (Form Post Response Mode). */
    @Duty("RFC 6749 3.1.2.5 no-scripts")
    @Test
    void s14_thePageThatPostsToTheClientRunsThatScriptOnly() throws NoSuchAlgorithmException {
        Visit page = browser.authorize(QUICK.with("response_mode", "form_post")).signIn("alice");
        List<Element> scripts = page.document().select("script");
        assertThat(scripts).hasSize(1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(scripts.get(0).data().getBytes(StandardCharsets.UTF_8));
        assertThat(directive(page, "script-src")).isEqualTo("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(directive(page, "default-src")).isEqualTo("default-src 'none'");
        // it would hold for what the client does afterwards, too
        assertThat(directive(page, "form-action")).isEqualTo("no form-action");
        assertThat(page.document().select("form")).hasSize(1);
        assertThat(page.document().select("form").attr("action")).isEqualTo(QUICK.redirectUri());
        assertThat(directive(page, "frame-ancestors")).isEqualTo("frame-ancestors 'none'");
        assertThat(page.answer().header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.answer().header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static String directive(Visit page, String name) {
        return Stream.of(page.answer().header("Content-Security-Policy").split("; ")).filter(part -> part.startsWith(name)).findFirst()
                .orElse("no " + name);
    }

    private static void staysPrivate(Answer answer) {
        assertThat(answer.response().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.response().headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }
}
