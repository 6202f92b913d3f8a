package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.model.UnavailableException;
import org.lintel.spi.Passwords;

class Argon2PasswordsTest {

    private static final Passwords PASSWORDS = Argon2Passwords.of(512, 1, 2);

    @Test
    void aNewHashIsArgon2idAndMatchesItsPasswordOnly() {
        String hash = PASSWORDS.hash("pässwörd");

        assertThat(hash).startsWith("$argon2id$v=19$m=512,t=1,p=1$").isNotEqualTo(PASSWORDS.hash("pässwörd"));
        assertThat(PASSWORDS.check("pässwörd", hash)).returns(true, Passwords.Outcome::right)
                .extracting(Passwords.Outcome::better).isEqualTo(java.util.Optional.empty());
        assertThat(PASSWORDS.check("passwörd", hash).right()).isFalse();
        assertThat(PASSWORDS.check("", hash).right()).isFalse();
    }

    /** An umlaut typed as one character or as two is the same umlaut. */
    @Test
    void whatLooksTheSameIsTheSame() {
        assertThat(PASSWORDS.check("pa\u0308ss", PASSWORDS.hash("p\u00e4ss")).right()).isTrue();
    }

    /** Vectors of the reference implementation, of jBCrypt, and of RFC 7914 §11 in the format of Jakarta Security. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
            "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "password $argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
            "abc $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
            "abcdefghijklmnopqrstuvwxyz $2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
            "passwd PBKDF2WithHmacSHA256:1:c2FsdA==:VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw==",
    })
    void u8_hashesOfOtherKindsAreReadAndReplaced(String password, String hash) {
        Passwords.Outcome outcome = PASSWORDS.check(password, hash);

        assertThat(outcome.right()).isTrue();
        if (hash.startsWith("$argon2id")) {
            assertThat(outcome.better()).isEmpty();
        } else {
            assertThat(outcome.better()).hasValueSatisfying(better -> assertThat(PASSWORDS.check(password, better).right()).isTrue());
        }
        assertThat(PASSWORDS.check(password + "x", hash)).isEqualTo(new Passwords.Outcome(false, java.util.Optional.empty()));
    }

    @Test
    void aWeakerHashIsReplaced() {
        assertThat(Argon2Passwords.of(512, 2, 1).check("secret", PASSWORDS.hash("secret")).better())
                .hasValueSatisfying(better -> assertThat(better).contains("t=2"));
    }

    /** A Turkish "i" is not that of the names of algorithms. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "az-AZ", "lt-LT", "ar-EG", "th-TH-u-nu-thai"})
    void x9_theLanguageOfTheMachineDoesNotMatter(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            String hash = PASSWORDS.hash("secret");
            assertThat(hash).startsWith("$argon2id$v=19$m=512,t=1,p=1$");
            assertThat(PASSWORDS.check("secret", hash).right()).isTrue();
            u8_hashesOfOtherKindsAreReadAndReplaced("password",
                    "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA");
            u8_hashesOfOtherKindsAreReadAndReplaced("abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i");
            u8_hashesOfOtherKindsAreReadAndReplaced("passwd", "PBKDF2WithHmacSHA256:1:c2FsdA==:"
                    + "VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw==");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$argon2\u0131d$v=19$m=512,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "$argon2id$",
            "$argon2id$v=19$m=512,t=1,p=1$c29tZXNhbHQ$AAAA"})
    void x10_aHashThatDoesNotWorkDoesNotReplaceOneThatDoes(String broken) {
        var passwords = new Argon2Passwords() {

            @Override
            String fresh(byte[] password) {
                return broken;
            }
        };
        passwords.begin(512, 1, 2);

        assertThat(passwords.check("abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"))
                .isEqualTo(new Passwords.Outcome(true, java.util.Optional.empty()));
        assertThatIllegalStateException().isThrownBy(() -> passwords.hash("abc"));
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(PASSWORDS.check("nobody", null)).isEqualTo(new Passwords.Outcome(false, java.util.Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "$argon2id$", "$argon2id$v=19$m=x,t=2,p=1$a$b", "$2a$06$short", "$1$salt$hash", "PBKDF2:1:2:3",
            "PBKDF2WithHmacSHA256:many:c2FsdA==:VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl", "PBKDF2WithHmacSHA256:1:c2FsdA==:", "{noop}secret"})
    void anythingElseIsRefusedWithoutRepeatingIt(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> PASSWORDS.check("secret", hash))
                .withMessage("a password hash is none of Argon2, bcrypt and PBKDF2 in a format that Lintel reads").withNoCause();
    }

    /** A class room that begins at once waits; more than the queue holds are turned away. */
    @Test
    void u1_x32_aFewSecondsOfWorkWaitAndAFloodIsTurnedAway() throws Exception {
        Passwords slow = Argon2Passwords.of(8192, 4, 2);
        assertThat(turnedAway(slow, 16)).isZero();
        assertThat(turnedAway(Argon2Passwords.of(8192, 60, 2), 60)).isBetween(1L, 58L);
        assertThat(turnedAway(slow, 16)).as("there is room afterwards").isZero();
    }

    private static long turnedAway(Passwords passwords, int atOnce) throws Exception {
        var threads = Executors.newFixedThreadPool(atOnce);
        try {
            Callable<String> hash = () -> passwords.hash("secret");
            long turnedAway = 0;
            for (Future<String> one : threads.invokeAll(IntStream.range(0, atOnce).mapToObj(i -> hash).toList())) {
                try {
                    assertThat(one.get()).startsWith("$argon2id$");
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(UnavailableException.class);
                    turnedAway++;
                }
            }
            return turnedAway;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whoIsTurnedAwayHearsWhenToComeBack() {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> {
            Thread.currentThread().interrupt();
            PASSWORDS.hash("secret");
        }).satisfies(e -> assertThat(e.retryAfterSeconds()).isEqualTo("2"));
        assertThat(Thread.interrupted()).isTrue();
    }
}
