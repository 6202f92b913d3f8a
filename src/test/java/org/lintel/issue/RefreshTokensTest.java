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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.lintel.announce.Told;
import org.lintel.config.Configured;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.event.TokensRevoked.Reason;
import org.lintel.event.TokensRevoked;
import org.lintel.json.StoredJson;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientBuilder;
import org.lintel.model.ClientRefreshTokens.RefreshTokenExpiration;
import org.lintel.model.ClientRefreshTokens.RefreshTokenUsage;
import org.lintel.model.GrantQuery;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.PersistedGrant;
import org.lintel.model.RefreshToken;
import org.lintel.model.Session;
import org.lintel.secret.HandleSeal;
import org.lintel.secret.Handles;
import org.lintel.secret.Keys;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;
import org.lintel.spi.SessionStore;
import org.lintel.standard.InMemory;

/** What time, use and misuse make of a refresh token. */
class RefreshTokensTest {

    private static final Issuer ISSUER = new Issuer() {
        @Override
        public String value() {
            return "https://id.example";
        }
    };
    private static final String FAMILY = "the-family-of-the-mail";
    private static final Client MAIL = client("mail").build();
    private static final Authorization OFFLINE = authorization("openid", "api", "offline_access");
    private static final Authorization IN_SESSION = authorization("openid", "api");

    private final Instant start = Instant.now();
    private Instant now = start;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final List<TokensRevoked> told = new ArrayList<>();
    private final GrantStore grants = InMemory.grants(clock);
    private final SessionStore sessions = InMemory.sessions(clock);
    private final RefreshTokens tokens = refreshTokens();

    @Nested
    class OneThatIsGoodOnce {

        @Test
        void t4_isFollowedByAnother() {
            String first = first(MAIL, OFFLINE);
            String second = use(MAIL, first);
            String third = use(MAIL, second);
            assertThat(Set.of(first, second, third)).hasSize(3);
            assertThat(tokens.usable(MAIL, third).authorization()).isEqualTo(OFFLINE);
            assertThat(told).isEmpty();
        }

        @Test
        void t4_getsTheSameSuccessorAgainForTenSeconds() {
            String first = first(MAIL, OFFLINE);
            String second = use(MAIL, first);
            pass(Duration.ofMillis(9_999));
            assertThat(use(MAIL, first)).isEqualTo(second);
            assertThat(use(MAIL, first)).isEqualTo(second);
            assertThat(use(MAIL, second)).isNotEqualTo(second);
        }

        @Test
        void t4_takesAllAlongIfItComesBackLater() {
            String first = first(MAIL, OFFLINE);
            String second = use(MAIL, first);
            pass(Duration.ofSeconds(10));
            isRefused(MAIL, first);
            isRefused(MAIL, second);
            assertThat(grants.familyRevoked(FAMILY)).isTrue();
            assertThat(told).containsExactly(new TokensRevoked("mail", "alice", Reason.REPLAY));
        }

        @Test
        void t4_takesAllAlongIfItComesBackWhenItsSuccessorWasUsed() {
            String first = first(MAIL, OFFLINE);
            String third = use(MAIL, use(MAIL, first));
            isRefused(MAIL, first);
            isRefused(MAIL, third);
        }

        @Test
        void t4_takesAllAlongAtOnceWithoutAGracePeriod() {
            Client strict = client("mail").refreshTokenGracePeriod(Duration.ZERO).build();
            String first = first(strict, OFFLINE);
            String second = use(strict, first);
            isRefused(strict, first);
            isRefused(strict, second);
        }

        @Test
        void t4_leavesNoBranchHoweverManyPresentItAtOnce() throws Exception {
            String first = first(MAIL, OFFLINE);
            var threads = Executors.newFixedThreadPool(16);
            try {
                Set<String> successors = new HashSet<>();
                for (var answer : threads.invokeAll(Stream.generate(() -> (java.util.concurrent.Callable<String>) () -> use(MAIL, first))
                        .limit(64).toList())) {
                    successors.add(answer.get());
                }
                assertThat(successors).hasSize(1);
            } finally {
                threads.shutdownNow();
            }
            assertThat(rows().stream().filter(row -> row.redeemed() == null)).as("what can be used").hasSize(1);
        }

        /** Of two who have looked before, one is too late. */
        @Test
        void t4_withoutAGracePeriodOfTwoAtOnceNobodyKeepsAnything() {
            Client strict = client("mail").refreshTokenGracePeriod(Duration.ZERO).build();
            String first = first(strict, OFFLINE);
            var one = tokens.usable(strict, first);
            var other = tokens.usable(strict, first);
            String second = tokens.renew(strict, one, List.of());
            refused(() -> tokens.renew(strict, other, List.of()));
            isRefused(strict, second);
        }

        @Test
        void t4_isWorthNothingOnceTheFamilyIsRevokedEvenIfThatComesInBetween() {
            String first = first(MAIL, OFFLINE);
            var presented = tokens.usable(MAIL, first);
            assertThat(tokens.revoke(MAIL, first)).isTrue();
            refused(() -> tokens.renew(MAIL, presented, List.of()));
            isRefused(MAIL, first);
            assertThat(told).containsExactly(new TokensRevoked("mail", "alice", Reason.CLIENT));
        }

        /** Of what was replaced nothing is stored. */
        @Test
        void t4_onlyTheNewestHasARow() {
            String token = first(MAIL, OFFLINE);
            for (int i = 0; i < 5; i++) {
                token = use(MAIL, token);
            }
            assertThat(rows()).hasSize(1);
        }

        @Test
        void t4_takesAllAlongHoweverManyHaveFollowed() {
            String first = first(MAIL, OFFLINE);
            String token = first;
            for (int i = 0; i < 5; i++) {
                pass(Duration.ofDays(1));
                token = use(MAIL, token);
            }
            isRefused(MAIL, first);
            isRefused(MAIL, token);
            assertThat(grants.familyRevoked(FAMILY)).isTrue();
            assertThat(told).containsExactly(new TokensRevoked("mail", "alice", Reason.REPLAY));
        }

        @Test
        void t4_takesNothingAlongIfItHasOnlyExpired() {
            Client sliding = client("mail").refreshTokenExpiration(RefreshTokenExpiration.SLIDING).build();
            String token = use(sliding, first(sliding, OFFLINE));
            pass(Duration.ofDays(15));
            isRefused(sliding, token);
            assertThat(grants.familyRevoked(FAMILY)).isFalse();
            assertThat(told).isEmpty();
        }

        @Test
        void t4_takesNothingAlongIfSomebodyHasMadeItUp() {
            String token = first(MAIL, OFFLINE);
            String other = Handles.create();
            for (String made : List.of(other + FAMILY, other + token.substring(43), other + Handles.random(16) + FAMILY, token + "A",
                    token.substring(0, 43))) {
                isRefused(MAIL, made);
                assertThat(tokens.revoke(MAIL, made)).isFalse();
            }
            use(MAIL, token);
            assertThat(told).isEmpty();
        }

        @Test
        void t4_canBeRevokedWhenItWasReplaced() {
            String first = first(MAIL, OFFLINE);
            String last = use(MAIL, use(MAIL, first));
            assertThat(tokens.revoke(MAIL, first)).isTrue();
            isRefused(MAIL, last);
        }

        @Test
        void t4_oneThatABuildOfBeforeHasMadeIsReplacedAsAnyOther() {
            String first = ofBefore(MAIL);
            String second = use(MAIL, first);
            assertThat(use(MAIL, first)).isEqualTo(second);
            use(MAIL, second);
            pass(Duration.ofDays(3));
            isRefused(MAIL, first);
            assertThat(told).containsExactly(new TokensRevoked("mail", "alice", Reason.REPLAY));
        }

        /** It has kept the successor with the one that was replaced. */
        @Test
        void t4_oneThatABuildOfBeforeHasReplacedGetsThatSuccessorAgain() {
            String first = ofBefore(MAIL);
            String second = ofBefore(MAIL);
            replacedByABuildOfBefore(first, second);
            assertThat(use(MAIL, first)).isEqualTo(second);
            pass(Duration.ofSeconds(10));
            isRefused(MAIL, first);
            isRefused(MAIL, second);
        }

        @Test
        void t4_takesAllAlongHoweverManyUsedOnesABuildOfBeforeHasLeft() {
            for (int i = 0; i < 500; i++) {
                replacedByABuildOfBefore(ofBefore(MAIL), "x");
            }
            pass(Duration.ofSeconds(1));
            String first = first(MAIL, OFFLINE);
            use(MAIL, use(MAIL, first));
            isRefused(MAIL, first);
            assertThat(told).containsExactly(new TokensRevoked("mail", "alice", Reason.REPLAY));
        }

        private void replacedByABuildOfBefore(String token, String successor) {
            PersistedGrant row = grants.find(Handles.hash(PersistedGrant.Kind.REFRESH_TOKEN, token)).orElseThrow();
            String data = StoredJson.write(StoredJson.read(RefreshToken.class, row.data(), "refresh token")
                    .replacing(HandleSeal.seal(token, "successor", successor)));
            grants.remove(row.key());
            grants.put(new PersistedGrant(row.key(), row.kind(), row.issuer(), row.subject(), row.clientId(), row.sessionId(),
                    row.family(), row.created(), row.expires(), now, data));
        }

        @Test
        void t4_theSuccessorStandsNowhereInTheDatabase() {
            String first = first(MAIL, OFFLINE);
            String second = use(MAIL, first);
            assertThat(rows()).hasSize(1).allSatisfy(row -> assertThat(row.toString() + row.data() + row.key())
                    .doesNotContain(first).doesNotContain(second));
        }

        @Test
        void t4_aRevocationIsRememberedUntilNothingCanBeLeft() {
            String first = first(MAIL, OFFLINE);
            tokens.revoke(MAIL, first);
            pass(Duration.ofDays(30));
            grants.put(new PersistedGrant("key", PersistedGrant.Kind.REFERENCE_TOKEN, ISSUER.value(), "alice", "mail", "sid", FAMILY,
                    now, now.plusSeconds(60), null, "{}"));
            assertThat(grants.find("key")).isEmpty();
        }
    }

    @Nested
    class OneThatIsUsedAgainAndAgain {

        private final Client often = client("mail").refreshTokenUsage(RefreshTokenUsage.REUSE).build();

        @Test
        void staysTheSameUntilItExpires() {
            String token = first(often, OFFLINE);
            assertThat(use(often, token)).isEqualTo(token);
            pass(Duration.ofDays(30).minusMillis(1));
            assertThat(use(often, token)).isEqualTo(token);
            pass(Duration.ofMillis(1));
            isRefused(often, token);
        }

        @Test
        void livesLongerWithEachUseIfItSlides() {
            Client sliding = client("mail").refreshTokenUsage(RefreshTokenUsage.REUSE)
                    .refreshTokenExpiration(RefreshTokenExpiration.SLIDING).build();
            String token = first(sliding, OFFLINE);
            pass(Duration.ofDays(14));
            use(sliding, token);
            pass(Duration.ofDays(14));
            use(sliding, token);
            pass(Duration.ofDays(2));
            isRefused(sliding, token);
        }

        @Test
        void t4_endsWithItsFamily() {
            String token = first(often, OFFLINE);
            tokens.revoke(often, token);
            isRefused(often, token);
        }

        @Test
        void t4_isNotForPublicClients() {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> client("spa").requireClientSecret(false).refreshTokenUsage(RefreshTokenUsage.REUSE).build())
                    .withMessageContaining("refreshTokenUsage");
        }
    }

    @Nested
    class Lifetimes {

        @Test
        void absoluteTheLastOneEndsThirtyDaysAfterTheFirstHoweverOftenItIsUsed() {
            String token = first(MAIL, OFFLINE);
            for (int day = 0; day < 29; day++) {
                pass(Duration.ofDays(1));
                token = use(MAIL, token);
            }
            assertThat(rows()).extracting(PersistedGrant::expires).containsOnly(start.plus(Duration.ofDays(30)));
            pass(Duration.ofDays(1));
            isRefused(MAIL, token);
        }

        @Test
        void slidingOneThatIsNotUsedEndsAfterFifteenDaysAndTheLastAfterThirty() {
            Client sliding = client("mail").refreshTokenExpiration(RefreshTokenExpiration.SLIDING).build();
            String unused = first(sliding, OFFLINE.of("another-family-of-them"));
            String used = first(sliding, OFFLINE);
            pass(Duration.ofDays(14));
            used = use(sliding, used);
            pass(Duration.ofDays(1));
            isRefused(sliding, unused);
            pass(Duration.ofDays(13));
            used = use(sliding, used);
            pass(Duration.ofDays(2));
            isRefused(sliding, used);
        }

        @Test
        void t5_withoutOfflineAccessItEndsWithTheSession() {
            sessions.save(new Session("key", "sid", ISSUER.value(), "alice", start, List.of("pwd"), null, "local", List.of(), Set.of(),
                    start, start,
                    start.plus(Duration.ofHours(10)), false, "", "state"));
            String token = first(MAIL, IN_SESSION);
            String expiring = use(MAIL, first(MAIL, IN_SESSION));
            String offline = first(MAIL, OFFLINE);
            token = use(MAIL, token);
            assertThat(tokens.read(token)).isPresent();
            pass(Duration.ofHours(10));
            isRefused(MAIL, expiring);
            sessions.end("sid");
            isRefused(MAIL, token);
            assertThat(tokens.read(token)).isEmpty();
            use(MAIL, offline);
        }
    }

    @Nested
    class WhoGetsOne {

        @Test
        void aClientThatMayUseIt() {
            assertThat(RefreshTokens.givenFor(MAIL, OFFLINE)).isTrue();
            assertThat(RefreshTokens.givenFor(MAIL, IN_SESSION)).isTrue();
            assertThat(RefreshTokens.givenFor(Client.builder("mail").build(), OFFLINE)).isFalse();
        }

        @Duty("RFC 6749 4.4.3 no-refresh-token")
        @Test
        void nobodyForItself() {
            assertThat(RefreshTokens.givenFor(MAIL, Authorization.forClient(ISSUER.value(), MAIL, List.of("offline_access")))).isFalse();
        }

        @Test
        void nobodyWithoutASessionAndWithoutOfflineAccess() {
            var alice = Authentication.of("alice", start, List.of(), "local");
            assertThat(RefreshTokens.givenFor(MAIL, Authorization.forUser(ISSUER.value(), MAIL, alice, List.of("api")).of(FAMILY)))
                    .isFalse();
        }
    }

    @Test
    void t5_anotherClientIsRefusedAndRevokesNothing() {
        Client other = client("other").build();
        String first = first(MAIL, OFFLINE);
        String second = use(MAIL, first);
        refused(() -> tokens.usable(other, second));
        isRefused(other, first);
        assertThat(tokens.revoke(other, second)).as("it is known, whosever").isTrue();
        use(MAIL, second);
        assertThat(told).isEmpty();
    }

    @Test
    void t3_aHandleOfAnotherKindIsNone() {
        isRefused(MAIL, "x");
        isRefused(MAIL, "");
        assertThat(tokens.revoke(MAIL, "x")).isFalse();
        assertThat(tokens.read("x")).isEmpty();
    }

    @Test
    void aUsedOneIsNotActive() {
        String first = first(MAIL, OFFLINE);
        assertThat(tokens.read(first)).hasValueSatisfying(read -> assertThat(read.authorization()).isEqualTo(OFFLINE));
        use(MAIL, first);
        assertThat(tokens.read(first)).isEmpty();
    }

    private RefreshTokens refreshTokens() {
        var families = new Families();
        families.grants = grants;
        families.issuer = ISSUER;
        families.clock = clock;
        families.announcements = Told.to(event -> told.add((TokensRevoked) event));
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

    /** Stored, as whoever issues it does. */
    private String first(Client client, Authorization authorization) {
        NewRefreshToken made = tokens.first(Agreed.to(client, authorization), Claims.NONE);
        grants.put(made.row());
        return made.value();
    }

    /** As it was made by builds of before, which knew no more of it than its row. */
    private String ofBefore(Client client) {
        String token = Handles.create();
        PersistedGrant row = tokens.first(Agreed.to(client, OFFLINE), Claims.NONE).row();
        grants.put(new PersistedGrant(Handles.hash(PersistedGrant.Kind.REFRESH_TOKEN, token), row.kind(), row.issuer(), row.subject(),
                row.clientId(), row.sessionId(), row.family(), row.created(), row.expires(), null, row.data()));
        return token;
    }

    private String use(Client client, String token) {
        return tokens.renew(client, tokens.usable(client, token), List.of());
    }

    private void isRefused(Client client, String token) {
        refused(() -> use(client, token));
    }

    private static void refused(Runnable what) {
        assertThatExceptionOfType(OAuthException.class).isThrownBy(what::run)
                .satisfies(refusal -> assertThat(refusal.error()).isEqualTo(OAuthError.INVALID_GRANT));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<PersistedGrant> rows() {
        return grants.list(GrantQuery.ofSubject("alice", PersistedGrant.Kind.REFRESH_TOKEN));
    }

    private static ClientBuilder client(String clientId) {
        return Client.builder(clientId).allowedGrantTypes("authorization_code", "refresh_token");
    }

    private static Authorization authorization(String... scopes) {
        var alice = new Authentication("alice", Instant.parse("2026-11-21T12:00:00Z"), List.of("pwd"), null, "local", "sid");
        return Authorization.forUser(ISSUER.value(), MAIL, alice, List.of(scopes)).of(FAMILY);
    }
}
