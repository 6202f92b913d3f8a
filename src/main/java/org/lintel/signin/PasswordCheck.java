package org.lintel.signin;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.announce.Announcements;
import org.lintel.browser.HeldAnswers;
import org.lintel.browser.RemoteAddress;
import org.lintel.event.SignInFailed;
import org.lintel.model.PlainText;
import org.lintel.model.UnavailableException;
import org.lintel.model.User;
import org.lintel.oauth.InputLimits;
import org.lintel.oauth.Refusals;
import org.lintel.secret.Origin;
import org.lintel.spi.UserStore;

/**
 * Finds out whether somebody knows a user's password. Every cause of a failure gives the same answer after the same time, so that nobody
 * learns which user names exist.
 */
@ApplicationScoped
public class PasswordCheck {

    /**
     * A failure is answered when a multiple of this has passed. The stores do equal work where they can, but hashes of different kinds and
     * strengths take different times, and so do directories elsewhere.
     */
    private static final Duration BEAT = Duration.ofMillis(500);

    public sealed interface Outcome {

        record Right(User user) implements Outcome {
        }

        record Wrong() implements Outcome {
        }

        /** There were too many failures: nobody learns whether it was right. */
        record Delayed(Duration delay) implements Outcome {
        }
    }

    @Inject
    InputLimits limits;

    @Inject
    HttpServletRequest http;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    UserStore users;

    @Inject
    SignInDelays delays;

    @Inject
    Announcements announcements;

    /** @throws UnavailableException if nobody can say now; it counts as no failure */
    public Outcome of(String username, String password) {
        if (!PlainText.is(username) || !limits.fits("username", username) || !limits.fits("password", password)) {
            // nobody has them, so nobody learns anything from being told at once
            return new Outcome.Wrong();
        }
        long began = System.nanoTime();
        String address = remoteAddress.address(http);
        SignInDelays.Try attempt = delays.begin(username, address);
        if (!attempt.allowed()) {
            return delayed(username, attempt.delay());
        }
        Optional<User> user = Origin.at(address, () -> users.authenticate(username, password));
        boolean welcome = user.filter(User::enabled).isPresent();
        Duration delay = welcome ? delays.succeeded(attempt) : delays.failed(attempt);
        if (welcome && delay.isZero()) {
            return new Outcome.Right(user.get());
        }
        HeldAnswers.hold(http, nextBeat(began));
        if (!delay.isZero()) {
            return delayed(username, delay);
        }
        fail(username, user.isEmpty() ? "credentials" : "disabled");
        return new Outcome.Wrong();
    }

    private Outcome delayed(String username, Duration delay) {
        fail(username, "delayed");
        return new Outcome.Delayed(delay);
    }

    /** By {@link System#nanoTime}. */
    private static long nextBeat(long began) {
        long beat = BEAT.toNanos();
        return began + ((System.nanoTime() - began) / beat + 1) * beat;
    }

    private void fail(String username, String reason) {
        announcements.tell(new SignInFailed(Refusals.harmless(username), remoteAddress.address(http), reason));
    }
}
