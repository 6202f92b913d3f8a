package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** What is asked for in parallel while it is taken back, by somebody with the same cookie, and redeemed afterwards: it is worth nothing. */
@Tag("http")
@Tag("stores")
@Once
class UnderWayIT {

    private static final App RENEW = Apps.named("renew");
    private static final App OFFLINE = RENEW.with("scope", "openid offline_access");
    private static final int ROUNDS = Integer.getInteger("lintel.races", 3);
    private static final int AHEAD = 3;

    /** What a request was answered with. */
    private record Given(App app, Map<String, String> response) {
    }

    private final Server server = Lintel.server();

    @Test
    void x6_noCodeAndNoTokenOutlivesTheSession() {
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = Lintel.browser();
            browser.authorize(RENEW).signIn("uwe", "uwe-password").code();
            List<Given> given = meanwhile(browser, List.of(RENEW, OFFLINE, App.JS, OFFLINE),
                    () -> browser.open("/logout").submit("#logout", Map.of()));
            assertThat(given).filteredOn(this::isAlive).as("round %d, of %d", round, given.size()).isEmpty();
        }
    }

    /** The cookie that was stolen is that of the session that goes on, or of another. */
    @Test
    void x6_noCodeThatAnOldCookieHasBroughtOutlivesThePassword() {
        String password = "udo's password of old";
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = Lintel.browser();
            Browser elsewhere = Lintel.browser();
            for (Browser each : List.of(browser, elsewhere)) {
                each.authorize(RENEW).signIn("udo", password).code();
            }
            String current = password;
            String next = round == ROUNDS - 1 ? "udo's password of old" : "a new password, number " + round;
            List<Given> given = meanwhile(round % 2 == 0 ? browser : elsewhere, List.of(RENEW, OFFLINE, OFFLINE),
                    () -> assertThat(browser.open("/password").submit("#change", Map.of("current", current, "new", next, "again", next))
                            .document().selectFirst("#done")).isNotNull());
            password = next;
            assertThat(given).filteredOn(this::isAlive).as("round %d, of %d", round, given.size()).isEmpty();
        }
    }

    @Test
    void x6_noCodeOutlivesTheConsent() {
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = Lintel.browser();
            browser.authorize(App.WEB_SHOP.with("prompt", "consent")).signIn("uwe", "uwe-password").consent().code();
            Visit page = browser.open("/permissions");
            List<Given> given = meanwhile(browser, List.of(App.WEB_SHOP, App.WEB_SHOP, App.WEB_SHOP),
                    () -> assertThat(page.document().selectFirst("form:has(input[name=client][value=web-shop])")).isNotNull()
                            .satisfies(form -> page.submit("form:has(input[name=client][value=web-shop])", Map.of())));
            assertThat(given).filteredOn(this::isAlive).as("round %d, of %d", round, given.size()).isEmpty();
        }
    }

    /** Of sign-ins by the old password that are under way none ends in a session. */
    @Test
    void x6_noSignInOutlivesThePassword() throws Exception {
        String password = "ute's password of old";
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = Lintel.browser();
            browser.authorize(RENEW).signIn("ute", password).code();
            String current = password;
            String next = round == ROUNDS - 1 ? "ute's password of old" : "another password, number " + round;
            var entering = new CopyOnWriteArrayList<Browser>();
            var start = new CountDownLatch(1);
            List<Thread> threads = Stream.generate(() -> new Thread(() -> {
                Browser other = Lintel.browser();
                Visit page = other.authorize(RENEW);
                start.countDown();
                page.filled("#login", Map.of("username", "ute", "password", current)).sentBy(other);
                entering.add(other);
            })).limit(2).toList();
            threads.forEach(Thread::start);
            start.await();
            assertThat(browser.open("/password").submit("#change", Map.of("current", current, "new", next, "again", next))
                    .document().selectFirst("#done")).isNotNull();
            password = next;
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(entering).hasSize(2)
                    .allSatisfy(other -> assertThat(other.open("/permissions").address().getPath()).isEqualTo("/login"));
        }
    }

    /** What those with the browser's cookies get from before the beginning of something to after its end. */
    private List<Given> meanwhile(Browser browser, List<App> apps, Runnable taking) {
        var given = new CopyOnWriteArrayList<Given>();
        var over = new AtomicBoolean();
        var under = new CountDownLatch(AHEAD * apps.size());
        List<Thread> thieves = apps.stream().map(app -> {
            Browser thief = browser.twin();
            return new Thread(() -> {
                boolean last;
                do {
                    last = over.get();
                    Visit visit = thief.openWithoutFollowing(app.with("prompt", "none").authorizeAddress());
                    given.add(new Given(app, visit.response()));
                    under.countDown();
                } while (!last);
            });
        }).toList();
        thieves.forEach(Thread::start);
        try {
            under.await();
            taking.run();
            over.set(true);
            for (Thread thief : thieves) {
                thief.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            over.set(true);
        }
        List<Given> something = given.stream().filter(one -> !one.response().containsKey("error")).toList();
        assertThat(something).hasSizeGreaterThanOrEqualTo(AHEAD);
        return something;
    }

    private boolean isAlive(Given given) {
        String token = given.response().get("access_token");
        if (given.response().containsKey("code")) {
            Answer tokens = given.app().redeem(server, given.response().get("code"));
            if (tokens.status() != 200) {
                return false;
            }
            token = tokens.text("access_token");
            String refresh = tokens.text("refresh_token");
            if (refresh != null
                    && given.app().token(server, Map.of("grant_type", "refresh_token", "refresh_token", refresh)).status() == 200) {
                return true;
            }
        }
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token).status() == 200;
    }
}
