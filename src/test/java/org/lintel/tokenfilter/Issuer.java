package org.lintel.tokenfilter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A small authority: metadata, keys and an introspection endpoint on a port of loopback, and tokens. */
final class Issuer implements AutoCloseable {

    static final String METADATA = "/.well-known/openid-configuration";
    static final String KEYS = "/keys";
    static final String INTROSPECTION = "/introspect";

    static final JWK RSA = rsa("rsa-1");
    static final JWK OTHER_RSA = rsa("rsa-2");
    static final JWK EC = ec("ec-1");

    /** An answer that takes the place of the right one. */
    record Wrong(int status, String body, String... headers) {
    }

    final Clock clock;
    final Map<String, String> introspected = new ConcurrentHashMap<>();
    final Map<String, Wrong> wrong = new ConcurrentHashMap<>();
    final List<String> credentials = new ArrayList<>();

    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final int port;
    private volatile List<JWK> keys = List.of(RSA, EC);
    private HttpServer server;
    private ExecutorService threads;

    Issuer(Clock clock) {
        this(clock, 0);
    }

    Issuer(Clock clock, int port) {
        this.clock = clock;
        this.port = start(port);
    }

    static JWK rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWK ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** Options of an API that trusts this issuer. */
    TokenFilterOptions.Builder trusting() {
        return TokenFilterOptions.builder().authority(url()).requiredScopes("api");
    }

    void publish(JWK... published) {
        keys = List.of(published);
    }

    int requests(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    /** Claims of an access token that is in order, five minutes long. */
    JWTClaimsSet.Builder claims() {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder().issuer(url()).subject("alice").audience("https://api.example").claim("client_id", "app")
                .claim("scope", "openid api").issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)));
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm, JWK key) {
        return new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt")).keyID(key.getKeyID());
    }

    static String sign(JWSHeader.Builder header, JWK key, String claims) {
        try {
            var token = new JWSObject(header.build(), new Payload(claims));
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, token.getHeader().getAlgorithm()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(JWSHeader.Builder header, JWK key, JWTClaimsSet.Builder claims) {
        return sign(header, key, claims.build().toString());
    }

    String token(JWTClaimsSet.Builder claims) {
        return sign(header(JWSAlgorithm.RS256, RSA), RSA, claims);
    }

    String token() {
        return token(claims());
    }

    /** A token that only the introspection endpoint knows, with these claims. */
    String reference(JWTClaimsSet.Builder claims) {
        String token = "reference-" + introspected.size();
        introspected.put(token, claims.claim("active", true).build().toString());
        return token;
    }

    /** Is not there any more, until {@link #comeBack()}. */
    void goAway() {
        server.stop(0);
        threads.shutdownNow();
    }

    void comeBack() {
        start(port);
    }

    @Override
    public void close() {
        goAway();
    }

    private int start(int wanted) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), wanted), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        threads = Executors.newFixedThreadPool(8);
        server.setExecutor(threads);
        server.start();
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.computeIfAbsent(path, unseen -> new AtomicInteger()).incrementAndGet();
            Wrong instead = wrong.get(path);
            if (instead != null) {
                for (int i = 0; i < instead.headers.length; i += 2) {
                    exchange.getResponseHeaders().set(instead.headers[i], instead.headers[i + 1]);
                }
                send(exchange, instead.status, instead.body);
                return;
            }
            switch (path) {
                case METADATA -> send(exchange, 200, JSONObjectUtils.toJSONString(Map.of(
                        "issuer", url(), "jwks_uri", url() + KEYS, "introspection_endpoint", url() + INTROSPECTION)));
                case KEYS -> send(exchange, 200, new JWKSet(keys).toPublicJWKSet().toString());
                case INTROSPECTION -> introspect(exchange);
                default -> send(exchange, 404, "");
            }
        }
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (credentials) {
            credentials.add(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        String token = com.nimbusds.oauth2.sdk.util.URLUtils.parseParameters(form).get("token").get(0);
        send(exchange, 200, introspected.getOrDefault(token, "{\"active\":false}"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
