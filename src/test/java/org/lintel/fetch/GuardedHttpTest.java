package org.lintel.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;

/** Against servers that behave and servers that do not. */
class GuardedHttpTest {

    private static final String DEVELOPMENT = "http://localhost:8080";
    private static final String PRODUCTION = "https://id.example";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    static Path folder;

    private static SSLContext app;
    private static SSLContext other;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException, GeneralSecurityException {
        app = Certified.named(folder.resolve("app.p12"), "app.example");
        other = Certified.named(folder.resolve("other.p12"), "other.example");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void aDocumentIsFetched() throws Exception {
        int port = http(answer(200, "{}", "Content-Type", "application/json"));
        Fetched document = client(DEVELOPMENT, "").get(URI.create("http://localhost:" + port + "/keys?a=b"));
        assertThat(document.body()).asString().isEqualTo("{}");
        assertThat(document.contentType()).isEqualTo("application/json");
    }

    @Test
    void aFormIsPosted() throws Exception {
        var received = new ArrayList<String>();
        int port = http(exchange -> {
            try (exchange) {
                received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                received.add(exchange.getRequestHeaders().getFirst("Content-Type"));
                received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        client(DEVELOPMENT, "").post(URI.create("http://127.0.0.1:" + port + "/out?a=b"), Map.of("logout_token", "a b&c=\u00e4"));
        assertThat(received.get(0)).isEqualTo("POST /out?a=b");
        assertThat(received.get(1)).startsWith("application/x-www-form-urlencoded");
        assertThat(received.get(2)).isEqualTo("logout_token=a+b%26c%3D%C3%A4");
    }

    @Test
    void l6_aRedirectIsNotFollowed() throws Exception {
        int target = http(answer(200, "secret"));
        int port = http(answer(302, "", "Location", "http://127.0.0.1:" + target + "/"));
        failure(client(DEVELOPMENT, ""), "http://localhost:" + port + "/", "it answered 302", false);
        assertThat(requests).as("only the first was asked").hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void someAnswersMayBeBetterLater(int status) throws Exception {
        failure(client(DEVELOPMENT, ""), "http://localhost:" + http(answer(status, "")) + "/", "it answered " + status, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 304})
    void othersWillNot(int status) throws Exception {
        failure(client(DEVELOPMENT, ""), "http://localhost:" + http(answer(status, "")) + "/", "it answered " + status, false);
    }

    @Test
    void l6_anEndlessAnswerIsCut() throws Exception {
        int port = http(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                OutputStream body = exchange.getResponseBody();
                while (true) {
                    body.write(new byte[8192]);
                }
            }
        });
        failure(client(DEVELOPMENT, ""), "http://localhost:" + port + "/", "the answer has more than 51200 bytes", false);
    }

    @Test
    void l6_endlessHeadersAreCut() throws Exception {
        int port = raw("HTTP/1.1 200 OK\r\n", "X-More: " + "x".repeat(1000) + "\r\n", Duration.ZERO);
        failure(client(DEVELOPMENT, ""), "http://localhost:" + port + "/", "MessageConstraintException", true);
    }

    @Test
    void l6_anAnswerThatDripsIsCutAtTheTotalLimit() throws Exception {
        int port = raw("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n", "x", Duration.ofMillis(200));
        Instant begin = Instant.now();
        failure(client(DEVELOPMENT, ""), "http://localhost:" + port + "/", "no complete answer within 5 s", true);
        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void l6_silenceIsCutToo() throws Exception {
        int port = raw("", "", Duration.ofMillis(200));
        failure(client(DEVELOPMENT, ""), "http://localhost:" + port + "/", "no complete answer within 5 s", true);
    }

    @Test
    void l6_whoDoesNotShakeHandsIsCutToo() throws Exception {
        int port = raw("", "", Duration.ofMillis(200));
        failure(client(DEVELOPMENT, ""), "https://localhost:" + port + "/", "no complete answer within 5 s", true);
    }

    @Test
    void whatIsNotHttpIsNoAnswer() throws Exception {
        int port = raw("SSH-2.0-OpenSSH_9.6\r\n\u001b[31mforged\r\n", "", Duration.ofMillis(200));
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> client(DEVELOPMENT, "").get(URI.create("http://localhost:" + port + "/")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b", "\n", "\r"));
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            port = socket.getLocalPort();
        }
        failure(client(DEVELOPMENT, ""), "http://localhost:" + port + "/", "ConnectException", true);
    }

    @Test
    void aNameThatDoesNotExist() {
        failure(client(DEVELOPMENT, ""), "https://nowhere.invalid/", "the name nowhere.invalid stands for no address", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://app.example/", "file:///etc/passwd", "urn:x", "https:opaque", "/relative", "https://user@app.example/",
            "https://user:password@app.example/", "https://under_score.example/"})
    void onlyPlainWebAddressesAreCalled(String address) {
        failure(client(PRODUCTION, ""), address, "it is not an https address with a host", false);
    }

    /** Java and the C library read some of these as 127.0.0.1, others not at all; none of them gets through. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "localhost.", "LOCALHOST", "2130706433", "0x7f.1", "0x7f000001", "127.1", "0",
            "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
            "169.254.169.254", "[::ffff:169.254.169.254]", "2852039166", "10.0.0.1", "192.168.0.1", "172.16.0.1", "100.64.0.1", "[fd00::1]",
            "[fe80::1]", "0.0.0.0", "224.0.0.1", "255.255.255.255"})
    void l6_noSpellingOfAnInternalAddressIsCalled(String host) throws IOException {
        int port = http(answer(200, "secret"));
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> client(PRODUCTION, "").get(URI.create("https://" + host + ":" + port + "/")))
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("is not a public address", "stands for no address",
                        "not an https address"));
        assertThat(requests).hasValue(0);
    }

    @Test
    void theNameIsVerifiedAndToldAlthoughTheAddressIsPinned() throws Exception {
        var hosts = new ArrayList<String>();
        int port = https(app, exchange -> {
            try (exchange) {
                hosts.add(exchange.getRequestHeaders().getFirst("Host"));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        client(PRODUCTION, "app.example", app, LOOPBACK).post(URI.create("https://App.example.:" + port + "/"), Map.of());
        client(PRODUCTION, "127.0.0.0/8", app, LOOPBACK).post(URI.create("https://app.example:" + port + "/"), Map.of());
        assertThat(hosts).containsExactly("App.example.:" + port, "app.example:" + port);
    }

    @Test
    void l6_aCertificateForAnotherNameIsRefused() throws Exception {
        int port = https(other, answer(200, "secret"));
        failure(client(PRODUCTION, "app.example", other, LOOPBACK), "https://app.example:" + port + "/", "SSLHandshakeException", true);
        assertThat(requests).hasValue(0);
    }

    @Test
    void l6_aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        int port = https(app, answer(200, "secret"));
        failure(client(PRODUCTION, "app.example", SSLContext.getDefault(), LOOPBACK), "https://app.example:" + port + "/",
                "SSLHandshakeException", true);
        assertThat(requests).hasValue(0);
    }

    @Test
    void l6_aNameThatMeansSomethingElseAMomentLaterChangesNothing() throws Exception {
        int port = https(app, answer(200, "hello"));
        InetAddress metadata = InetAddress.getByName("169.254.169.254");
        GuardedHttp rebound = client(PRODUCTION, "127.0.0.1", app, LOOPBACK, metadata);
        URI address = URI.create("https://app.example:" + port + "/");
        assertThat(rebound.get(address).body()).asString().isEqualTo("hello");
        assertThat(((LookedUp) rebound).lookUps).as("looked up once").isEqualTo(1);
        failure(rebound, address.toString(), "169.254.169.254 is not a public address", false);
    }

    @Test
    void ifTheFirstAddressDoesNotAnswerTheSecondDoes() throws Exception {
        int port = http(answer(200, "hello"));
        GuardedHttp client = opened(new LookedUp(List.of(List.of(InetAddress.getByName("127.0.0.7"), LOOPBACK))), DEVELOPMENT, "",
                SSLContext.getDefault());
        assertThat(client.get(URI.create("http://app.example:" + port + "/")).body()).asString().isEqualTo("hello");
    }

    @Test
    void proxiesOfTheServerAreNotUsed() throws Exception {
        int port = http(answer(200, "hello"));
        System.setProperty("socksProxyHost", "127.0.0.1");
        System.setProperty("socksProxyPort", "1");
        System.setProperty("socksNonProxyHosts", "");
        try {
            assertThat(client(DEVELOPMENT, "").get(URI.create("http://127.0.0.1:" + port + "/")).body()).asString().isEqualTo("hello");
        } finally {
            List.of("socksProxyHost", "socksProxyPort", "socksNonProxyHosts").forEach(System::clearProperty);
        }
    }

    /** Names stand for these addresses, one list after the other. */
    private static final class LookedUp extends GuardedHttp {

        private final List<List<InetAddress>> answers;
        private int lookUps;

        LookedUp(List<List<InetAddress>> answers) {
            this.answers = answers;
        }

        @Override
        InetAddress[] lookUp(String host) {
            return answers.get(lookUps++).toArray(InetAddress[]::new);
        }
    }

    private GuardedHttp client(String issuer, String allowed) {
        try {
            return opened(new GuardedHttp(), issuer, allowed, SSLContext.getDefault());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private GuardedHttp client(String issuer, String allowed, SSLContext trusting, InetAddress... lookedUp) {
        return opened(new LookedUp(List.of(lookedUp).stream().map(List::of).toList()), issuer, allowed, trusting);
    }

    private GuardedHttp opened(GuardedHttp client, String issuer, String allowed, SSLContext trusting) {
        try (var configured = Configured.with(Setting.ISSUER, issuer).and(Setting.OUTBOUND_ALLOW, allowed)) {
            client.settings = configured.settings();
            client.issuer = configured.issuer();
            client.prepare(trusting.getSocketFactory(), Executors.defaultThreadFactory());
        }
        opened.add(client::stop);
        return client;
    }

    private static void failure(GuardedHttp client, String address, String reason, boolean passing) {
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> client.get(URI.create(address)))
                .withMessageStartingWith(reason).matches(e -> e.passing() == passing);
    }

    private int http(HttpHandler handler) throws IOException {
        return serve(HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0), handler);
    }

    private int https(SSLContext certificate, HttpHandler handler) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return serve(server, handler);
    }

    private int serve(HttpServer server, HttpHandler handler) {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            handler.handle(exchange);
        });
        var threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
        opened.add(threads::shutdownNow);
        opened.add(() -> server.stop(0));
        return server.getAddress().getPort();
    }

    private static HttpHandler answer(int status, String body, String... header) {
        return exchange -> {
            try (exchange) {
                if (header.length > 0) {
                    exchange.getResponseHeaders().set(header[0], header[1]);
                }
                exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    /** Says this to whoever connects, and then that again and again. */
    private int raw(String first, String then, Duration pause) throws IOException {
        var server = new ServerSocket(0, 1, LOOPBACK);
        opened.add(server);
        var talker = new Thread(() -> {
            try (var socket = server.accept()) {
                socket.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
                while (!server.isClosed()) {
                    socket.getOutputStream().write(then.getBytes(StandardCharsets.ISO_8859_1));
                    Thread.sleep(pause.toMillis());
                }
            } catch (IOException | InterruptedException e) {
                // the other side hung up
            }
        });
        talker.setDaemon(true);
        talker.start();
        return server.getLocalPort();
    }
}
