package org.lintel.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.lintel.browser.DeviceCookie;
import org.lintel.spi.AttemptStore;
import org.lintel.standard.InMemory;

class SignInDelaysTest {

    private final AttemptStore attempts = InMemory.attempts(Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC));
    private final SignInDelays delays = SignInDelaysOf.store(attempts);

    /** The number of a browser in which everybody has signed in before. */
    private SignInDelays knownBrowser(String number) {
        SignInDelays known = SignInDelaysOf.store(attempts);
        known.device = new DeviceCookie() {

            @Override
            public Optional<String> of(String user) {
                return Optional.of(number);
            }
        };
        return known;
    }

    @Test
    void u2_afterTheFifthFailureInARowOneHasToWaitWithThatName() {
        for (int i = 0; i < 5; i++) {
            assertThat(fail("bob", "10.0.0.1")).isZero();
        }
        assertThat(fail("bob", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        assertThat(fail("alice", "10.0.0.1")).isZero();
    }

    @Test
    void u2_theHundredthFailureMakesANameWaitWhereverTheTriesComeFrom() {
        for (int i = 0; i < 101; i++) {
            assertThat(fail("bob", "10.0.0." + i)).as("%d", i).isZero();
        }
        assertThat(fail("bob", "10.0.1.1")).isEqualTo(Duration.ofSeconds(1));
    }

    /** One attacker, however patient, slows down nobody at another address. */
    @Test
    void x3_aFewAddressesDoNotSlowDownTheOthers() {
        for (int i = 0; i < 1000; i++) {
            fail("bob", "10.0.0." + i % 20);
        }
        assertThat(fail("bob", "10.0.0.1")).isPositive();
        assertThat(fail("bob", "10.0.0.99")).isZero();
    }

    @Test
    void u2_anAddressMayFailWithMoreUsers() {
        for (int i = 0; i < 31; i++) {
            assertThat(fail("user" + i, "10.0.0.1")).isZero();
        }
        assertThat(fail("somebody", "10.0.0.1")).isPositive();
        assertThat(fail("somebody", "10.0.0.2")).isZero();
    }

    @Test
    void u2_aNameIsTheSameInAnyCaseAndWithBlanksAround() {
        for (String name : new String[] {"bob", "BOB", " Bob ", "bOb", "bob\t"}) {
            assertThat(fail(name, "10.0.0.1")).isZero();
        }
        assertThat(fail("bob", "10.0.0.1")).isPositive();
    }

    /** Whoever has one address of it has them all. */
    @Test
    void u2_anIpv6SubnetIsOneAddress() {
        for (int i = 0; i < 31; i++) {
            assertThat(fail("user" + i, "2001:db8:0:1::" + Integer.toHexString(i) + ":1")).isZero();
        }
        assertThat(fail("somebody", "2001:db8:0:1:ffff:ffff:ffff:ffff")).isPositive();
        assertThat(fail("somebody", "2001:db8:0:1:0:0:0:1%eth0")).isPositive();
        assertThat(fail("somebody", "2001:db8:0:2::1")).isZero();
    }

    @Test
    void u2_anIpv4AddressInIpv6ClothesIsThatAddress() {
        for (int i = 0; i < 31; i++) {
            assertThat(fail("user" + i, "::ffff:10.0.0.1")).isZero();
        }
        assertThat(fail("somebody", "::ffff:10.0.0.1")).isPositive();
        assertThat(fail("somebody", "::ffff:10.0.0.2")).isZero();
    }

    @Test
    void u2_aSignInForgetsTheFailuresOfTheUserAndForgivesTheAddressAsMany() {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(fail("bob", "10.0.0.1")).as("round %d", round).isZero();
            }
            succeed("bob", "10.0.0.1");
        }
    }

    /** Else one account would do to guess the passwords of all the others. */
    @Test
    void u2_aSignInDoesNotForgiveTheAddressWhatItFailedWithOthers() {
        for (int i = 0; i < 30; i++) {
            assertThat(fail("user" + i, "10.0.0.1")).isZero();
            succeed("mallory", "10.0.0.1");
        }
        assertThat(fail("user30", "10.0.0.1")).isZero();
        assertThat(fail("user31", "10.0.0.1")).isPositive();
    }

    @Test
    void u2_whatNobodyLookedAtIsNoFailure() {
        for (int i = 0; i < 100; i++) {
            assertThat(delays.begin("bob", "10.0.0.1").allowed()).as("%d", i).isTrue();
        }
    }

    @Test
    void x31_whoIsRightDoesNotWaitForTriesThatAreUnderWay() {
        List<SignInDelays.Try> underWay = Stream.generate(() -> delays.begin("bob", "10.0.0.1")).limit(40).toList();

        assertThat(underWay).allSatisfy(one -> assertThat(delays.succeeded(one)).isZero());
    }

    @Test
    void x30_ofManyTriesAtOnceOnlyTheFirstFewCountRightOrWrong() {
        List<SignInDelays.Try> underWay = Stream.generate(() -> delays.begin("bob", "10.0.0.1")).limit(40).toList();

        assertThat(underWay.subList(0, 5)).allSatisfy(one -> assertThat(delays.failed(one)).isZero());
        assertThat(underWay.subList(5, 39)).allSatisfy(one -> assertThat(delays.failed(one)).isPositive());
        assertThat(delays.succeeded(underWay.get(39))).as("the right one came too late").isPositive();
    }

    @Test
    void x30_theSameHoldsForTheAddressesThatTryAName() {
        List<SignInDelays.Try> underWay = IntStream.range(0, 200).mapToObj(i -> delays.begin("bob", "10.0.1." + i)).toList();

        assertThat(underWay.subList(0, 199).stream().filter(one -> delays.failed(one).isZero())).hasSize(101);
        assertThat(delays.succeeded(underWay.get(199))).isPositive();
    }

    @Test
    void x30_theSameHoldsForTheNamesThatAnAddressTries() {
        List<SignInDelays.Try> underWay = IntStream.range(0, 60).mapToObj(i -> delays.begin("user" + i, "10.0.0.1")).toList();

        assertThat(underWay.subList(0, 59).stream().filter(one -> delays.failed(one).isZero())).hasSize(31);
        assertThat(delays.succeeded(underWay.get(59))).isPositive();
    }

    @Test
    void x3_strangersDoNotSlowDownABrowserInWhichTheUserHasSignedInBefore() {
        for (int i = 0; i < 500; i++) {
            fail("bob", "10.0.0.1");
            fail("bob", "10.1." + i / 250 + "." + i % 250);
        }
        SignInDelays known = knownBrowser("phone");
        SignInDelays.Try right = known.begin("bob", "10.0.0.1");
        assertThat(right.allowed()).as("from the address of an attacker, too").isTrue();
        assertThat(known.succeeded(right)).isZero();
        assertThat(fail("bob", "10.9.9.9")).as("strangers have to wait as before").isPositive();
    }

    @Test
    void x3_aKnownBrowserHasABudgetOfItsOwn() {
        SignInDelays phone = knownBrowser("phone");
        for (int i = 0; i < 5; i++) {
            assertThat(fail(phone, "bob")).isZero();
        }
        assertThat(fail(phone, "bob")).isPositive();
        assertThat(fail(knownBrowser("laptop"), "bob")).isZero();
        assertThat(fail("bob", "10.0.0.1")).as("nor do strangers wait for it").isZero();
    }

    /** Who has had the password once may have made many. */
    @Test
    void x3_allKnownBrowsersOfAUserTogetherHaveABudget() {
        for (int i = 0; i < 21; i++) {
            assertThat(fail(knownBrowser("stolen " + i), "bob")).as("%d", i).isZero();
        }
        assertThat(fail(knownBrowser("another"), "bob")).isPositive();
        assertThat(fail(knownBrowser("yet another"), "alice")).isZero();
    }

    @Test
    void u2_whoHasToWaitCountsForNobody() {
        for (int i = 0; i < 101; i++) {
            fail("bob", "10.0.0." + i);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(fail("bob", "10.0.1.77")).isPositive();
        }
        assertThat(fail("alice", "10.0.1.77")).as("the address has not failed").isZero();
        for (int i = 0; i < 40; i++) {
            fail("user" + i, "10.0.0.88");
        }
        assertThat(fail("karla", "10.0.0.88")).isPositive();
        assertThat(fail("karla", "10.0.0.77")).as("nor has the user").isZero();
        for (int i = 0; i < 4; i++) {
            assertThat(fail("karla", "10.0.0.77")).isZero();
        }
        assertThat(fail("karla", "10.0.0.77")).isPositive();
    }

    private Duration fail(String username, String address) {
        return fail(delays, username, address);
    }

    private static Duration fail(SignInDelays delays, String username) {
        return fail(delays, username, "10.0.0.1");
    }

    private static Duration fail(SignInDelays delays, String username, String address) {
        SignInDelays.Try wrong = delays.begin(username, address);
        return wrong.allowed() ? delays.failed(wrong) : wrong.delay();
    }

    private void succeed(String username, String address) {
        SignInDelays.Try right = delays.begin(username, address);
        assertThat(right.allowed()).isTrue();
        assertThat(delays.succeeded(right)).isZero();
    }
}
