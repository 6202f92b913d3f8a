package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lintel.event.TokensIssued;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Confirmation;
import org.lintel.model.Constraints;
import org.lintel.model.Granted;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.PresentedRefreshToken;
import org.lintel.model.RequestedClaims;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.spec.Duty;
import org.lintel.spi.SessionStore;
import org.lintel.spi.UserStore;

/** What is issued for an authorization, and what is not. */
class TokensTest {

    private static final Client MAIL = Client.builder("mail").allowedGrantTypes("authorization_code", "implicit", "refresh_token")
            .allowedScopes("openid", "profile", "api", "orders", "offline_access").build();
    private static final Issuing ISSUING = new Issuing(MAIL);
    private static final Constraints CONSTRAINTS = Constraints.NONE.boundTo(Confirmation.key("thumbprint"))
            .at(List.of("https://api.example/a")).allowing(List.of(Claims.of("type", "payment"))).usedBy(Claims.of("sub", "assistant"));

    private final Tokens tokens = ISSUING.bean(Tokens.class);
    private final AccessTokens accessTokens = ISSUING.bean(AccessTokens.class);
    private final RefreshTokens refreshTokens = ISSUING.bean(RefreshTokens.class);
    private final Families families = ISSUING.bean(Families.class);
    private final Session session = ISSUING.signIn("alice");

    @BeforeEach
    void forget() {
        ISSUING.told();
    }

    @AfterAll
    static void stop() {
        ISSUING.close();
    }

    @Nested
    class AtTheTokenEndpoint {

        @Test
        void aUsersAuthorizationBeginsAFamilyByWhichItCanBeTakenBack() {
            TokenResponse response = issue(authorization("openid", "api"));
            assertThat(family(response)).isNotNull();
            assertThat(families.of("alice")).extracting(given -> given.authorization().family()).contains(family(response));
            families.revokeClient("alice", "mail");
            assertThat(accessTokens.read(response.accessToken().value())).isEmpty();
        }

        @Test
        void aFamilyThatNobodyHasBegunCountsForNothing() {
            assertThat(family(issue(authorization("api").of("made up")))).isNotEqualTo("made up");
            assertThat(family(issue(new Granted.Begun(authorization("api").of("begun"))))).isEqualTo("begun");
        }

        @ParameterizedTest
        @CsvSource({"openid api, access_token id_token", "api, access_token", "openid offline_access, access_token id_token refresh_token"})
        void scopesSayWhatThereIs(String scopes, String kinds) {
            TokenResponse response = issue(Authorization.forUser(Issuing.ISSUER, MAIL,
                    Authentication.of("alice", ISSUING.now(), List.of(), "local"), List.of(scopes.split(" "))));
            assertThat(response.kinds()).containsExactly(kinds.split(" "));
            assertThat(response.parameters()).containsEntry("scope", scopes).containsEntry("token_type", "Bearer")
                    .containsEntry("expires_in", 3600L).doesNotContainKey("code");
            assertThat(ISSUING.told()).singleElement().isInstanceOfSatisfying(TokensIssued.class,
                    event -> assertThat(event.kinds()).containsExactly(kinds.split(" ")));
        }

        @Test
        void aClientForItselfGetsAnAccessTokenOfNoFamily() {
            TokenResponse response = issue(Authorization.forClient(Issuing.ISSUER, MAIL, List.of("api")));
            assertThat(response.kinds()).containsExactly("access_token");
            assertThat(claims(response)).containsEntry("sub", "mail").doesNotContainKeys("grant_id", "auth_time");
        }

        @Test
        void t6_noGrantGivesMoreThanTheClientMayHave() {
            for (String scope : List.of("unknown", "email")) {
                refused(OAuthError.INVALID_SCOPE, () -> issue(authorization("openid", scope)));
            }
            assertThat(ISSUING.told()).isEmpty();
        }

        @Test
        void l10_whoIsGoneGetsNothing() {
            Authorization bobs = Issuing.authorization(MAIL, ISSUING.signIn("bob"), "openid", "offline_access");
            String refreshToken = issue(bobs).refreshToken();
            ISSUING.leaves("bob");
            refused(OAuthError.INVALID_GRANT, () -> issue(bobs));
            refused(OAuthError.INVALID_GRANT, () -> issue(refreshTokens.usable(MAIL, refreshToken)));
        }
    }

    @Nested
    class ForARefreshToken {

        @Test
        void whatNarrowsTheFirstTokenNarrowsTheOthers() {
            TokenResponse first = issue(authorization("api", "offline_access").with(CONSTRAINTS));
            TokenResponse second = issue(refreshTokens.usable(MAIL, first.refreshToken()));
            for (TokenResponse response : List.of(first, second)) {
                assertThat(response.accessToken().type()).isEqualTo("DPoP");
                assertThat(claims(response)).containsEntry("cnf", Map.of("jkt", "thumbprint"))
                        .containsEntry("act", Map.of("sub", "assistant"))
                        .containsEntry("authorization_details", List.of(Map.of("type", "payment")));
            }
            assertThat(family(second)).isEqualTo(family(first));
        }

        @Test
        void itIsNotUsedUpByARequestThatIsRefused() {
            String token = issue(authorization("api", "offline_access")).refreshToken();
            refused(OAuthError.INVALID_SCOPE,
                    () -> issue(refreshTokens.usable(MAIL, token).asking(List.of("unknown"), List.of("unknown"))));
            assertThat(issue(refreshTokens.usable(MAIL, token)).refreshToken()).isNotEqualTo(token);
        }

        @Test
        void theIdTokenSpeaksOfTheSameSignInAndOfNoRequest() {
            TokenResponse first = issue(authorization("openid", "offline_access").asking(RequestedClaims.NONE, "nonce"));
            ISSUING.pass(Duration.ofMinutes(2));
            TokenResponse second = issue(refreshTokens.usable(MAIL, first.refreshToken()));
            assertThat(ISSUING.claims(first.idToken(), "JWT")).containsEntry("nonce", "nonce");
            assertThat(ISSUING.claims(second.idToken(), "JWT")).doesNotContainKey("nonce")
                    .containsEntry("auth_time", session.authTime().getEpochSecond()).containsEntry("sid", session.sid());
        }

        @Test
        void t5_aPartOfWhatWasGrantedHasThatPartOfTheClaims() {
            TokenResponse first = issue(authorization("openid", "orders", "offline_access"));
            PresentedRefreshToken used = refreshTokens.usable(MAIL, first.refreshToken());
            assertThat(claims(first)).containsEntry("name", "Alice");
            assertThat(claims(issue(used.asking(List.of("openid"), List.of("openid"))))).doesNotContainKey("name");
        }

        @Test
        void a5_nothingThatIsPrintedHasIt() {
            TokenResponse response = issue(authorization("openid", "offline_access"));
            PresentedRefreshToken used = refreshTokens.usable(MAIL, response.refreshToken());
            assertThat(used + " " + response + " " + response.accessToken()).doesNotContain(response.refreshToken())
                    .doesNotContain(response.accessToken().value()).doesNotContain(response.idToken());
        }
    }

    @Nested
    class AtTheAuthorizationEndpoint {

        @Duty({"Core 3.3.2.5 access-token", "Core 3.3.2.5 id-token", "Core 3.3.2.5 code", "Core 3.3.2.11 at-hash", "Core 3.3.2.11 c-hash"})
        @ParameterizedTest
        @CsvSource({"code, code", "id_token, id_token", "token, access_token", "id_token token, access_token id_token",
                "code id_token, code id_token", "code token, code access_token", "code id_token token, code access_token id_token"})
        void thereIsWhatTheResponseTypeNames(String wanted, String kinds) {
            TokenResponse response = tokens.issue(MAIL,
                    browser(wanted, authorization("openid", "offline_access").of("family of " + wanted)));
            assertThat(response.kinds()).containsExactly(kinds.split(" "));
            boolean codeAlone = wanted.contains("code") && !wanted.contains(" token");
            assertThat(response.parameters().containsKey("scope")).as("the scope is told with what it is good for").isEqualTo(!codeAlone);
            if (response.idToken() != null) {
                Map<String, Object> claims = ISSUING.claims(response.idToken(), "JWT");
                assertThat(claims.containsKey("c_hash")).isEqualTo(response.code() != null);
                assertThat(claims.containsKey("at_hash")).isEqualTo(response.accessToken() != null);
            }
        }

        @Test
        void l10_whenTheSessionHasGoneNobodyKeepsAToken() {
            Session ended = ISSUING.signIn("alice");
            var asked = new FrontChannel(Set.of("token"), Issuing.authorization(MAIL, ended, "api").of("late"), user(),
                    new Ground(ended.key(), null), null, null);
            ISSUING.bean(SessionStore.class).end(ended.sid());
            refused(OAuthError.ACCESS_DENIED, () -> tokens.issue(MAIL, asked));
            assertThat(families.of("alice")).extracting(given -> given.authorization().family()).doesNotContain("late");
            assertThat(ISSUING.told()).isEmpty();
        }

        @Test
        void whatCanBeUsedForLongHasAFamily() {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> browser("code", authorization("openid")));
            assertThat(browser("id_token", authorization("openid")).authorization().family()).isNull();
        }

        private FrontChannel browser(String wanted, Authorization authorization) {
            return new FrontChannel(Set.of(wanted.split(" ")), authorization, user(), new Ground(session.key(), null), null, null);
        }
    }

    private Authorization authorization(String... scopes) {
        return Issuing.authorization(MAIL, session, scopes);
    }

    private static User user() {
        return ISSUING.bean(UserStore.class).find("alice").orElseThrow();
    }

    private TokenResponse issue(Granted granted) {
        return tokens.issue(MAIL, granted, "test");
    }

    private Map<String, Object> claims(TokenResponse response) {
        return accessTokens.read(response.accessToken().value()).orElseThrow().claims();
    }

    private String family(TokenResponse response) {
        return (String) claims(response).get("grant_id");
    }

    private static void refused(OAuthError error, ThrowingCallable attempt) {
        assertThatExceptionOfType(OAuthException.class).isThrownBy(attempt).satisfies(e -> assertThat(e.error()).isEqualTo(error));
    }
}
