package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** Strangers who try wrong passwords do not lock out who has signed in before, nor do those who are right lock out each other. */
@Tag("http")
class KnownBrowsersIT {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FREE_FAILURES = 16;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.named("lock-out").settings(Map.of("lintel.configuration", Lintel.configuration().toString(),
                "lintel.trusted-proxies", "127.0.0.1, ::1", "lintel.sign-in.address-failures", Integer.toString(FREE_FAILURES))).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void x3_strangersDoNotLockOutTheOwnerInABrowserThatIsKnown() throws Exception {
        Browser known = from("127.9.9.9");
        signIn(known, "dora", "dora-password").code();
        known.cookies().remove("lintel");
        assertThat(known.setCookies()).filteredOn(cookie -> cookie.startsWith("lintel.device=")).singleElement().asString()
                .contains("Max-Age=31536000", "HttpOnly", "SameSite=Lax").doesNotContain("dora");

        try (var attack = new Attack("dora", 4)) {
            attack.awaitRefusals(20);
            for (int i = 0; i < 3; i++) {
                assertThat(signIn(known, "dora", "dora-password").code()).as("at the first try").isNotEmpty();
                known.cookies().remove("lintel");
            }
            Visit stranger = signIn(from("127.8.8.8"), "dora", "dora-password");
            assertThat(stranger.status()).as("a browser that nobody has seen waits as the attacker does").isEqualTo(TOO_MANY_REQUESTS);
            assertThat(Integer.parseInt(stranger.answer().header("Retry-After"))).isBetween(1, 60);
            assertThat(signIn(known.twin(), "karla", "wrong").status()).as("the cookie is for nobody else").isEqualTo(200);
            attack.awaitRefusals(40);
        }
        Patience.until(() -> signIn(from("127.8.8.8"), "dora", "dora-password"), visit -> visit.status() != TOO_MANY_REQUESTS).code();
    }

    @Test
    void x3_aKnownBrowserMayNotGuessForEverEither() {
        Browser known = from("127.9.9.8");
        signIn(known, "otto", "otto-password").code();
        known.cookies().remove("lintel");
        List<Integer> answers = IntStream.range(0, 8).mapToObj(i -> signIn(known, "otto", "wrong").status()).toList();
        assertThat(answers).startsWith(200, 200, 200, 200, 200).contains(TOO_MANY_REQUESTS);
        assertThat(signIn(from("127.9.9.8"), "otto", "otto-password").code()).as("another browser does not wait for it").isNotEmpty();
    }

    /** A class room, a monitor, a service account: whoever is right does not wait for the tries of others that are under way. */
    @Test
    void x31_manyRightPasswordsOfOneNameAtOnceAreAllRight() {
        List<Visit> answers = AtOnce.call(16, () -> {
            Browser browser = from("127.7.7.7");
            return browser.authorize(QUICK).filled("#login", Map.of("username", "henry", "password", "henry-password")).onlySentBy(browser);
        });
        assertThat(answers).extracting(Visit::status).containsOnly(303);
        var app = Apps.named("old-school");
        List<Answer> tokens = AtOnce.call(16, () -> app.token(server, Map.of("grant_type", "password", "username", "henry",
                "password", "henry-password", "scope", "api")));
        assertThat(tokens).allSatisfy(Answer::hasTokens);
    }

    @Test
    void u2_anAddressThatFailsWithMoreAndMoreUsersHasToWait() {
        IntStream.rangeClosed(0, FREE_FAILURES)
                .forEach(i -> assertThat(guess("127.0.0.77", "somebody-" + i).status()).as("%d", i).isEqualTo(200));
        Visit refused = guess("127.0.0.77", "somebody-else");
        // this machine may be slower than the first wait
        for (int i = 0; i < 5 && refused.status() != TOO_MANY_REQUESTS; i++) {
            refused = guess("127.0.0.77", "somebody-else-" + i);
        }
        assertThat(refused.status()).isEqualTo(TOO_MANY_REQUESTS);
        assertThat(Integer.parseInt(refused.answer().header("Retry-After"))).isPositive();
        assertThat(guess("127.0.0.78", "somebody-else").status()).as("from elsewhere").isEqualTo(200);
        assertThat(from("127.0.0.78").authorize(QUICK).signIn("alice").code()).isNotEmpty();
    }

    private static Visit guess(String address, String username) {
        return signIn(from(address), username, "wrong");
    }

    private static Visit signIn(Browser browser, String username, String password) {
        return browser.authorize(QUICK).signIn(username, password);
    }

    private static Browser from(String address) {
        return new Browser(server).sending("X-Forwarded-For", address);
    }

    /** Wrong passwords, each from another address, until it is closed. */
    private static final class Attack implements AutoCloseable {

        private final List<Thread> threads = new ArrayList<>();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger number = new AtomicInteger();
        private volatile boolean over;

        Attack(String username, int atOnce) {
            for (int i = 0; i < atOnce; i++) {
                Browser attacker = from("127.66.0." + i);
                FilledForm form = attacker.authorize(QUICK).filled("#login", Map.of("username", username, "password", "wrong"));
                Thread thread = new Thread(() -> guess(attacker, form));
                thread.setUncaughtExceptionHandler((same, failure) -> failures.add(failure));
                thread.start();
                threads.add(thread);
            }
        }

        private void guess(Browser attacker, FilledForm form) {
            while (!over) {
                int n = number.incrementAndGet();
                String address = "127." + (66 + n / 62_500) + "." + n / 250 % 250 + "." + n % 250;
                Visit answer = form.sentBy(attacker.twin().sending("X-Forwarded-For", address));
                refused.addAndGet(answer.status() == TOO_MANY_REQUESTS ? 1 : 0);
            }
        }

        void awaitRefusals(int count) {
            Patience.until(refused::get, so -> so >= count);
        }

        @Override
        public void close() throws InterruptedException {
            over = true;
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
        }
    }
}
