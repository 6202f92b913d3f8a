package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.KeptConnection;
import org.lintel.flow.Lintel;
import org.lintel.flow.Wire;
import org.lintel.test.Server;

/** Bodies that come in pieces, and bodies that never come. */
@Tag("http")
@Tag("portability")
class SlowBodiesIT {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String TOKEN_REQUEST = "grant_type=client_credentials&scope=api";

    /** More than a server has threads. */
    private static final int CONNECTIONS = 200;

    private static final int FOLLOWED = 2000;
    private static final int ON_ONE_CONNECTION = 100;

    private static final List<String> PATHS = List.of("/connect/token", "/connect/introspect", "/connect/revocation", "/connect/userinfo",
            "/connect/authorize", "/connect/endsession", "/login", "/consent", "/logout", "/password", "/.well-known/jwks", "/status/live",
            "/assets/lintel.css", "/nowhere");

    private final Server server = Lintel.server();

    /** They go on sending whatever they are answered. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 300", "Transfer-Encoding: chunked", "Content-Length: 900000"})
    void x2_whoSendsAByteNowAndThenIsAnswered408AndKeepsNobodyWaiting(String framing) throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                sockets.add(begin("POST " + PATHS.get(i % PATHS.size()), FORM + framing + "\r\n"));
            }
            for (int second = 0; second < 9; second++) {
                sockets.forEach(socket -> drip(socket, framing.contains("chunked") ? "1\r\na\r\n" : "a"));
                long began = System.nanoTime();
                assertThat(Wire.get(server, "/.well-known/openid-configuration", "").status()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).as("in second " + second).isLessThan(Duration.ofSeconds(3));
                Thread.sleep(1000);
            }
            assertThat(sockets.stream().map(SlowBodiesIT::status).collect(Collectors.groupingBy(line -> line, Collectors.counting())))
                    .isEqualTo(Map.of("HTTP/1.1 408", (long) CONNECTIONS));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void x20_aFormInPiecesIsTheSameForm() {
        String basic = "Authorization: " + App.basic("service", "service-secret") + "\r\n";
        for (Wire answer : List.of(
                Wire.raw(server, head("POST /connect/token", FORM + basic + "Content-Length: " + TOKEN_REQUEST.length()),
                        TOKEN_REQUEST.substring(0, 15), TOKEN_REQUEST.substring(15)),
                Wire.raw(server, head("POST /connect/token", FORM + basic + "Transfer-Encoding: chunked"),
                        chunk(TOKEN_REQUEST.substring(0, 15)), chunk(TOKEN_REQUEST.substring(15)) + "0\r\n\r\n"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("access_token");
        }
    }

    @Test
    void x20_aSignInFormInPiecesSignsIn() {
        Browser browser = Lintel.browser();
        FilledForm form = browser.authorize(App.QUICK).filled("#login", Map.of("username", "alice", "password", "alice-password"));
        String body = form.encoded();
        String cookies = browser.cookies().entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
        Wire answer = Wire.raw(server, head("POST " + form.action().getRawPath() + "?" + form.action().getRawQuery(),
                FORM + "Cookie: " + cookies + "\r\nContent-Length: " + body.length()), body.substring(0, 20), body.substring(20));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.head()).contains("lintel=");
    }

    /** Errors look as they always do. */
    @Test
    void x20_aWrongFormInPiecesIsRefusedWithOurPage() {
        Wire answer = Wire.raw(server, head("POST /login", FORM + "Content-Length: 10"), "username=", "x");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<h1>");
        assertThat(answer.head()).contains("X-Content-Type-Options: nosniff");
    }

    /** Otherwise two would be at work on one connection, and what belongs to one request would come into the other (RFC 9112 §9.3). */
    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void x88_theRequestAfterABodyThatCameLaterIsOneOfItsOwn(boolean chunked, boolean atOnce) throws Exception {
        String basic = "Authorization: " + App.basic("service", "service-secret") + "\r\n";
        String body = chunked ? chunk(TOKEN_REQUEST.substring(0, 15)) + chunk(TOKEN_REQUEST.substring(15)) + "0\r\n\r\n" : TOKEN_REQUEST;
        String framing = chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + body.length() + "\r\n";
        for (int i = 0; i < FOLLOWED / ON_ONE_CONNECTION; i++) {
            try (var connection = new KeptConnection(server)) {
                String next = connection.head("GET /connect/userinfo", "");
                for (int round = 0; round < ON_ONE_CONNECTION; round++) {
                    connection.send(connection.head("POST /connect/token", FORM + basic + framing));
                    Thread.sleep(round % 4);
                    connection.send(body);
                    if (atOnce) {
                        connection.send(next);
                    }
                    assertThat(connection.answer().body()).as("round %d", round).contains("access_token");
                    if (!atOnce) {
                        connection.send(next);
                    }
                    assertThat(connection.answer().status()).as("after round %d", round).isEqualTo(401);
                }
            }
        }
    }

    @Test
    void x88_s20_theRequestAfterAHugeBodyThatIsRefusedIsOneOfItsOwn() throws Exception {
        String body = "y".repeat(1 << 20);
        String head = "Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n";
        try (var connection = new KeptConnection(server)) {
            for (int round = 0; round < ON_ONE_CONNECTION; round++) {
                connection.send(connection.head("POST /connect/token", head));
                connection.send(body + connection.head("GET /connect/userinfo", ""));
                assertThat(connection.answer().status()).as("round %d", round).isEqualTo(415);
                assertThat(connection.answer().status()).as("after round %d", round).isEqualTo(401);
            }
        }
    }

    private Socket begin(String requestLine, String headers) throws IOException {
        var socket = new Socket(InetAddress.getByName("localhost"), server.port());
        socket.setSoTimeout(20_000);
        String head = requestLine + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private String head(String requestLine, String headers) {
        return requestLine + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n" + headers + "\r\n\r\n";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static void drip(Socket socket, String piece) {
        try {
            socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // the server has hung up
        }
    }

    private static String status(Socket socket) {
        try {
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 408".length()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
