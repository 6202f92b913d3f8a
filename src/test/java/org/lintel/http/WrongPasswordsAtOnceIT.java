package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** That a wrong password is answered on a beat keeps no thread of the server. */
@Tag("http")
@Tag("portability")
class WrongPasswordsAtOnceIT {

    private static final int AT_ONCE = 400;
    private static final Duration BEAT = Duration.ofMillis(500);

    /** A connection each: two hundred streams of one would wait for one another. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Server server;

    private final AtomicInteger number = new AtomicInteger();

    @BeforeAll
    static void start() {
        server = Server.named("at-once").settings(Map.of("lintel.configuration", Lintel.configuration().toString(),
                "lintel.sign-in.address-failures", "100000", "lintel.stores", "memory")).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** However busy the machine is: none of the threads is found waiting for a beat, and discovery is answered meanwhile. */
    @Test
    void x36_whileHundredsOfWrongPasswordsWaitEverythingElseIsAnswered() {
        Browser browser = new Browser(server);
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("password", "wrong"));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long began = System.nanoTime();
            List<CompletableFuture<Integer>> guesses = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> guess(browser, form), threads)).toList();
            var all = CompletableFuture.allOf(guesses.toArray(CompletableFuture[]::new));
            var millis = new ArrayList<Long>();
            while (!all.isDone()) {
                long asked = System.nanoTime();
                assertThat(send(HttpRequest.newBuilder(server.at("/.well-known/openid-configuration")))).isEqualTo(200);
                millis.add((System.nanoTime() - asked) / 1_000_000);
                assertThat(server.threads()).contains("Thread.State").doesNotContain("HeldAnswers.sleep");
            }
            System.out.println(AT_ONCE + " wrong passwords at once were answered in " + (System.nanoTime() - began) / 1_000_000
                    + " ms; meanwhile discovery answered " + millis.size() + " times, in so many milliseconds: " + millis);
            assertThat(guesses).allSatisfy(guess -> assertThat(guess.join()).isEqualTo(200));
            assertThat(millis).as("answers meanwhile").isNotEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void u1_x36_aHeldAnswerIsWholeAndOnTheBeat() {
        Browser browser = new Browser(server);
        Visit page = browser.authorize(QUICK);
        long began = System.nanoTime();
        Visit wrong = page.signIn("nobody-here", "wrong");
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(BEAT.toNanos());
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.document().select("#message").text()).isEqualTo("Invalid username or password");
        assertThat(wrong.answer().body()).endsWith("</html>");
        assertThat(wrong.answer().header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(wrong.answer().header("Cache-Control")).isEqualTo("no-store");
        assertThat(wrong.signIn("alice").code()).isNotEmpty();

        began = System.nanoTime();
        Apps.named("old-school").token(server, Map.of("grant_type", "password", "username", "alice", "password", "wrong", "scope", "api"))
                .isError("invalid_grant");
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(BEAT.toNanos());
    }

    private int guess(Browser browser, FilledForm form) {
        String cookies = browser.cookies().entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
        return send(
                HttpRequest.newBuilder(form.action()).header("Cookie", cookies).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.with("username", "nobody" + number.incrementAndGet()).encoded())));
    }

    private static int send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
