package org.lintel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.lintel.model.AuthenticationContext;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientBuilder;
import org.lintel.model.OAuthError;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.model.Wanted;
import org.lintel.request.InteractionRules.Situation;
import org.lintel.spec.Duty;

/** The decision table of {@link InteractionRules}, row by row. Bob is the one who is signed in, if anybody is. */
class InteractionRulesTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final List<String> ASKED = List.of("openid", "profile", "api");

    private static final NextStep SIGN_IN = new NextStep.SignIn(Wanted.NOTHING);
    private static final NextStep ASK = new NextStep.AskConsent();
    private static final User BOB = new User("bob", "bob", true, Claims.NONE);
    private static final NextStep PROCEED = new NextStep.Proceed(ASKED, BOB, null);

    @Nested
    class NobodyIsSignedIn {

        @Test
        void meansSigningIn() {
            assertThat(request().next()).isEqualTo(SIGN_IN);
        }

        @Test
        void thenTheSignInIsToldWhatIsWanted() {
            assertThat(request().maxAge(60).wantsContext("urn:example:gold").step())
                    .isEqualTo(
                            new NextStep.SignIn(new Wanted("shop", List.of(), List.of("urn:example:gold"), Duration.ofSeconds(60), null)));
        }

        @Test
        void meansSigningInWhateverThePromptButNone() {
            assertThat(request().prompt("login").next()).isEqualTo(SIGN_IN);
            assertThat(request().prompt("consent").next()).isEqualTo(SIGN_IN);
            assertThat(request().prompt("select_account").next()).isEqualTo(SIGN_IN);
        }

        @Duty("Core 3.1.2.3 no-interaction")
        @Test
        void s9_promptNoneIsLoginRequired() {
            assertThat(request().prompt("none").next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }

        @Test
        void s9_promptNoneIsLoginRequiredEvenWhereTheClientNeedsNoConsent() {
            assertThat(request().prompt("none").policyAsks(false).next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }

        /** The page says that the account may not use this application, and takes another one. */
        @Test
        void x35_whoMayNotUseTheClientIsAskedToBeSomebodyElse() {
            assertThat(request().barred().next()).isEqualTo(SIGN_IN);
            assertThat(request().prompt("login").signedInForIt("bob").barred().next()).isEqualTo(SIGN_IN);
        }

        @Test
        void x35_withPromptNoneTheClientIsTold() {
            assertThat(request().prompt("none").barred().next()).satisfies(refuses(OAuthError.ACCESS_DENIED));
        }

        @Test
        void s10_aSignInThatWasMadeForTheRequestIsWorthNothingOnceTheSessionIsOver() {
            assertThat(request().prompt("login").signedInForIt("bob").next()).isEqualTo(SIGN_IN);
        }

        @Test
        void aDecisionOfSomebodyWhoLeftIsWorthNothing() {
            assertThat(request().decided("bob", ASKED).next()).isEqualTo(SIGN_IN);
        }
    }

    @Nested
    class BobIsSignedIn {

        @Test
        void si11_andTheClientGetsWhatItAskedForWithoutAPage() {
            assertThat(request().bobIsHere().next()).isEqualTo(PROCEED);
            assertThat(request().bobIsHere().prompt("none").next()).isEqualTo(PROCEED);
        }

        @Test
        void s10_promptLoginMakesHimSignInAgain() {
            assertThat(request().bobIsHere().prompt("login").next()).isEqualTo(SIGN_IN);
        }

        @Test
        void promptSelectAccountMakesHimSignInAgain() {
            assertThat(request().bobIsHere().prompt("select_account").next()).isEqualTo(SIGN_IN);
        }

        @Test
        void s10_promptLoginIsSatisfiedByASignInForThisVeryRequest() {
            assertThat(request().bobIsHere().prompt("login").signedInForIt("bob").next()).isEqualTo(PROCEED);
            assertThat(request().bobIsHere().prompt("select_account").signedInForIt("bob").next()).isEqualTo(PROCEED);
        }

        @Test
        void s10_promptLoginIsNotSatisfiedByARequestThatWasMerelyKept() {
            assertThat(request().bobIsHere().prompt("login").kept().next()).isEqualTo(SIGN_IN);
        }

        @Test
        void s10_promptLoginIsNotSatisfiedByASignInOfSomebodyElse() {
            assertThat(request().bobIsHere().prompt("login").signedInForIt("alice").next()).isEqualTo(SIGN_IN);
        }

        @Test
        void s10_promptLoginIsNotSatisfiedByASignInIntoAnotherSession() {
            assertThat(request().bobIsHere().prompt("login").signedInForIt("bob", "another sid").next()).isEqualTo(SIGN_IN);
        }

        @Test
        void s10_maxAgeZeroAlwaysMeansSigningInAgain() {
            assertThat(request().bobIsHere().signedIn(Duration.ZERO).maxAge(0).next()).isEqualTo(SIGN_IN);
            assertThat(request().bobIsHere().signedIn(Duration.ZERO).maxAge(0).signedInForIt("bob").next()).isEqualTo(PROCEED);
        }

        @Test
        void s10_maxAgeBeyondAllBoundsIsSatisfiedByAnySignIn() {
            assertThat(request().bobIsHere().signedIn(Duration.ofDays(30)).maxAge(3_153_600_000L).next()).isEqualTo(PROCEED);
        }

        @Test
        void s10_maxAgeMeansSigningInAgainOnceTheSignInIsOlder() {
            assertThat(request().bobIsHere().signedIn(Duration.ofSeconds(60)).maxAge(60).next()).isEqualTo(PROCEED);
            assertThat(request().bobIsHere().signedIn(Duration.ofSeconds(61)).maxAge(60).next()).isEqualTo(SIGN_IN);
        }

        /** The clock was put back since, by more than those of nodes differ: how old the sign-in is nobody knows. */
        @Test
        void x15_aSignInOfTheFutureIsNotFresh() {
            assertThat(request().bobIsHere().signedIn(Duration.ofSeconds(-30)).maxAge(60).next()).isEqualTo(PROCEED);
            assertThat(request().bobIsHere().signedIn(Duration.ofSeconds(-31)).maxAge(60).next()).isEqualTo(SIGN_IN);
            assertThat(request().bobIsHere().signedIn(Duration.ofHours(-1)).maxAge(7200).signedInForIt("bob").next()).isEqualTo(PROCEED);
            assertThat(request().bobIsHere().signedIn(Duration.ofHours(-1)).next()).as("nobody asks how old it is").isEqualTo(PROCEED);
        }

        @Test
        void s9_maxAgeWithPromptNoneIsLoginRequiredOnceTheSignInIsOlder() {
            var request = request().bobIsHere().signedIn(Duration.ofSeconds(61)).maxAge(60).prompt("none");
            assertThat(request.next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }

        @Test
        void s10_maxAgeIsSatisfiedByASignInForThisRequestEvenIfTheConsentPageTookLong() {
            assertThat(request().bobIsHere().signedIn(Duration.ofMinutes(10)).maxAge(60).signedInForIt("bob").next()).isEqualTo(PROCEED);
        }

        @Test
        void theClientsOwnLimitCountsLikeMaxAge() {
            var strict = client().userSsoLifetime(Duration.ofMinutes(5)).build();
            assertThat(request(strict).bobIsHere().signedIn(Duration.ofMinutes(5)).next()).isEqualTo(PROCEED);
            assertThat(request(strict).bobIsHere().signedIn(Duration.ofSeconds(301)).next()).isEqualTo(SIGN_IN);
            assertThat(request(strict).bobIsHere().signedIn(Duration.ofSeconds(301)).maxAge(3600).next()).isEqualTo(SIGN_IN);
            assertThat(request(strict).bobIsHere().signedIn(Duration.ofSeconds(301)).signedInForIt("bob").next()).isEqualTo(PROCEED);
        }
    }

    @Nested
    class AHint {

        @Test
        void r6_atTheOneWhoIsSignedInChangesNothing() {
            assertThat(request().bobIsHere().hintsAt("bob").next()).isEqualTo(PROCEED);
            assertThat(request().bobIsHere().hintsAt("bob").prompt("none").next()).isEqualTo(PROCEED);
        }

        @Test
        void s9_atSomebodyElseIsLoginRequiredWithPromptNone() {
            assertThat(request().bobIsHere().hintsAt("alice").prompt("none").next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }

        @Test
        void atSomebodyElseMeansSigningIn() {
            assertThat(request().bobIsHere().hintsAt("alice").next()).isEqualTo(SIGN_IN);
        }

        @Test
        void atSomebodyElseThanWhoThenSignedInIsLoginRequired() {
            assertThat(request().bobIsHere().hintsAt("alice").signedInForIt("bob").next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }

        @Test
        void s9_aHintNamesHimAsTheClientKnowsHim() {
            assertThat(request().bobIsKnownAs("x7").hintsAt("x7").next()).isEqualTo(PROCEED);
            assertThat(request().bobIsKnownAs("x7").hintsAt("bob").prompt("none").next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }

        /**
         * "MAY ask the End-User to re-authenticate … If … the requirement cannot be met … a failed authentication attempt" (Core §5.5.1.1).
         */
        @Duty("Core 5.5.1.1 acr-essential")
        @Test
        void s10_anEssentialAcrMeansSigningInInAWayThatHasIt() {
            String password = AuthenticationContext.PASSWORD;
            assertThat(request().signedInWith("pwd").wantsContext(password).next()).isEqualTo(PROCEED);
            assertThat(request().signedInWith("swk").wantsContext(password).next()).isEqualTo(SIGN_IN);
            assertThat(request().signedInWith("swk").wantsContext(password).prompt("none").next())
                    .satisfies(refuses(OAuthError.LOGIN_REQUIRED));
            assertThat(request().signedInWith("swk").signedInForIt("bob").wantsContext(password).next())
                    .satisfies(refuses(OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS));
        }

        @Test
        void r6_thatWeDidNotGiveThisClientIsLoginRequiredWithPromptNone() {
            assertThat(request().bobIsHere().hintsAtNobodyWeKnow().prompt("none").next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }

        @Test
        void thatWeDidNotGiveThisClientMeansSigningInOnce() {
            assertThat(request().bobIsHere().hintsAtNobodyWeKnow().next()).isEqualTo(SIGN_IN);
            assertThat(request().bobIsHere().hintsAtNobodyWeKnow().signedInForIt("bob").next()).isEqualTo(PROCEED);
        }

        @Test
        void atAnybodyMeansSigningInWhenNobodyIs() {
            assertThat(request().hintsAt("bob").next()).isEqualTo(SIGN_IN);
            assertThat(request().hintsAt("bob").prompt("none").next()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
        }
    }

    @Nested
    class Consent {

        @Test
        void si10_isAskedForWhereThePolicySaysSo() {
            assertThat(request().bobIsHere().policyAsks(true).next()).isEqualTo(ASK);
        }

        @Duty("Core 3.1.2.3 no-interaction")
        @Test
        void s9_isRequiredWithPromptNone() {
            assertThat(request().bobIsHere().policyAsks(true).prompt("none").next()).satisfies(refuses(OAuthError.CONSENT_REQUIRED));
        }

        @Test
        void isAskedForByPromptConsentThoughThePolicyWouldNot() {
            assertThat(request().bobIsHere().prompt("consent").next()).isEqualTo(ASK);
        }

        @Test
        void comesAfterTheSignInThatThePromptWants() {
            assertThat(request().bobIsHere().policyAsks(true).prompt("login").next()).isEqualTo(SIGN_IN);
            assertThat(request().bobIsHere().prompt("login", "consent").signedInForIt("bob").next()).isEqualTo(ASK);
        }

        @Test
        void si10_givesTheClientWhatWasTickedAndNoMore() {
            assertThat(request().bobIsHere().policyAsks(true).decided("bob", List.of("openid", "api")).next())
                    .isEqualTo(new NextStep.Proceed(List.of("openid", "api"), BOB, null));
        }

        @Test
        void ofThisRequestSatisfiesPromptConsent() {
            assertThat(request().bobIsHere().prompt("consent").decided("bob", ASKED).next()).isEqualTo(PROCEED);
        }

        @Test
        void si10_refusedIsAccessDenied() {
            assertThat(request().bobIsHere().policyAsks(true).decided("bob", List.of()).next())
                    .satisfies(refuses(OAuthError.ACCESS_DENIED));
        }

        @Test
        void refusedIsAccessDeniedEvenWhereNobodyHadToAsk() {
            assertThat(request().bobIsHere().decided("bob", List.of()).next()).satisfies(refuses(OAuthError.ACCESS_DENIED));
        }

        @Test
        void s15_ofSomebodyElseIsNoConsent() {
            assertThat(request().bobIsHere().policyAsks(true).decided("alice", ASKED).next()).isEqualTo(ASK);
            assertThat(request().bobIsHere().policyAsks(true).decided("alice", List.of()).next()).isEqualTo(ASK);
        }

        @Test
        void s10_doesNotReplaceASignInThatIsStillOutstanding() {
            assertThat(request().bobIsHere().prompt("login").decided("bob", ASKED).next()).isEqualTo(SIGN_IN);
        }

        @Test
        void ofSomebodyWhomTheHintDoesNotNameIsOfNoUse() {
            assertThat(request().bobIsHere().hintsAt("alice").decided("bob", ASKED).next()).isEqualTo(SIGN_IN);
        }
    }

    /** Whatever comes together: what each answer presupposes (OpenID Connect Core §3.1.2.1, §3.1.2.3, §3.1.2.4, §3.1.2.6). */
    @Nested
    class EveryCombination {

        @Test
        void s9_withPromptNoneThereIsNoPage() {
            rows().filter(row -> row.prompts.contains("none"))
                    .forEach(row -> assertThat(row.next()).as(row.toString()).isNotIn(SIGN_IN, ASK));
        }

        @Test
        void s10_nobodyIsAnsweredWhileASignInIsOutstanding() {
            rows().filter(Row::mustSignIn).forEach(row -> {
                NextStep next = row.next();
                if (row.prompts.contains("none") || row.fresh()) {
                    assertThat(next).as(row.toString()).satisfies(refuses(OAuthError.LOGIN_REQUIRED));
                } else {
                    assertThat(next).as(row.toString()).isEqualTo(SIGN_IN);
                }
            });
        }

        @Test
        void whoNeedNotSignInIsNotAskedTo() {
            rows().filter(row -> !row.mustSignIn()).forEach(row -> {
                NextStep next = row.next();
                assertThat(next).as(row.toString()).isNotEqualTo(SIGN_IN);
                assertThat(next instanceof NextStep.Refuse refusal && refusal.error().equals(OAuthError.LOGIN_REQUIRED)).as(row.toString())
                        .isFalse();
            });
        }

        @Test
        void consentIsAskedForOnceWhereItIsNeededAndOnlyThere() {
            rows().filter(row -> !row.mustSignIn()).forEach(row -> {
                boolean decided = row.decision != null && row.decision.subject().equals("bob");
                boolean wanted = row.mustAsk || row.prompts.contains("consent");
                NextStep next = row.next();
                if (decided && row.decision.refused()) {
                    assertThat(next).as(row.toString()).satisfies(refuses(OAuthError.ACCESS_DENIED));
                } else if (decided || !wanted) {
                    assertThat(next).as(row.toString()).isEqualTo(PROCEED);
                } else if (row.prompts.contains("none")) {
                    assertThat(next).as(row.toString()).satisfies(refuses(OAuthError.CONSENT_REQUIRED));
                } else {
                    assertThat(next).as(row.toString()).isEqualTo(ASK);
                }
            });
        }

        private static Stream<Row> rows() {
            Stream<Row> rows = Stream.of(Set.<String>of(), Set.of("none"), Set.of("login"), Set.of("consent"), Set.of("select_account"),
                    Set.of("login", "consent"), Set.of("login", "select_account"), Set.of("consent", "select_account"),
                    Set.of("login", "consent", "select_account")).map(prompts -> request().prompt(prompts.toArray(String[]::new)));
            rows = rows.flatMap(row -> Stream.of(row, row.copy().bobIsHere().signedIn(Duration.ZERO),
                    row.copy().bobIsHere().signedIn(Duration.ofSeconds(61))));
            rows = rows.flatMap(row -> Stream.of(row, row.copy().kept(), row.copy().signedInForIt("bob"), row.copy().signedInForIt("alice"),
                    row.copy().signedInForIt("bob", "another sid")));
            rows = rows.flatMap(
                    row -> Stream.of(row, row.copy().hintsAt("bob"), row.copy().hintsAt("alice"), row.copy().hintsAtNobodyWeKnow()));
            rows = rows.flatMap(row -> Stream.of(row, row.copy().maxAge(0), row.copy().maxAge(60), row.copy().maxAge(3_153_600_000L)));
            rows = rows.flatMap(row -> Stream.of(row, row.copy().policyAsks(true)));
            return rows.flatMap(row -> Stream.of(row, row.copy().decided("bob", ASKED), row.copy().decided("bob", List.of()),
                    row.copy().decided("alice", ASKED)));
        }
    }

    private static java.util.function.Consumer<NextStep> refuses(OAuthError error) {
        return next -> assertThat(next).isInstanceOfSatisfying(NextStep.Refuse.class, refuse -> {
            assertThat(refuse.error()).isEqualTo(error);
            assertThat(refuse.reason()).isNotBlank();
        });
    }

    private static ClientBuilder client() {
        return Client.builder("shop").redirectUris("https://shop.example/callback");
    }

    private static Row request() {
        return request(client().build());
    }

    private static Row request(Client client) {
        return new Row(client);
    }

    /** A situation in the making: a request without a prompt, nobody signed in, a policy that does not ask. */
    private static final class Row {

        private final Client client;
        private Set<String> prompts = Set.of();
        private Duration maxAge;
        private Optional<String> hinted;
        private boolean here;
        private String sub = "bob";
        private List<String> amr = List.of("pwd");
        private ClaimsRequest claims = ClaimsRequest.NONE;
        private Duration signedInAgo = Duration.ofMinutes(1);
        private boolean mustAsk;
        private boolean barred;
        private boolean kept;
        private KeptRequest.SignIn signIn;
        private KeptRequest.Decision decision;

        private Row(Client client) {
            this.client = client;
        }

        Row copy() {
            var copy = new Row(client);
            copy.prompts = prompts;
            copy.maxAge = maxAge;
            copy.hinted = hinted;
            copy.here = here;
            copy.signedInAgo = signedInAgo;
            copy.mustAsk = mustAsk;
            copy.kept = kept;
            copy.signIn = signIn;
            copy.decision = decision;
            return copy;
        }

        /** Whether Bob signed in for this very request. */
        boolean fresh() {
            return here && signIn != null && signIn.subject().equals("bob") && signIn.sid().equals("sid");
        }

        /** Whether something is wrong with who is there, or with how long ago they said so. */
        boolean mustSignIn() {
            boolean somebodyElse = hinted != null && (hinted.isEmpty() ? !fresh() : !hinted.get().equals("bob"));
            boolean again = prompts.contains("login") || prompts.contains("select_account")
                    || maxAge != null && (maxAge.isZero() || signedInAgo.compareTo(maxAge) > 0);
            return !here || somebodyElse || again && !fresh();
        }

        @Override
        public String toString() {
            return "prompts " + prompts + ", max_age " + maxAge + ", hint " + hinted + ", Bob " + (here ? "since " + signedInAgo : "away")
                    + ", sign-in " + signIn + ", must ask " + mustAsk + ", decision " + decision;
        }

        Row prompt(String... words) {
            prompts = Set.of(words);
            return this;
        }

        Row maxAge(long seconds) {
            maxAge = Duration.ofSeconds(seconds);
            return this;
        }

        Row hintsAt(String subject) {
            hinted = Optional.of(subject);
            return this;
        }

        Row hintsAtNobodyWeKnow() {
            hinted = Optional.empty();
            return this;
        }

        Row bobIsKnownAs(String name) {
            sub = name;
            return bobIsHere();
        }

        Row wantsContext(String acr) {
            claims = new ClaimsRequest(Map.of("acr", new ClaimsRequest.Wish(true, List.of(acr))), Map.of());
            return this;
        }

        Row signedInWith(String... methods) {
            amr = List.of(methods);
            return bobIsHere();
        }

        Row bobIsHere() {
            here = true;
            return this;
        }

        Row signedIn(Duration ago) {
            signedInAgo = ago;
            return this;
        }

        /** Somebody is there who may not use the client. */
        Row barred() {
            barred = true;
            return this;
        }

        Row policyAsks(boolean asks) {
            mustAsk = asks;
            return this;
        }

        Row kept() {
            kept = true;
            return this;
        }

        Row signedInForIt(String subject) {
            return signedInForIt(subject, "sid");
        }

        Row signedInForIt(String subject, String sid) {
            signIn = new KeptRequest.SignIn(sid, subject, NOW.minus(signedInAgo));
            return kept();
        }

        Row decided(String subject, List<String> scopes) {
            decision = new KeptRequest.Decision(subject, scopes, false);
            return kept();
        }

        /** Whatever is wanted of a sign-in: that has a test of its own. */
        NextStep next() {
            NextStep step = step();
            return step instanceof NextStep.SignIn ? SIGN_IN : step;
        }

        NextStep step() {
            var ask = new Ask(client, ASKED, List.of(), claims, List.of(), prompts, maxAge, List.of(), null, hinted);
            var session = new Session("key", "sid", "issuer", "bob", NOW.minus(signedInAgo), amr, null, "local", List.of(), Set.of(),
                    NOW.minusSeconds(3600), NOW, NOW.plusSeconds(3600), false, "", "state");
            var waiting = new KeptRequest("id",
                    new SealedRequests.Asked("handle", client.clientId(), Map.of(), List.of(), NOW.minusSeconds(60)),
                    new KeptRequests.Done(signIn, decision), false);
            return InteractionRules.decide(new Situation(ask, here ? session : null, here ? BOB : null, here ? sub : null,
                    kept ? waiting : null, mustAsk, barred, null, NOW));
        }
    }
}
