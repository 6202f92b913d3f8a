package org.lintel.outsider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.barring.BarringProfiles;
import org.lintel.desk.DeskGrant;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.model.Secret;
import org.lintel.test.Built;
import org.lintel.test.Server;

/**
 * Three plug-ins that have nothing to do with each other, in one deployment: endpoints, which are treated as they say by everything that is
 * around endpoints; a grant that stores a kind of its own, finds it by its second key, and adds clients by the directory; and a profile
 * service that does not let everybody use every application.
 */
@Tag("http")
@Tag("portability")
class OutsidersIT {

    private static final String LISTED = "http://localhost:56668";
    private static final String REGISTRAR = "{\"clientId\": \"registrar\", \"allowedGrantTypes\": [\"" + DeskGrant.NAME + "\"], "
            + "\"clientSecrets\": [{\"value\": \"" + Secret.sha256("secret").value() + "\"}], \"allowedScopes\": [\"api\"]}, ";

    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createDirectories(Built.own("outsiders"));
        Path configuration = Files.writeString(folder.resolve("lintel.json"),
                Files.readString(Lintel.configuration()).replaceFirst("\"clients\": \\[", "\"clients\": [" + REGISTRAR));
        server = Server.named("outsiders").plugin(jar(folder, "outsider.jar", TallyEndpoint.class, BoardEndpoint.class))
                .plugin(jar(folder, "desk.jar", DeskGrant.class)).plugin(jar(folder, "barring.jar", BarringProfiles.class))
                .setting("lintel.configuration", configuration.toString()).start();
    }

    private static Path jar(Path folder, String name, Class<?>... beans) {
        Path jar = folder.resolve(name);
        ShrinkWrap.create(JavaArchive.class).addClasses(beans).as(ZipExporter.class).exportTo(jar.toFile(), true);
        return jar;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void itAnswersAndItsLinesAreInTheMetadata() {
        Answer metadata = Answer.get(server.at("/.well-known/openid-configuration"));
        assertThat(metadata.text("tally_endpoint")).isEqualTo(server.at("/connect/tally").toString());
        assertThat(metadata.json().getBoolean("tally_rounding_supported")).isFalse();
        assertThat(metadata.text("token_endpoint")).isEqualTo(server.at("/connect/token").toString());
        Answer sum = Answer.post(URI.create(metadata.text("tally_endpoint")), Map.of("numbers", "3 4"));
        assertThat(sum.status()).isEqualTo(200);
        assertThat(sum.json().getInt("sum")).isEqualTo(7);
        assertThat(sum.header("Cache-Control")).isEqualTo("no-store");
        assertThat(sum.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(server.log()).containsPattern("Endpoint: .*org\\.lintel\\.outsider\\.TallyEndpoint \\(from outsider\\.jar\\)");
    }

    @Test
    void h13_scriptsReadItsAnswersWhereItSaysSo() {
        Answer error = Answer.post(server.at("/connect/tally"), Map.of("numbers", "x"), "Origin", LISTED).isError("invalid_request");
        assertThat(error.text("error_description")).contains("numbers have digits only");
        assertThat(error.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(Answer.get(server.at("/connect/tally/7"), "Origin", LISTED).header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(Answer.get(server.at("/connect/tally/7"), "Origin", "https://evil.example").response().headers()
                .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(Answer.get(server.at("/connect/board?of=us"), "Origin", LISTED).response().headers()
                .firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    /** What the resource never sees: JSON where a program asks, a page where a person does. */
    @Test
    void x24_errorsLookAsItSays() {
        Answer wrongMethod = Answer.send(HttpRequest.newBuilder(server.at("/connect/tally")).DELETE().build());
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.text("error")).isEqualTo("invalid_request");
        Answer page = Answer.get(server.at("/connect/board"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("id=\"number\"");
    }

    @Test
    void s20_aLongerFormThanItTakesIsRefused() {
        URI tally = server.at("/connect/tally");
        Answer.post(tally, Map.of("numbers", "3 4", "padding", "x".repeat(1100))).isError("invalid_request");
        assertThat(Answer.post(tally, Map.of("numbers", "3 4", "padding", "x".repeat(900))).json().getInt("sum")).isEqualTo(7);
    }

    @Test
    void s21_onlyBrowsersGetThroughWhereItSaysSo() {
        var head = HttpRequest.newBuilder(server.at("/connect/board?of=us")).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        assertThat(Answer.send(head).status()).isEqualTo(405);
        Answer board = Answer.get(server.at("/connect/board?of=us"));
        assertThat(board.status()).isEqualTo(200);
        assertThat(board.response().headers().firstValue("X-Frame-Options")).as("made for frames").isEmpty();
    }

    /** With everything around it as ever; JAX-RS is asked for what is not ready, and where it cannot be had. */
    @Test
    void whatAnEndpointHasReadyIsSentAtOnce() {
        Answer none = Answer.get(server.at("/connect/tally/none"), "Origin", LISTED);
        assertThat(none.json().getInt("sum")).isZero();
        assertThat(none.header("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(none.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(none.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Answer.get(server.at("/connect/tally/8")).isError("invalid_request");
        Answer.get(server.at("/connect/tally/away")).isError("invalid_request");
    }

    /** It may be an id, or anything that somebody has put there by mistake. */
    @Test
    void itsRequestsAreInTheMetricsUnderItsAddressAlone() {
        Answer.get(server.at("/connect/tally/7"));
        assertThat(Answer.get(server.at("/status/metrics")).body()).contains("duration_seconds_count{endpoint=\"/connect/tally\",")
                .doesNotContain("tally/7");
    }

    @Test
    void a5_whatIsBelowItsAddressIsNotInTheLog() {
        Answer.get(server.at("/connect/tally/s3cr3t-of-somebody")).isError("invalid_request");
        assertThat(server.log()).contains("endpoint=\"/connect/tally/{id}\"").doesNotContain("s3cr3t-of-somebody");
    }

    @Test
    void whatAPlugInStoresIsFoundByItsSecondKeyAndUsedOnce() {
        App fresh = new App("b-17", "secret", Map.of());
        fresh.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).isError("invalid_client");

        atTheDesk("b-17").isError("authorization_pending");
        atTheDesk("b-17").hasTokens();
        atTheDesk("b-17").isError("invalid_grant");
        fresh.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens();
    }

    @Test
    void x35_aRightPasswordOfAnAccountThatMayNotUseTheApplicationIsToldSo() {
        Visit page = browser.authorize(App.QUICK).signIn("alice");
        assertThat(page.address().getPath()).isEqualTo("/login");
        assertThat(page.document().select("#message").text()).startsWith("Your account may not use this application.");
        assertThat(page.signIn("alice", "wrong").document().select("#message").text()).isEqualTo("Invalid username or password");
        assertThat(page.signIn("bob").code()).as("somebody else may").isNotEmpty();
    }

    @Test
    void x35_whoIsSignedInAlreadyIsToldAtOnce() {
        browser.open("/login").signIn("alice");
        assertThat(browser.authorize(App.QUICK).document().select("#message").text())
                .startsWith("Your account may not use this application.");
        assertThat(browser.open("/login").document().select("#message")).as("not about any application").isEmpty();
    }

    @Test
    void x35_withoutAPageTheClientIsTold() {
        browser.open("/login").signIn("alice");
        browser.authorize(App.QUICK.with("prompt", "none")).isReturned(App.QUICK, "access_denied");
        new Browser(server).authorize(App.QUICK.with("prompt", "none")).isReturned(App.QUICK, "login_required");
    }

    private static Answer atTheDesk(String number) {
        return new App("registrar", "secret", Map.of()).token(server, Map.of("grant_type", DeskGrant.NAME, "number", number));
    }
}
