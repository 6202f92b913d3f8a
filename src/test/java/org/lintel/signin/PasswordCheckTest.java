package org.lintel.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.browser.RemoteAddress;
import org.lintel.model.Claims;
import org.lintel.model.SignInDecision;
import org.lintel.model.SignInStep;
import org.lintel.model.UnavailableException;
import org.lintel.model.User;
import org.lintel.oauth.LimitsOf;
import org.lintel.spi.UserStore;
import org.lintel.standard.InMemory;

class PasswordCheckTest {

    private static final User BOB = new User("1", "bob", true, Claims.NONE);

    private final SignInDelays delays = SignInDelaysOf.store(InMemory.attempts(Clock.systemUTC()));
    private final PasswordCheck check = new PasswordCheck();

    PasswordCheckTest() {
        check.method = new PasswordMethod();
        check.method.limits = LimitsOf.nothing();
        check.brakes = new SignInBrakes();
        check.brakes.delays = delays;
        check.brakes.limits = LimitsOf.nothing();
        check.brakes.remoteAddress = new RemoteAddress() {

            @Override
            public String address(HttpServletRequest request) {
                return "10.0.0.1";
            }
        };
    }

    @Test
    void u2_whatTheStoreCouldNotSayIsNoFailure() {
        check.method.users = answering(() -> {
            throw new UnavailableException("too many passwords are being verified", Duration.ofSeconds(2), null);
        });
        for (int i = 0; i < 50; i++) {
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> check.of("bob", "secret"));
        }
        check.method.users = answering(() -> Optional.of(BOB));
        assertThat(check.of("bob", "secret"))
                .isEqualTo(new SignInTry.Right(new SignInStep.Proven(BOB, List.of("pwd"), "local"), new SignInDecision.Enough(null)));
    }

    @Test
    void u8_aTemporaryPasswordIsNoFailureAndLetsNobodyIn() {
        check.method.users = new TemporaryStore(BOB);
        for (int i = 0; i < 50; i++) {
            assertThat(check.of("bob", "secret")).isEqualTo(new SignInTry.ToBeChanged(BOB));
        }
    }

    /** A user whose password is temporary. */
    private record TemporaryStore(User user) implements UserStore {

        @Override
        public Optional<User> authenticate(String username, String password) {
            return Optional.empty();
        }

        @Override
        public Optional<Admission> admit(String username, String password) {
            return Optional.of(new Admission(user, true));
        }

        @Override
        public Optional<User> find(String subject) {
            return Optional.of(user);
        }
    }

    @Test
    void u2_norIsWhatWentWrongInTheStore() {
        check.method.users = answering(() -> {
            throw new IllegalStateException("a plug-in fails");
        });
        for (int i = 0; i < 50; i++) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> check.of("bob", "secret"));
        }
    }

    /** No store can hold them: a plug-in's would fail, each in its own way. */
    @ParameterizedTest
    @ValueSource(strings = {"bob\0", "\0", "b\to", "bob\r\nx", "bob\u001b[2J", "bob\u007f", "bob\u0085", "bob\ud800", "\udc00bob"})
    void x33_aNameThatNoStoreCanHoldReachesNone(String name) {
        check.method.users = answering(() -> {
            throw new IllegalStateException("the store was asked");
        });
        assertThat(check.of(name, "secret")).isEqualTo(new SignInTry.Wrong());
    }

    @Test
    void x33_otherNamesDo() {
        check.method.users = answering(() -> Optional.of(BOB));
        for (String name : List.of("bob", "Jörg Müller", "王小明", "bob\ud83d\ude00", "عبد\u200cالله")) {
            assertThat(check.of(name, "secret")).as(name)
                    .isEqualTo(new SignInTry.Right(new SignInStep.Proven(BOB, List.of("pwd"), "local"), new SignInDecision.Enough(null)));
        }
    }

    private static UserStore answering(Supplier<Optional<User>> answer) {
        return new UserStore() {

            @Override
            public Optional<User> authenticate(String username, String password) {
                return answer.get();
            }

            @Override
            public Optional<User> find(String subject) {
                return Optional.empty();
            }
        };
    }
}
