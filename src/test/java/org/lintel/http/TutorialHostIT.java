package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.Ports;
import org.lintel.test.Server;

/**
 * The tutorial's host twice: first from the three lists in Java, a plug-in, then from the configuration file under another context path.
 * Both know no database, and the second finds the keys that the first has made.
 */
class TutorialHostIT {

    private static final String CONTEXT = "/some/path";
    private static final App ID_TOKEN = App.JS.with("response_type", "id_token").with("scope", "openid profile email");

    @TempDir
    static Path directory;

    private static Seen fromJava;
    private static Seen fromFile;
    private static Server server;

    /** What one of them showed, with its address taken out. */
    private record Seen(String discovery, String jwks, String userOfTheIdToken) {

        static Seen of(Server server) {
            String idToken = consent(
                    new Browser(server).authorize(ID_TOKEN.with("prompt", "consent")).signIn("bob", "secret")).response().get("id_token");
            return new Seen(document(server, "/.well-known/openid-configuration").replace(server.address(), "ISSUER"),
                    document(server, "/.well-known/jwks"), (String) Jwt.claims(idToken).get("email"));
        }
    }

    @BeforeAll
    static void runBoth() {
        Path plugin = Built.target("samples/tutorial-plugin/target/tutorial-plugin.jar");
        assertThat(plugin).as("built by the samples' own build, before these tests").exists();
        // one issuer: keys are an issuer's
        int port = Ports.free();
        try (Server java = Server.named("tutorial-java").port(port).contextPath(CONTEXT).plugin(plugin)
                .setting("lintel.directory", directory.toString()).start()) {
            fromJava = Seen.of(java);
        }
        server = Server.named("tutorial-file").port(port).contextPath(CONTEXT)
                .setting("lintel.directory", directory.toString())
                .setting("lintel.site-name", "Embedded <Lintel> & more")
                .setting("lintel.configuration", Built.source("samples/tutorial/lintel.json").toString()).start();
        fromFile = Seen.of(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void h3_theListsInJavaAndTheFileMakeTheSameProvider() {
        assertThat(fromJava.discovery()).contains("\"ISSUER/connect/authorize\"", "\"api\"").isEqualTo(fromFile.discovery());
    }

    @Test
    void h6_bobSignsInWithNothingButTheFile() {
        assertThat(fromFile.userOfTheIdToken()).isEqualTo("bob.smith@email.com");
    }

    @Test
    void h7_bobSignsInWhereAPluginIsTheUserStore() {
        assertThat(fromJava.userOfTheIdToken()).isEqualTo("bob.smith@email.com");
    }

    @Test
    void h5_anotherStartKeepsTheDevelopmentKeys() {
        assertThat(fromJava.jwks()).contains("\"x5c\"").isEqualTo(fromFile.jwks());
    }

    @Test
    void h9_pagesUnderAnotherContextPathLoadWhatTheyReferTo() {
        Browser browser = new Browser(server);
        Assets.load(browser.open("/"));
        Assets.load(browser.authorize(ID_TOKEN.with("client_id", "unknown")).isErrorPage());
        Visit signIn = browser.authorize(ID_TOKEN.with("prompt", "consent"));
        Assets.load(signIn);
        Visit consent = signIn.signIn("bob", "secret");
        ConsentPage.at(consent);
        Assets.load(consent);
    }

    @Test
    void h8_bothDocumentsAreBelowTheIssuer() {
        assertThat(Answer.get(server.at("/.well-known/openid-configuration")).text("issuer")).isEqualTo(server.address());
        assertThat(Answer.get(server.at("/.well-known/oauth-authorization-server")).text("token_endpoint"))
                .isEqualTo(server.address() + "/connect/token");
    }

    @Test
    void cookiesGoNowhereButToTheContextPath() {
        Visit asked = new Browser(server).openWithoutFollowing(ID_TOKEN.authorizeAddress());
        assertThat(asked.answer().response().headers().allValues("Set-Cookie")).singleElement().asString()
                .startsWith("lintel.requests=").containsIgnoringCase("path=" + CONTEXT + ";").doesNotContainIgnoringCase("; secure");
    }

    @Test
    void h4_everyPageHasTheNameOfTheSiteEscaped() {
        Browser browser = new Browser(server);
        named(browser.open("/"));
        named(browser.authorize(ID_TOKEN.with("client_id", "unknown")).isErrorPage());
        Visit signIn = browser.authorize(ID_TOKEN.with("prompt", "consent"));
        named(signIn);
        Visit consent = signIn.signIn("bob", "secret");
        ConsentPage.at(consent);
        named(consent);
    }

    private static void named(Visit page) {
        assertThat(page.document().title()).endsWith("Embedded <Lintel> & more");
        assertThat(page.document().select("header").text()).isEqualTo("Embedded <Lintel> & more");
        assertThat(page.answer().body()).doesNotContain("<Lintel>");
    }

    private static Visit consent(Visit visit) {
        return ConsentPage.at(visit).allow();
    }

    private static String document(Server server, String path) {
        return Answer.get(server.at(path)).body();
    }
}
