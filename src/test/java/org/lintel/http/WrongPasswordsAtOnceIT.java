package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** That a wrong password is answered on a beat keeps no thread of the server. */
@Tag("http")
class WrongPasswordsAtOnceIT {

    private static final int AT_ONCE = 200;
    private static final Duration BEAT = Duration.ofMillis(500);

    private static Server server;

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

    @Test
    void x36_whileTwoHundredWrongPasswordsWaitEverythingElseIsAnswered() {
        Browser browser = new Browser(server);
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of("password", "wrong"));
        var number = new AtomicInteger();
        round(browser, form, number);

        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long began = System.nanoTime();
            List<CompletableFuture<Visit>> guesses = IntStream.range(0, AT_ONCE).mapToObj(i -> CompletableFuture.supplyAsync(
                    () -> guess(browser, form, number), threads)).toList();
            var all = CompletableFuture.allOf(guesses.toArray(CompletableFuture[]::new));
            var millis = new ArrayList<Long>();
            while (!all.isDone()) {
                long asked = System.nanoTime();
                assertThat(Answer.get(server.at("/.well-known/openid-configuration")).status()).isEqualTo(200);
                millis.add((System.nanoTime() - asked) / 1_000_000);
            }
            long took = (System.nanoTime() - began) / 1_000_000;
            System.out.println(AT_ONCE + " wrong passwords at once were answered in " + took + " ms; meanwhile discovery answered " + millis.size()
                    + " times, the slowest took " + millis.stream().mapToLong(Long::longValue).max().orElse(0) + " ms: " + millis);
            assertThat(guesses).allSatisfy(guess -> assertThat(guess.join().status()).isEqualTo(200));
            // 32 threads that sleep through the beat take seven beats
            assertThat(took).as("millis for all").isLessThan(6 * BEAT.toMillis());
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

    private static void round(Browser browser, FilledForm form, AtomicInteger number) {
        AtOnce.call(16, () -> guess(browser, form, number));
    }

    private static Visit guess(Browser browser, FilledForm form, AtomicInteger number) {
        return form.with("username", "nobody" + number.incrementAndGet()).sentBy(browser.twin());
    }
}
