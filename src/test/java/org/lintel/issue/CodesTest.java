package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.lintel.announce.Told;
import org.lintel.config.Configured;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.event.SignedOut;
import org.lintel.event.TokensRevoked;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientBuilder;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.GrantQuery;
import org.lintel.model.PersistedGrant;
import org.lintel.model.PresentedCode;
import org.lintel.model.Session;
import org.lintel.secret.Handles;
import org.lintel.secret.Keys;
import org.lintel.oauth.Pkce;
import org.lintel.spi.GrantStore;
import org.lintel.spi.SessionStore;
import org.lintel.standard.InMemory;

/** What becomes of a code that comes several times, or whose ground is taken away meanwhile. */
class CodesTest {

    private static final Issuer ISSUER = new Issuer() {
        @Override
        public String value() {
            return "https://id.example";
        }
    };
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final Pkce PKCE = new Pkce("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "S256");
    private static final String BACK = "https://mail.example/back";
    private static final int AT_ONCE = 20;
    private static final int ROUNDS = 1000;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);

    private final Client mail = client().build();
    private Instant now = Instant.now();
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final List<TokensRevoked> told = new CopyOnWriteArrayList<>();
    private final GrantStore grants = InMemory.grants(clock);
    private final SessionStore sessions = InMemory.sessions(clock);
    private final Families families = families();
    private final Codes codes = codes();
    private final RefreshTokens refreshTokens = refreshTokens();
    private final Session session = session();

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    @Nested
    class ThatComesAgain {

        @Test
        void x7_ofTwentyAtOnceExactlyOneHasTokensAndKeepsThem() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                String code = code("openid", "offline_access");
                List<String> won = atOnce(() -> tokens(mail, code)).stream().flatMap(Optional::stream).toList();

                assertThat(won).as("round %d", round).hasSize(1);
                assertThat(refreshTokens.read(won.get(0))).as("round %d", round).isPresent();
            }
            assertThat(told).isEmpty();
        }

        /** Of two who have looked before, one is too late, and revokes nothing. */
        @Test
        void x7_whoIsTooLateGetsNothingAndLeavesTheWinnerWhatItHas() {
            String code = code("openid", "offline_access");
            PresentedCode one = usable(mail, code);
            PresentedCode other = usable(mail, code);
            String token = tokens(mail, one);
            refused(() -> tokens(mail, other));
            assertThat(refreshTokens.read(token)).isPresent();
            assertThat(grants.list(GrantQuery.ofFamily(one.authorization().family(), PersistedGrant.Kind.REFRESH_TOKEN))).hasSize(1);
        }

        /** What it was given on may be taken away while its tokens are made. */
        @Test
        void x7_nothingIsIssuedOnceItsFamilyIsRevoked() {
            PresentedCode code = usable(mail, code("openid", "offline_access"));
            families.revokeClient("alice", "mail");
            refused(() -> tokens(mail, code));
            assertThat(grants.list(GrantQuery.ofFamily(code.authorization().family(), PersistedGrant.Kind.REFRESH_TOKEN))).isEmpty();
        }

        @Test
        void x7_laterItTakesAllAlong() throws Exception {
            String code = code("openid", "offline_access");
            String token = atOnce(() -> tokens(mail, code)).stream().flatMap(Optional::stream).findFirst().orElseThrow();
            pass(Duration.ofMillis(1_999));
            refused(() -> redeem(mail, code));
            assertThat(refreshTokens.read(token)).isPresent();
            pass(Duration.ofMillis(1));
            refused(() -> redeem(mail, code));
            assertThat(refreshTokens.read(token)).isEmpty();
            assertThat(told).containsExactly(new TokensRevoked("mail", "alice", TokensRevoked.Reason.REPLAY));
        }

        @Test
        void x53_fromSomebodyWhoDoesNotKnowTheRestItTakesAllAlongAtOnce() {
            for (List<String> other : List.of(List.of(BACK, "x".repeat(43)), List.of("https://mail.example/other", VERIFIER))) {
                String code = code("openid", "offline_access");
                String token = tokens(mail, code).orElseThrow();
                refused(() -> codes.usable(mail, code, Optional.of(other.get(0)), Optional.of(other.get(1))));
                assertThat(refreshTokens.read(token)).as(other.toString()).isEmpty();
            }
        }

        @Test
        void x53_ofAClientThatHasProvenNothingItTakesAllAlongAtOnce() {
            Client open = client().requireClientSecret(false).requirePkce(false).build();
            String code = codes.create(open, authorization("openid", "offline_access"), new Ground(session.key(), null), BACK, null);
            String token = tokens(open, codes.usable(open, code, Optional.of(BACK), Optional.empty()));
            refused(() -> codes.usable(open, code, Optional.of(BACK), Optional.empty()));
            assertThat(refreshTokens.read(token)).isEmpty();
        }

        @Test
        void x53_withoutAGracePeriodItTakesAllAlongAtOnce() {
            Client strict = client().authorizationCodeGracePeriod(Duration.ZERO).build();
            String code = code("openid", "offline_access");
            String token = tokens(strict, code).orElseThrow();
            refused(() -> redeem(strict, code));
            assertThat(refreshTokens.read(token)).isEmpty();
        }

        /** A node whose clock is half a minute ahead has redeemed it. */
        @Test
        void x53_aClockThatDiffersMakesNoLongGrace() {
            String code = code("openid", "offline_access");
            pass(Duration.ofSeconds(30));
            String token = tokens(mail, code).orElseThrow();
            pass(Duration.ofSeconds(-30));
            refused(() -> redeem(mail, code));
            assertThat(refreshTokens.read(token)).isEmpty();
        }
    }

    @Nested
    class WhoseGroundIsTakenAway {

        @Test
        void x6_isWorthNothingWhenTheSessionHasEndedOfflineOrNot() {
            String code = code("openid");
            String offline = code("openid", "offline_access");
            sessions.end(session.sid());
            refused(() -> redeem(mail, code));
            refused(() -> redeem(mail, offline));
        }

        @Test
        void x6_isWorthNothingWhenTheBrowserHasAnotherCookie() {
            String code = code("openid", "offline_access");
            sessions.save(session.withKey("another"));
            refused(() -> redeem(mail, code));
        }

        @Test
        void x6_isWorthNothingWhenTheConsentIsGone() {
            PersistedGrant consent = consent();
            var ground = new Ground(session.key(), consent.key());
            String kept = codes.create(mail, authorization("openid"), ground, BACK, PKCE);
            String late = codes.create(mail, authorization("openid"), ground, BACK, PKCE);
            redeem(mail, kept);
            grants.remove(consent.key());
            refused(() -> redeem(mail, late));
        }

        /** Whoever asks for codes meanwhile and redeems them at once or later: what there is afterwards is revoked, or is not there. */
        @Test
        void x6_isWorthNothingHoweverManyAreMadeMeanwhile() throws Exception {
            for (int round = 0; round < ROUNDS / 2; round++) {
                PersistedGrant consent = consent();
                Session one = session();
                boolean signOut = round % 2 == 0;
                var late = new CopyOnWriteArrayList<String>();
                var families = new CopyOnWriteArrayList<String>();
                var number = new java.util.concurrent.atomic.AtomicInteger();
                atOnce(() -> {
                    int me = number.getAndIncrement();
                    if (me == 0) {
                        takeAway(signOut, one, consent);
                        return null;
                    }
                    String code = codes.create(mail, authorization(one, "openid"), new Ground(one.key(), consent.key()), BACK, PKCE);
                    if (me % 2 == 0) {
                        late.add(code);
                    } else {
                        families.add(redeemed(code));
                    }
                    return null;
                });
                late.forEach(code -> families.add(redeemed(code)));

                families.removeIf(String::isEmpty);
                assertThat(families).as("round %d", round).allMatch(grants::familyRevoked);
            }
        }

        private void takeAway(boolean signOut, Session one, PersistedGrant consent) {
            if (signOut) {
                sessions.end(one.sid());
                var ended = new EndedSessions();
                ended.families = families;
                ended.to(new SignedOut("alice", one.sid(), Set.of(), SignedOut.Reason.SIGN_OUT));
            } else {
                grants.remove(consent.key());
                families.revokeClient("alice", "mail");
            }
        }

        /** What is given at once is found by whoever takes away, or sees that it has been taken. */
        @Test
        void x6_norIsWhatIsGivenWithoutACode() {
            Authorization given = authorization("openid");
            assertThat(families.remember(mail, given, () -> true)).isTrue();
            assertThat(grants.familyRevoked(given.family())).isFalse();
            Authorization late = authorization("openid");
            assertThat(families.remember(mail, late, () -> false)).isFalse();
            assertThat(grants.familyRevoked(late.family())).isTrue();
        }
    }

    /** The family of what the code has bought, empty if it bought nothing. */
    private String redeemed(String code) {
        try {
            return redeem(mail, code).family();
        } catch (OAuthException e) {
            return "";
        }
    }

    private Optional<String> tokens(Client client, String code) {
        try {
            return Optional.of(tokens(client, usable(client, code)));
        } catch (OAuthException e) {
            return Optional.empty();
        }
    }

    private String tokens(Client client, PresentedCode code) {
        NewRefreshToken made = refreshTokens.first(Agreed.to(client, code.authorization()), Claims.NONE);
        codes.redeem(client, code, List.of(made.row()));
        return made.value();
    }

    private Authorization redeem(Client client, String code) {
        PresentedCode presented = usable(client, code);
        codes.redeem(client, presented, List.of());
        return presented.authorization();
    }

    private PresentedCode usable(Client client, String code) {
        return codes.usable(client, code, Optional.of(BACK), Optional.of(VERIFIER));
    }

    private String code(String... scopes) {
        return codes.create(mail, authorization(scopes), new Ground(session.key(), null), BACK, PKCE);
    }

    private Authorization authorization(String... scopes) {
        return authorization(session, scopes);
    }

    private Authorization authorization(Session in, String... scopes) {
        return Authorization.forUser(ISSUER.value(), mail, Authentication.of(in), List.of(scopes)).of(Handles.random(16));
    }

    private Session session() {
        var made = new Session(Handles.random(16), Handles.random(16), ISSUER.value(), "alice", now, List.of("pwd"), null, "local",
                List.of(), Set.of(), now,
                now,
                now.plus(Duration.ofHours(10)), false, "", "state");
        sessions.save(made);
        return made;
    }

    private PersistedGrant consent() {
        var consent = new PersistedGrant(Handles.random(16), PersistedGrant.Kind.CONSENT, ISSUER.value(), "alice", "mail", null, null, now,
                null, null, "{}");
        grants.put(consent);
        return consent;
    }

    private static void refused(Runnable what) {
        assertThatExceptionOfType(OAuthException.class).isThrownBy(what::run)
                .satisfies(refusal -> assertThat(refusal.error()).isEqualTo(OAuthError.INVALID_GRANT));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static ClientBuilder client() {
        return Client.builder("mail").allowedGrantTypes("authorization_code", "refresh_token");
    }

    private static <T> List<T> atOnce(Callable<T> what) throws Exception {
        var start = new CountDownLatch(AT_ONCE);
        List<Future<T>> calls = IntStream.range(0, AT_ONCE).mapToObj(i -> THREADS.submit(() -> {
            start.countDown();
            start.await();
            return what.call();
        })).toList();
        var found = new ArrayList<T>();
        for (Future<T> call : calls) {
            found.add(call.get());
        }
        return found.stream().filter(Objects::nonNull).toList();
    }

    private Codes codes() {
        var made = new Codes();
        made.grants = grants;
        made.families = families;
        made.clock = clock;
        made.grounds = new Grounds();
        made.grounds.sessions = sessions;
        made.grounds.grants = grants;
        return made;
    }

    private RefreshTokens refreshTokens() {
        var made = new RefreshTokens();
        made.grants = grants;
        made.sessions = sessions;
        made.families = families;
        made.issuer = ISSUER;
        made.clock = clock;
        made.values = new RefreshTokenValues();
        made.values.serverKey = Keys.of(Configured.with(Setting.KEY, Base64.getEncoder().encodeToString(new byte[32])));
        return made;
    }

    private Families families() {
        var made = new Families();
        made.grants = grants;
        made.issuer = ISSUER;
        made.clock = clock;
        made.announcements = Told.to(event -> told.add((TokensRevoked) event));
        return made;
    }
}
