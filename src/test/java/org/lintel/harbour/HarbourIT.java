package org.lintel.harbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
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

/** Outsiders' classes for asking and signing in: each is one bean in a jar, and nothing else is touched. */
@Tag("http")
@Tag("portability")
class HarbourIT {

    private static final String CLAIMS = "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"" + HarbourPolicy.BADGE + "\"}}}";

    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() throws IOException {
        Path jar = Files.createDirectories(Built.own("http-suite")).resolve("harbour.jar");
        ShrinkWrap.create(JavaArchive.class).addClasses(BerthRequests.class, PackedMode.class, BadgeMethod.class, BadgeServlet.class,
                HarbourPolicy.class).addClass(BadgeMethod.class.getName() + "$Badge").as(ZipExporter.class).exportTo(jar.toFile(), true);
        server = Server.named("harbour").plugin(jar).setting("lintel.configuration", Lintel.configuration().toString()).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void allShowUpByThemselves() {
        Answer metadata = Answer.get(server.at("/.well-known/openid-configuration"));

        assertThat(metadata.body()).contains("\"packed\"", "\"form_post\"", "\"request_uri_parameter_supported\":true",
                HarbourPolicy.BADGE).doesNotContain("PasswordProtectedTransport");
        assertThat(server.log()).contains("BerthRequests (from harbour.jar)", "PackedMode (from harbour.jar)",
                "BadgeMethod (from harbour.jar)", "HarbourPolicy (from harbour.jar)");
    }

    @Test
    void aResponseModeOfSomebodyElseCarriesCodes() {
        URI back = URI.create(signedIn().authorize(App.QUICK.with("response_mode", "packed")).location());

        Map<String, String> packed = unpacked(back.getRawQuery());
        assertThat(packed).containsOnlyKeys("code", "state", "iss", "session_state").containsEntry("state", "the state");
        assertThat(App.QUICK.redeem(server, packed.get("code")).status()).isEqualTo(200);
    }

    @Test
    void andErrorsAndTokensInTheFragment() {
        URI refused = URI.create(browser.authorize(App.QUICK.with("response_mode", "packed").with("scope", "nonsense")).location());
        assertThat(unpacked(refused.getRawQuery())).containsEntry("error", "invalid_scope").containsEntry("state", "the state");

        URI tokens = URI.create(signedIn().authorize(App.JS.with("response_mode", "packed")).location());
        assertThat(tokens.getRawQuery()).isNull();
        assertThat(unpacked(tokens.getRawFragment())).containsKeys("access_token", "id_token");
    }

    @Test
    void aRequestIsFoundWhereSomebodyElseHasNotedIt() {
        Visit page = browser.authorize(reference("7"));

        Map<String, String> response = page.signIn("alice").response();
        assertThat(response).containsEntry("state", "noted");
        assertThat(App.QUICK.redeem(server, response.get("code")).status()).isEqualTo(200);
    }

    @Test
    void s6_aSourceRefusesToTheClientWhoseAddressIsKnownAndElseOnAPage() {
        browser.authorize(reference("8").with("redirect_uri", App.QUICK.redirectUri()).with("state", "s"))
                .isReturned(App.QUICK, "invalid_request_uri");
        browser.authorize(reference("8")).isErrorPage();
        browser.authorize(reference("8").with("redirect_uri", "https://evil.example/")).isErrorPage();
        browser.authorize(App.QUICK.with("request_uri", "https://quick.example/request")).isReturned(App.QUICK,
                "request_uri_not_supported");
    }

    @Test
    void aMethodOfSomebodyElseSignsInAndItsPolicySaysWhatThatIsWorth() throws ParseException {
        Visit page = browser.authorize(App.QUICK.with("claims", CLAIMS));
        String code = badge(page, "4711", "1234").code();

        Answer tokens = App.QUICK.redeem(server, code);
        JWTClaimsSet claims = token(tokens, "id_token");
        assertThat(claims.getSubject()).isEqualTo("alice-1");
        assertThat(claims.getStringListClaim("amr")).containsExactly("hwk", "pin");
        assertThat(claims.getStringClaim("acr")).isEqualTo(HarbourPolicy.BADGE);
        assertThat(token(tokens, "access_token").getClaims()).containsEntry("idp", "harbour").containsEntry("acr", HarbourPolicy.BADGE);
    }

    @Test
    void whatIsWantedReachesThePolicyAndAPasswordIsNotEnough() {
        Visit page = browser.authorize(App.QUICK.with("claims", CLAIMS)).signIn("alice");

        assertThat(page.document().select("#message").text()).isEqualTo("Invalid username or password");
        assertThat(browser.authorize(App.QUICK).address().getPath()).as("nobody is signed in").isEqualTo("/login");
        assertThat(browser.open("/login").signIn("alice").address().getPath()).as("for Lintel itself it is").isEqualTo("/");
    }

    @Test
    void u2_whoGuessesWaitsWhateverTheMethod() {
        Visit page = browser.authorize(App.QUICK);
        String last = "Wrong";
        for (int i = 0; i < 20 && last.equals("Wrong"); i++) {
            last = badge(page, "4712", "000" + i).answer().body();
        }
        assertThat(last).isEqualTo("Delayed");
        assertThat(badge(page, "4712", "4321").answer().body()).as("the right one neither").isEqualTo("Delayed");
        assertThat(server.log()).contains("event=sign-in-failed");
    }

    private Browser signedIn() {
        browser.open("/login").signIn("alice");
        return browser;
    }

    private static App reference(String number) {
        return new App("quick", "quick-secret", Map.of("client_id", "quick", "request_uri", BerthRequests.REFERENCE + number));
    }

    /** With the request that the sign-in page is about. */
    private Visit badge(Visit page, String number, String pin) {
        String request = Form.decode(page.address().getRawQuery()).get("request");
        String token = browser.open("/badge?" + Form.encode(Map.of("request", request))).answer().body();
        return browser.post("/badge", Map.of("request", request, "token", token, "number", number, "pin", pin));
    }

    private static JWTClaimsSet token(Answer tokens, String name) throws ParseException {
        return SignedJWT.parse(tokens.text(name)).getJWTClaimsSet();
    }

    private static Map<String, String> unpacked(String response) {
        assertThat(response).startsWith("response=");
        String text = new String(Base64.getUrlDecoder().decode(response.substring("response=".length())), StandardCharsets.UTF_8);
        var parameters = new HashMap<String, String>();
        List.of(text.substring(1, text.length() - 1).split(", ")).forEach(one -> parameters.put(one.substring(0, one.indexOf('=')),
                one.substring(one.indexOf('=') + 1)));
        return parameters;
    }
}
