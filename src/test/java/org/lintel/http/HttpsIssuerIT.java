package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Lintel as it runs in production: an https issuer behind a proxy that ends TLS, with a key of its own. */
class HttpsIssuerIT {

    private static final String ISSUER = "https://login.example";
    private static final String PASSWORD = "idsrv3test";
    private static final String[] HTTPS = {"X-Forwarded-Proto", "https"};

    @TempDir
    static Path folder;

    private static Path keystore;
    private static Server server;

    private final Browser browser = new Browser(server).sending(HTTPS[0], HTTPS[1]);

    @BeforeAll
    static void start() throws Exception {
        keystore = Keystores.rsa(folder.resolve("idsrv3test.pfx"), PASSWORD);
        server = Server.named("https-issuer").settings(Map.of(
                "lintel.issuer", ISSUER,
                "lintel.pairwise-salt",
                Base64.getEncoder().encodeToString("32 bytes which never will change".getBytes(StandardCharsets.UTF_8)),
                "lintel.key", Base64.getEncoder().encodeToString("32 bytes, no more and no less..!".getBytes(StandardCharsets.UTF_8)),
                "lintel.signing.keystore", keystore.toString(),
                "lintel.signing.password", PASSWORD,
                "lintel.trusted-proxies", "127.0.0.1,::1",
                "lintel.configuration", Lintel.configuration().toString())).readyPath("/status/ready").start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Duty("Core 3.1.2 tls")
    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/connect/authorize?client_id=js", "/assets/lintel.css", "/nowhere"})
    void h2_plainHttpIsRefusedWithOurErrorPage(String path) {
        Visit refused = new Browser(server).open(path).isErrorPage();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.document().title()).isEqualTo("Error \u2013 Lintel");
        assertThat(refused.browser().cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/userinfo", "/.well-known/openid-configuration", "/.well-known/jwks"})
    void h2_programsAreToldInJson(String path) {
        Answer refused = Answer.get(server.at(path));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().keySet()).containsExactlyInAnyOrder("error", "error_description");
    }

    @Duty({"Core 3.1.3 tls", "Core 5.3 tls", "RFC 7009 2 tls", "RFC 7662 2 protected"})
    @Test
    void h2_plainHttpDoesNotReachTheTokenEndpoint() {
        Answer refused = Answer.post(server.at("/connect/token"),
                Map.of("grant_type", "client_credentials", "client_id", "service", "client_secret", "service-secret"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("access_token");
    }

    @Test
    void h2_httpsThatATrustedProxyForwardsIsServed() {
        assertThat(Answer.get(server.at("/.well-known/openid-configuration"), HTTPS).status()).isEqualTo(200);
        assertThat(browser.open("/").status()).isEqualTo(200);
    }

    @Test
    void h2_httpThatATrustedProxyForwardsIsNot() {
        assertThat(Answer.get(server.at("/"), "X-Forwarded-Proto", "http").status()).isEqualTo(403);
    }

    @Test
    void h2_theHeaderOfAnybodyElseDoesNotCount() throws IOException {
        assertThat(statusLine("127.0.0.1")).as("the proxy").contains(" 200 ");
        assertThat(statusLine("127.0.0.2")).as("somebody else").contains(" 403 ");
    }

    @Test
    void h8_a6_theDocumentIsAboutTheIssuerWhateverTheRequestCallsIt() {
        Answer document = Answer.get(server.at("/.well-known/openid-configuration"), HTTPS[0], HTTPS[1],
                "X-Forwarded-Host", "evil.example", "X-Forwarded-Port", "666", "Forwarded", "host=evil.example");
        assertThat(document.text("issuer")).isEqualTo(ISSUER);
        assertThat(document.text("authorization_endpoint")).isEqualTo(ISSUER + "/connect/authorize");
        assertThat(document.body()).doesNotContain("evil", "666", "localhost");
    }

    @Test
    void h5_tokensAreSignedWithTheKeyOfTheKeystore() throws Exception {
        var keys = Answer.get(server.at("/.well-known/jwks"), HTTPS).json().getJsonArray("keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.getJsonObject(0).getJsonArray("x5c").getString(0)).isEqualTo(Keystores.certificate(keystore, PASSWORD));
    }

    @Test
    void theWholeFlowStaysAtTheIssuer() {
        Visit signIn = onwards(browser.authorize(App.QUICK));
        assertThat(signIn.document().selectFirst("#login")).isNotNull();
        Visit answer = onwards(signIn.signIn("alice"));
        assertThat(answer.response()).containsEntry("iss", ISSUER);
        var form = new HashMap<>(App.QUICK.redemption(answer.code()));
        Answer tokens = Answer.post(server.at("/connect/token"), form, "Authorization", App.basic("quick", "quick-secret"),
                HTTPS[0], HTTPS[1]).hasTokens();
        assertThat(Jwt.claims(tokens.text("id_token"))).containsEntry("iss", ISSUER);
    }

    @Test
    void l9_cookiesAreSecureAndBoundToTheHost() {
        onwards(onwards(browser.authorize(App.QUICK)).signIn("alice")).code();
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("__Host-lintel.browser=")).isNotEmpty()
                .allSatisfy(cookie -> isSafe(cookie).contains("; path=/;", "; httponly", "samesite=lax"));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("__Host-lintel.requests=")).singleElement()
                .satisfies(cookie -> isSafe(cookie).contains("; path=/;", "; httponly", "samesite=none"));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("__Host-lintel=")).singleElement()
                .satisfies(cookie -> isSafe(cookie).contains("; path=/;", "; httponly", "samesite=none"));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("lintel.check=")).singleElement()
                .satisfies(cookie -> isSafe(cookie).contains("; path=/connect/checksession;", "samesite=none").doesNotContain("httponly"));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("__Host-lintel.device=")).singleElement()
                .satisfies(cookie -> isSafe(cookie).contains("; path=/;", "; httponly", "samesite=lax"));
        assertThat(browser.cookies()).containsOnlyKeys("__Host-lintel.browser", "__Host-lintel.requests", "__Host-lintel",
                "__Host-lintel.device",
                "lintel.check");
    }

    @Test
    void l9_o11_soIsTheStateOfASignOut() {
        onwards(onwards(browser.authorize(App.QUICK)).signIn("alice")).code();
        browser.open("/connect/endsession?client_id=desk");
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("__Host-LogoutMessage.")).singleElement()
                .satisfies(cookie -> isSafe(cookie).contains("; path=/;", "; httponly", "samesite=lax")
                        .containsPattern("; max-age=(89\\d|900);"));
    }

    /** Their names may be written in any case (RFC 6265 §5.2), and servers do. */
    private static String attributes(String cookie) {
        return cookie.substring(cookie.indexOf(';')).toLowerCase(Locale.ROOT);
    }

    private static AbstractStringAssert<?> isSafe(String cookie) {
        return assertThat(attributes(cookie)).contains("; secure").doesNotContain("domain");
    }

    @Test
    void browsersAreToldToComeByHttpsOnly() {
        assertThat(Answer.get(server.at("/"), HTTPS).header("Strict-Transport-Security")).startsWith("max-age=");
    }

    /** What the proxy would do for the browser. */
    private Visit onwards(Visit visit) {
        Visit here = visit;
        while (here.answer().header("Location") != null && here.location().startsWith(ISSUER)) {
            here = browser.open(here.location().substring(ISSUER.length()));
        }
        return here;
    }

    /** Of a request that claims to have been forwarded, from this address of our own machine. */
    private static String statusLine(String from) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()), 10_000);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET /.well-known/openid-configuration HTTP/1.1\r\nHost: localhost\r\n"
                    + "X-Forwarded-Proto: https\r\nX-Forwarded-For: 127.0.0.1\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
        }
    }
}
