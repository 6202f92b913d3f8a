package org.lintel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

class SignInDelaysTest {

    private final SignInDelays delays = new SignInDelays();

    SignInDelaysTest() {
        delays.clock = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
        delays.begin();
    }

    @Test
    void u2_theFifthFailureInARowMakesAUserWaitWhereverTheAttemptsComeFrom() {
        for (int i = 0; i < 5; i++) {
            assertThat(delays.attempt("bob", "10.0.0." + i)).isZero();
        }
        assertThat(delays.attempt("bob", "10.0.0.99")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void u2_anAddressMayFailWithMoreUsers() {
        for (int i = 0; i < 31; i++) {
            assertThat(delays.attempt("user" + i, "10.0.0.1")).isZero();
        }
        assertThat(delays.attempt("somebody", "10.0.0.1")).isPositive();
        assertThat(delays.attempt("somebody", "10.0.0.2")).isZero();
    }

    @Test
    void u2_aNameIsTheSameInAnyCaseAndWithBlanksAround() {
        for (String name : new String[] {"bob", "BOB", " Bob ", "bOb", "bob\t"}) {
            assertThat(delays.attempt(name, "10.0.0.1")).isZero();
        }
        assertThat(delays.attempt("bob", "10.0.0.1")).isPositive();
    }

    @Test
    void u2_aSignInForgetsTheFailures() {
        for (int i = 0; i < 5; i++) {
            delays.attempt("bob", "10.0.0.1");
        }
        delays.succeeded("bob", "10.0.0.1");
        assertThat(delays.attempt("bob", "10.0.0.1")).isZero();
    }
}
