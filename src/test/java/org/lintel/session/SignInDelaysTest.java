package org.lintel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import org.lintel.standard.InMemory;

class SignInDelaysTest {

    private final SignInDelays delays = new SignInDelays();

    SignInDelaysTest() {
        delays.attempts = InMemory.attempts(Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC));
        delays.begin(30);
    }

    @Test
    void u2_theFifthFailureInARowMakesAUserWaitWhereverTheAttemptsComeFrom() {
        for (int i = 0; i < 5; i++) {
            assertThat(fail("bob", "10.0.0." + i)).isZero();
        }
        assertThat(fail("bob", "10.0.0.99")).isEqualTo(Duration.ofSeconds(1));
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
            SignInDelays.Try given = delays.begin("bob", "10.0.0.1");
            assertThat(given.allowed()).as("%d", i).isTrue();
            delays.notLookedAt(given);
        }
    }

    @Test
    void u2_whoHasToWaitCountsForNobody() {
        for (int i = 0; i < 5; i++) {
            fail("bob", "10.0.0." + i);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(fail("bob", "10.0.0.77")).isPositive();
        }
        assertThat(fail("alice", "10.0.0.77")).as("the address has not failed").isZero();
        for (int i = 0; i < 40; i++) {
            fail("user" + i, "10.0.0.88");
        }
        assertThat(fail("karla", "10.0.0.88")).isPositive();
        assertThat(fail("karla", "10.0.0.77")).as("nor has the user").isZero();
        assertThat(delays.begin("karla", "10.0.0.77").userFailures()).isEqualTo(2);
    }

    private Duration fail(String username, String address) {
        return delays.begin(username, address).delay();
    }

    private void succeed(String username, String address) {
        SignInDelays.Try right = delays.begin(username, address);
        assertThat(right.allowed()).isTrue();
        delays.succeeded(right);
    }
}
