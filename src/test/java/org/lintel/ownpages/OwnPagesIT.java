package org.lintel.ownpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jwt.SignedJWT;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.Server;

/** With two plug-ins in {@code WEB-INF/lib}: the sample {@code own-pages}, and a servlet that does in Java what pages do. */
@Tag("http")
@Tag("portability")
class OwnPagesIT {

    private static final App DESK = app("desk");
    private static final App GARDEN = app("garden").with("scope", "openid profile orders");
    private static final App SHED = app("shed");
    private static final String BYE = "https://desk.example/bye";

    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() {
        Path sample = Built.target("samples/own-pages/target/own-pages.jar");
        assertThat(sample).as("built by the samples' own build, before these tests").exists();
        server = Server.named("own-pages").plugin(sample).plugin(probe())
                .setting("lintel.pages.texts", ownTexts().toString()).setting("lintel.pages.help", "mailto:help@harbour.example")
                .setting("lintel.pages.privacy", "https://harbour.example/privacy")
                .setting("lintel.pages.forgot-password", "https://harbour.example/reset?a=b&c=d")
                .setting("lintel.configuration", Lintel.configuration().toString()).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void o8_aPlugInBringsItsOwnSignedOutPage() {
        String idToken = signInTo(DESK);
        Visit page = browser.open("/connect/endsession?" + Form.encode(
                Map.of("id_token_hint", idToken, "post_logout_redirect_uri", BYE, "state", "s")));
        assertThat(page.address().getPath()).isEqualTo("/loggedout");
        assertThat(page.document().selectFirst("h1").text()).isEqualTo("Fair winds!");
        assertThat(page.document().selectFirst("#return").attr("href")).isEqualTo(BYE + "?state=s");
        assertThat(page.document().selectFirst("#return").text()).isEqualTo("Back to Desk <b>");
        assertThat(page.answer().header("Content-Security-Policy")).contains("frame-src 'self'");
        assertThat(page.answer().header("X-Frame-Options")).isEqualTo("DENY");
        Visit frame = browser.open(page.document().selectFirst("iframe").attr("src"));
        assertThat(frame.document().select("iframe").eachAttr("src")).singleElement().asString()
                .startsWith("https://desk.example/signed-out");
    }

    @Test
    void h9_theLookOfThePlugInIsOnEveryPage() {
        for (String address : new String[] {"/", "/login", "/loggedout", "/no/such/page"}) {
            Visit page = browser.open(address);
            assertThat(page.document().select("link[rel=stylesheet]").eachAttr("href")).containsExactly("/assets/lintel.css",
                    "/assets/harbour.css");
            page.document().select("link[href], img[src]")
                    .forEach(asset -> assertThat(browser.open(asset.attr(asset.hasAttr("src") ? "src" : "href")).status()).isEqualTo(200));
        }
        assertThat(browser.open("/assets/harbour.css").answer().header("Content-Type")).startsWith("text/css");
        assertThat(browser.open("/login").signIn("alice").document().selectFirst("h1").text()).as("other pages are as they were")
                .isEqualTo("Hello, Alice Liddell");
    }

    /** The plug-in has a language that Lintel lacks, and texts of its own; the operator has the last word. */
    @Test
    void x75_aPlugInBringsALanguageAndTexts() {
        assertThat(Answer.get(server.at("/.well-known/openid-configuration")).json().getJsonArray("ui_locales_supported")).hasToString(
                "[\"en\",\"de\",\"fr\"]");
        Visit french = browser.sending("Accept-Language", "fr-CA, de").open("/login");
        assertThat(french.document().selectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(french.document().selectFirst("#login").val()).isEqualTo("Se connecter");
        assertThat(french.document().selectFirst("label[for=username]").text()).isEqualTo("Nom du navire");
        assertThat(browser.open("/loggedout").document().selectFirst("h1").text()).isEqualTo("Bon vent !");
        Browser german = new Browser(server).sending("Accept-Language", "en");
        Visit asked = german.authorize(DESK.with("ui_locales", "xx de"));
        assertThat(asked.document().selectFirst("label[for=username]").text()).isEqualTo("Name des Schiffes");
        assertThat(asked.document().selectFirst("label[for=password]").text()).isEqualTo("Losung");
    }

    @Test
    void x74_theOperatorsPagesAreAtTheFootOfEachOfOurs() {
        for (String address : new String[] {"/", "/login", "/loggedout", "/no/such/page"}) {
            assertThat(browser.open(address).document().select("footer a").eachAttr("href")).as(address)
                    .containsExactly("mailto:help@harbour.example", "https://harbour.example/privacy");
        }
        assertThat(browser.open("/").document().select("footer a").eachText()).containsExactly("Help", "Privacy");
        assertThat(browser.open("/login").document().selectFirst("#forgot").attr("href"))
                .isEqualTo("https://harbour.example/reset?a=b&c=d");
    }

    /** As the operator has them in a folder. */
    private static Path ownTexts() {
        try {
            Path folder = Files.createDirectories(Built.own("own-pages").resolve("texts"));
            Files.writeString(folder.resolve("texts_de.properties"), "signin.password=Losung\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void o5_signingInAndOutFromJava() {
        assertThat(ask("user")).isEqualTo("nobody");
        assertThat(ask("sign-in", "subject", "alice-1")).isEqualTo("/");
        assertThat(ask("user")).isEqualTo("alice");
        String cookie = browser.cookies().get("lintel");
        Map<String, Object> claims = claims(DESK.redeem(server, browser.authorize(DESK).code()).text("id_token"));
        assertThat(claims.get("amr").toString()).contains("hwk", "pin");

        assertThat(ask("sign-out")).isEqualTo("done");
        assertThat(browser.cookies()).doesNotContainKeys("lintel", "lintel.check");
        browser.cookies().put("lintel", cookie);
        assertThat(ask("user")).as("gone on the server too").isEqualTo("nobody");
    }

    @Test
    void o5_signingOutByTheNameOfTheScheme() {
        ask("sign-in", "subject", "alice-1");
        String cookie = browser.cookies().get("lintel");
        assertThat(ask("sign-out-of", "scheme", "idsrv")).contains("no scheme");
        assertThat(ask("user")).isEqualTo("alice");
        assertThat(ask("sign-out-of", "scheme", "ours")).isEqualTo("done");
        assertThat(browser.cookies()).doesNotContainKeys("lintel", "lintel.check");
        browser.cookies().put("lintel", cookie);
        assertThat(ask("user")).isEqualTo("nobody");
    }

    @Test
    void s10_aSignInFromJavaForARequestCountsForThatRequest() {
        String request = request(browser.authorize(DESK.with("prompt", "login")));
        String address = ask("sign-in", "subject", "alice-1", "request", request);
        assertThat(address).isEqualTo("/continue?request=" + request);
        assertThat(browser.open(address).code()).isNotEmpty();
        assertThat(ask("sign-in", "subject", "alice-1", "request", request)).as("answered by now").isEqualTo("none");
    }

    @Test
    void s16_whoMayNotSignInCannotBeSignedInFromJava() {
        for (String subject : new String[] {"carol-1", "unknown"}) {
            assertThat(ask("sign-in", "subject", subject)).isEqualTo("none");
        }
        assertThat(ask("sign-in", "subject", "alice-1", "request", "made-up")).isEqualTo("none");
        assertThat(ask("password", "username", "alice", "password", "wrong")).isEqualTo("Wrong[]");
        assertThat(ask("password", "username", "carol", "password", "carol-password")).isEqualTo("Wrong[]");
        assertThat(ask("password", "username", "alice", "password", "alice-password", "request", "made-up")).isEqualTo("Over[]");
        assertThat(ask("user")).isEqualTo("nobody");
        assertThat(ask("password", "username", "alice", "password", "alice-password")).isEqualTo("Accepted[address=/]");
        assertThat(ask("user")).isEqualTo("alice");
    }

    @Test
    void si10_theRequestIsToldAndAnsweredInThisBrowserOnly() {
        Visit page = browser.authorize(GARDEN.with("login_hint", "greta").with("display", "popup").with("acr_values", "a b")
                .with("ui_locales", "de en"));
        String request = request(page);
        assertThat(ask("request", "request", request)).isEqualTo(
                "OPEN|Garden|openid profile orders|https://garden.example/callback|greta|popup||a b|de en|the state");
        Browser stranger = new Browser(server);
        assertThat(ask(stranger, "request", "request", request)).isEqualTo("none");
        assertThat(ask("grant", "request", request, "scopes", "openid profile")).as("nobody is signed in").isEqualTo("none");

        page.signIn("greta", "greta-password");
        ask(stranger, "sign-in", "subject", "greta-1");
        assertThat(ask(stranger, "grant", "request", request, "scopes", "openid")).isEqualTo("none");
        assertThat(ask(stranger, "deny", "request", request)).isEqualTo("none");
        assertThat(ask(stranger, "resume", "request", request)).isEqualTo("none");
        Answer resumed = browser.openWithoutFollowing("/probe/resume?request=" + request).answer();
        assertThat(resumed.body()).isEqualTo("/connect/authorize/" + request);
        assertThat(resumed.header("Refresh")).isEqualTo("0;url=/connect/authorize/" + request);
        String address = ask("grant", "request", request, "scopes", "profile api");
        Visit answered = browser.open(address);
        assertThat(GARDEN.redeem(server, answered.code()).hasTokens().text("scope").split(" "))
                .as("openid comes along, what was not asked for does not").containsExactlyInAnyOrder("openid", "profile");
        assertThat(ask("request", "request", request)).startsWith("ANSWERED|Garden|");
        assertThat(ask("deny", "request", request)).isEqualTo("none");
        assertThat(ask("resume", "request", request)).isEqualTo("none");
    }

    @Test
    void si10_whoDeniesLetsTheClientKnow() {
        Visit page = browser.authorize(GARDEN);
        String request = request(page);
        page.signIn("greta", "greta-password");
        browser.open(ask("deny", "request", request)).isReturned(GARDEN, "access_denied");
    }

    @Test
    void o9_o10_theSignOutIsTold() {
        String idToken = signInTo(DESK);
        String sid = (String) claims(idToken).get("sid");
        String unproven = logoutId(browser.openWithoutFollowing("/connect/endsession?client_id=desk&state=x&post_logout_redirect_uri="
                + Form.encode(BYE)));
        assertThat(ask("logout", "logoutId", unproven)).contains("clientId=desk", "clientName=Desk <b>", BYE + "?state=x",
                "subject=alice-1", "sessionId=" + sid, "clientIds=[desk]", "signOutFrameUrl=null", "showSignOutPrompt=true");
        String proven = logoutId(browser.openWithoutFollowing("/connect/endsession?id_token_hint=" + idToken));
        assertThat(ask("logout", "logoutId", proven)).contains("showSignOutPrompt=false", "postLogoutRedirectUri=null");

        Browser stranger = new Browser(server);
        ask(stranger, "sign-in", "subject", "greta-1");
        for (String nothing : new String[] {ask(stranger, "logout", "logoutId", proven), ask(stranger, "logout", "logoutId", "made-up"),
                ask(stranger, "logout")}) {
            assertThat(nothing).contains("logoutId=null", "clientId=null", "subject=null", "sessionId=null", "showSignOutPrompt=true");
        }
    }

    @Test
    void o8_theFrameIsToldOnceTheSessionHasEnded() {
        signInTo(DESK);
        String logoutId = ask("new-logout");
        assertThat(ask("logout", "logoutId", logoutId)).contains("clientId=null", "subject=alice-1", "clientIds=[desk]",
                "showSignOutPrompt=true");
        String signedOut = ask("complete", "logoutId", logoutId);
        assertThat(signedOut).isEqualTo("/loggedout?logoutId=" + logoutId);
        assertThat(ask("user")).isEqualTo("nobody");
        assertThat(ask("logout", "logoutId", logoutId)).contains("signOutFrameUrl=/connect/endsession/callback?logoutId=" + logoutId,
                "showSignOutPrompt=false");
        assertThat(ask("new-logout")).as("nobody is signed in").isEqualTo("none");
    }

    @Test
    void l10_grantsAndSessionsAreThoseOfTheUserOnly() {
        String token = SHED.redeem(server, browser.authorize(SHED).signIn("ida", "ida-password").code()).hasTokens().text("access_token");
        Browser stranger = new Browser(server);
        ask(stranger, "sign-in", "subject", "greta-1");
        String sid = ask("sessions").replaceAll(".*sid=([^,]+),.*", "$1");

        assertThat(ask("grants")).contains("clientId=shed, clientName=Shed").contains("tokens=true");
        assertThat(ask(stranger, "grants")).doesNotContain("shed");
        assertThat(ask(stranger, "sessions")).doesNotContain(sid);
        assertThat(ask(stranger, "end", "sid", sid)).isEqualTo("false");
        assertThat(ask(stranger, "revoke", "client", "shed")).isEqualTo("false");
        assertThat(ask(stranger, "revoke-session")).isEqualTo("false");
        assertThat(ask(new Browser(server), "grants")).isEqualTo("[]");
        assertThat(ask(new Browser(server), "end", "sid", sid)).isEqualTo("false");
        assertThat(userinfo(token).status()).isEqualTo(200);

        assertThat(ask("end", "sid", "made-up")).isEqualTo("false");
        assertThat(ask("end", "sid", sid)).isEqualTo("true");
        assertThat(ask("user")).isEqualTo("nobody");
        userinfo(token).isError("invalid_token");
    }

    @Test
    void l10_theTokensOfASessionAreRevokedAndTheSessionGoesOn() {
        String here = SHED.redeem(server, browser.authorize(SHED).signIn("ida", "ida-password").code()).hasTokens().text("access_token");
        String offline = SHED.redeem(server, browser.authorize(SHED.with("scope", "openid offline_access")).code()).text("access_token");
        Browser elsewhere = new Browser(server);
        String there = SHED.redeem(server, elsewhere.authorize(SHED).signIn("ida", "ida-password").code()).hasTokens().text("access_token");

        assertThat(ask("revoke-session")).isEqualTo("true");
        userinfo(here).isError("invalid_token");
        userinfo(offline).isError("invalid_token");
        assertThat(userinfo(there).status()).isEqualTo(200);
        assertThat(ask("user")).isEqualTo("ida");
        assertThat(ask("revoke-session")).as("there is nothing left").isEqualTo("false");
        assertThat(browser.authorize(SHED).code()).isNotEmpty();
    }

    @Test
    void s15_aFormTokenHoldsForItsPageItsThingAndItsBrowser() {
        String token = ask("form", "about", "thing");
        assertThat(post("form", Map.of("token", token, "about", "thing"))).isEqualTo("true");
        assertThat(post("form", Map.of("token", token, "about", "other"))).isEqualTo("false");
        assertThat(post("form", Map.of("token", token))).isEqualTo("false");
        assertThat(post("form", Map.of("about", "thing"))).isEqualTo("false");
        assertThat(post("other-form", Map.of("token", token, "about", "thing"))).isEqualTo("false");
        assertThat(new Browser(server).post("/probe/form", Map.of("token", token, "about", "thing")).answer().body()).isEqualTo("false");
        assertThat(browser.twin().sending("Sec-Fetch-Site", "cross-site").post("/probe/form", Map.of("token", token, "about", "thing"))
                .answer().body()).isEqualTo("false");
        assertThat(ask("error")).isEqualTo("Optional.empty");
    }

    private static App app(String clientId) {
        return new App(clientId, clientId + "-secret", App.QUICK.with("client_id", clientId)
                .with("redirect_uri", "https://" + clientId + ".example/callback").parameters());
    }

    private String signInTo(App app) {
        return app.redeem(server, browser.authorize(app).signIn("alice").code()).hasTokens().text("id_token");
    }

    private String ask(String what, String... parameters) {
        return ask(browser, what, parameters);
    }

    private static String ask(Browser asker, String what, String... parameters) {
        var query = new StringBuilder("/probe/" + what + "?");
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(parameters[i]).append('=').append(Form.encode(parameters[i + 1])).append('&');
        }
        Answer answer = asker.openWithoutFollowing(query.toString()).answer();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String post(String what, Map<String, String> form) {
        return browser.post("/probe/" + what, form).answer().body();
    }

    private static String request(Visit page) {
        return page.address().getRawQuery().replaceFirst("request=", "");
    }

    private static String logoutId(Visit redirect) {
        return redirect.location().replaceFirst(".*logoutId=", "");
    }

    private static Answer userinfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    private static Map<String, Object> claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static Path probe() {
        try {
            Path jar = Files.createDirectories(Built.own("http-suite")).resolve("own-pages-probe.jar");
            ShrinkWrap.create(JavaArchive.class).addClass(ProbeServlet.class).as(ZipExporter.class).exportTo(jar.toFile(), true);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
