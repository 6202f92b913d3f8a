package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Wire;
import org.lintel.test.Server;

/** What strangers, proxies and neighbours send that no application means. */
@Tag("http")
@Tag("portability")
class OddRequestsIT {

    private final Server server = Lintel.server();

    @ParameterizedTest
    @ValueSource(strings = {"/assets", "/assets;x", "/assets/", "/WEB-INF", "/WEB-INF;x/", "/WEB-INF/web.xml", "/META-INF",
            "/WEB-INF/templates",
            "//", "//evil.example", "/assets/../assets", "/connect", "/status", "/.well-known", "/login/", "http://evil.example/assets"})
    void x12_noAddressIsMadeFromHostAndTheHeadersAreThere(String target) {
        for (String version : new String[] {"1.1", "1.0"}) {
            Wire answer = Wire.raw(server, "GET " + target + " HTTP/" + version + "\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).isBetween(400, 404);
            assertThat(answer.head()).doesNotContain("Location", "evil.example").contains("X-Content-Type-Options: nosniff",
                    "X-Frame-Options: DENY");
            assertThat(answer.body()).doesNotContain("evil.example");
        }
    }

    /** Some of them the servers refuse themselves, with nothing but the status. */
    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked, identity", "Transfer-Encoding: identity", "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: xchunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: chunked\r\nContent-Length: 13", "Content-Length: 13\r\nContent-Length: 14", "Host: another.example"})
    void x21_whatCanBeReadInTwoWaysIsRefused(String headers) {
        Wire answer = Wire.raw(server,
                "POST /connect/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + headers + "\r\n\r\nd\r\ngrant_type=xy\r\n0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("unsupported_grant_type");
    }

    /** A cookie of another application on the domain, as browsers send them: in UTF-8, in Latin-1, in whatever. */
    @ParameterizedTest
    @ValueSource(strings = {"Cookie: name=J\u00f6rg", "Cookie: name=J\u00c3\u00b6rg; x=\"\u00e9,\"", "X-Name: \u00ff", "User-Agent: \u00e4",
            "Referer: http://\u00fc/"})
    void x13_bytesBeyondAsciiDisturbNobody(String header) {
        for (String path : new String[] {"/login", "/", "/.well-known/openid-configuration", "/status/live"}) {
            assertThat(Wire.get(server, path, header + "\r\n").status()).as(path).isEqualTo(200);
        }
        assertThat(Wire.send(server, "POST /connect/token",
                header + "\r\nContent-Type: application/x-www-form-urlencoded\r\nAuthorization: "
                        + App.basic("service", "service-secret") + "\r\n",
                "grant_type=client_credentials&scope=api").status()).isEqualTo(200);
    }

    /** An answer has room for a hundred headers. */
    @Test
    void x13_aHundredPlantedMessagesAreNotInTheWayOfASignOut() {
        String cookies = IntStream.range(0, 100).mapToObj(i -> "LogoutMessage." + i + "=planted").collect(Collectors.joining("; "));
        Browser browser = Lintel.browser();
        browser.authorize(App.QUICK).signIn("alice").code();
        String own = browser.cookies().entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
        Wire answer = Wire.get(server, "/connect/endsession", "Cookie: " + own + "; " + cookies + "\r\n");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.head()).contains("/logout");
        assertThat(answer.head().lines().filter(line -> line.startsWith("Set-Cookie: LogoutMessage."))).hasSizeBetween(2, 10);
        assertThat(Wire.get(server, "/logout", "Cookie: " + cookies + "\r\n").status()).isIn(200, 303);
    }

    @Test
    void x16_whoHangsUpLeavesNoStackTrace() {
        int before = server.log().length();
        for (int i = 0; i < 50; i++) {
            for (String path : new String[] {"/.well-known/openid-configuration", "/login", "/", "/assets/lintel.css", "/nowhere",
                    "/connect/token"}) {
                abort("GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n");
            }
        }
        // what came before is answered when these are, or its connection is gone
        for (int i = 0; i < 100; i++) {
            assertThat(Wire.get(server, "/login", "").status()).isEqualTo(200);
        }
        String log = server.log().substring(before);
        assertThat(log.lines().filter(line -> line.startsWith("\tat ") || line.contains("Exception")).limit(5)).isEmpty();
        assertThat(log.lines().count()).isLessThan(50);
    }

    private void abort(String request) {
        try (var socket = new Socket(InetAddress.getByName("localhost"), server.port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.repeat(20).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
