package org.lintel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.lintel.announce.Told;
import org.lintel.browser.Cookies;
import org.lintel.browser.RemoteAddress;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.event.SignedOut.Reason;
import org.lintel.event.SignedOut;
import org.lintel.model.Claims;
import org.lintel.model.Proof;
import org.lintel.model.Session;
import org.lintel.model.User;

class BrowserSessionTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final User BOB = new User("1", "bob", true, Claims.of());
    private static final User ALICE = new User("2", "alice", true, Claims.of());

    private final Configured configured = Configured.withNothing();
    private final Jar jar = new Jar();
    private final List<SignedOut> told = new ArrayList<>();
    private Instant now = NOON;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final HeldSessions store = new HeldSessions(clock);

    @AfterEach
    void restore() {
        configured.close();
    }

    @Test
    void aSessionLastsTenHoursFromTheSignIn() {
        Session session = signIn(BOB, false);

        assertThat(session.expires()).isEqualTo(NOON.plus(Duration.ofHours(10)));
        assertThat(session.persistent()).isFalse();
        assertThat(jar.lifetime).isEmpty();
        isSignedInUntil(Duration.ofHours(10));
    }

    @Test
    void whoAsksForItStaysSignedInForThirtyDays() {
        Session session = signIn(BOB, true);

        assertThat(session.persistent()).isTrue();
        assertThat(jar.lifetime).contains(Duration.ofDays(30));
        isSignedInUntil(Duration.ofDays(30));
    }

    @Test
    void nobodyStaysSignedInWhereThatIsOff() {
        configured.and(Setting.SESSION_REMEMBER_ME, "off");

        assertThat(signIn(BOB, true).persistent()).isFalse();
        assertThat(jar.lifetime).isEmpty();
        isSignedInUntil(Duration.ofHours(10));
    }

    @Test
    void r7_useDoesNotProlongASession() {
        signIn(BOB, false);
        after(Duration.ofHours(9));

        assertThat(request().current()).isPresent();
        isSignedInUntil(Duration.ofHours(10));
    }

    @Test
    void r7_useProlongsASlidingSession() {
        configured.and(Setting.SESSION_SLIDING, "true");
        signIn(BOB, false);
        after(Duration.ofHours(9));

        Session used = request().current().orElseThrow();
        assertThat(used.expires()).isEqualTo(NOON.plus(Duration.ofHours(19)));
        assertThat(used.authTime()).isEqualTo(NOON);
        assertThat(store.list("1")).containsExactly(used);
        after(Duration.ofHours(19));
        assertThat(request().current()).isEmpty();
    }

    @Test
    void r7_evenASlidingSessionEndsAMonthAfterTheSignIn() {
        configured.and(Setting.SESSION_SLIDING, "true");
        signIn(BOB, false);
        for (int hours = 6; hours < 30 * 24; hours += 6) {
            after(Duration.ofHours(hours));
            assertThat(request().current()).as("after %s hours", hours).isPresent();
        }
        isSignedInUntil(Duration.ofDays(30));
    }

    @Test
    void r7_theSessionOfWhoStaysSignedInIsNotProlonged() {
        configured.and(Setting.SESSION_SLIDING, "true");
        signIn(BOB, true);
        after(Duration.ofDays(29));

        assertThat(request().current()).isPresent();
        isSignedInUntil(Duration.ofDays(30));
    }

    @Test
    void useIsNotedOnceAMinuteAtMost() {
        signIn(BOB, false);
        for (int seconds = 0; seconds <= 130; seconds += 10) {
            after(Duration.ofSeconds(seconds));
            request().current();
        }

        assertThat(store.notes()).isEqualTo(2);
        assertThat(request().current().orElseThrow().lastSeen()).isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void s16_eachSignInHasACookieAndABrowserStateOfItsOwn() {
        Session first = signIn(BOB, false);
        String cookie = jar.session;
        request().visited("shop");
        Session second = signIn(BOB, false);

        assertThat(second.sid()).isEqualTo(first.sid());
        assertThat(second.clients()).containsExactly("shop");
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.browserState()).isNotEqualTo(first.browserState());
        assertThat(jar.session).isNotEqualTo(cookie);
        assertThat(told).isEmpty();
    }

    @Test
    void anotherUserEndsTheSession() {
        Session bobs = signIn(BOB, false);
        Session alices = signIn(ALICE, false);

        assertThat(alices.sid()).isNotEqualTo(bobs.sid());
        assertThat(store.list("1")).isEmpty();
        assertThat(told).containsExactly(new SignedOut("1", bobs.sid(), Set.of(), Reason.REPLACED));
    }

    @Test
    void o5_signingOutEndsItHereAndOnTheServerAndTellsOnce() {
        Session session = signIn(BOB, false);
        request().visited("shop");
        request().end();
        request().end();

        assertThat(jar.session).isEmpty();
        assertThat(jar.check).isEmpty();
        assertThat(store.list("1")).isEmpty();
        assertThat(told).containsExactly(new SignedOut("1", session.sid(), Set.of("shop"), Reason.SIGN_OUT));
    }

    @Test
    void l10_aSessionEndedFromElsewhereIsNone() {
        Session session = signIn(BOB, false);
        assertThat(sessions().end(session.sid(), Reason.ENDED)).contains(session);

        assertThat(request().current()).isEmpty();
        assertThat(told).containsExactly(new SignedOut("1", session.sid(), Set.of(), Reason.ENDED));
        request().end();
        assertThat(jar.session).as("the cookie is good for nothing").isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void clientsAreToldOfExpiredSessionsOnce() {
        Session session = signIn(BOB, false);
        request().visited("shop");
        after(Duration.ofHours(10).minusSeconds(1));
        sessions().endExpired();
        assertThat(told).isEmpty();
        after(Duration.ofHours(10));
        sessions().endExpired();
        sessions().endExpired();

        assertThat(told).containsExactly(new SignedOut("1", session.sid(), Set.of("shop"), Reason.EXPIRED));
    }

    @Test
    void moreExpiredSessionsThanABatchAreToldOf() {
        for (int i = 0; i < 250; i++) {
            jar.session = "";
            signIn(BOB, false);
        }
        after(Duration.ofHours(10));
        sessions().endExpired();

        assertThat(told).hasSize(250);
    }

    private void isSignedInUntil(Duration sinceNoon) {
        after(sinceNoon.minusSeconds(1));
        assertThat(request().current()).as("a second before").isPresent();
        after(sinceNoon);
        assertThat(request().current()).as("then").isEmpty();
    }

    private void after(Duration sinceNoon) {
        now = NOON.plus(sinceNoon);
    }

    private Session signIn(User user, boolean remember) {
        var proof = new Proof("password", List.of("pwd"), "local", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return request().signIn(user, List.of(proof), "acr", remember);
    }

    /** Each request has a bean of its own. */
    private BrowserSession request() {
        var session = new BrowserSession();
        session.cookies = jar;
        session.remoteAddress = new RemoteAddress();
        session.request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (self, method, arguments) -> "Browser/1.0");
        session.store = store;
        session.sessions = sessions();
        session.settings = configured.settings();
        session.issuer = configured.issuer();
        session.clock = clock;
        return session;
    }

    private Sessions sessions() {
        var sessions = new Sessions();
        sessions.store = store;
        sessions.clock = clock;
        sessions.announcements = Told.to(event -> told.add((SignedOut) event));
        return sessions;
    }

    /** The browser's. */
    private static final class Jar extends Cookies {

        private String session = "";
        private String check = "";
        private Optional<Duration> lifetime = Optional.empty();

        @Override
        public Optional<String> session() {
            return Optional.of(session).filter(value -> !value.isEmpty());
        }

        @Override
        public void setSession(String value, Optional<Duration> lifetime) {
            session = value;
            this.lifetime = lifetime;
        }

        @Override
        public void removeSession() {
            session = "";
        }

        @Override
        public void setCheck(String value, Optional<Duration> lifetime) {
            assertThat(lifetime).as("as long as the other").isEqualTo(this.lifetime);
            check = value;
        }

        @Override
        public void removeCheck() {
            check = "";
        }
    }
}
