package org.lintel.interact;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.announce.Announcements;
import org.lintel.browser.Peer;
import org.lintel.event.SignInFailed;
import org.lintel.model.UnavailableException;
import org.lintel.model.User;
import org.lintel.oauth.InputLimits;
import org.lintel.oauth.Refusals;
import org.lintel.session.SignInDelays;
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

        /** It was not looked at. */
        record Delayed(Duration delay) implements Outcome {
        }
    }

    @Inject
    InputLimits limits;

    @Inject
    HttpServletRequest http;

    @Inject
    Peer peer;

    @Inject
    UserStore users;

    @Inject
    SignInDelays delays;

    @Inject
    Announcements announcements;

    /** @throws UnavailableException if nobody can say now; it counts as no failure */
    public Outcome of(String username, String password) {
        if (!limits.fits("username", username) || !limits.fits("password", password)) {
            // nobody has them, so nobody learns anything from being told at once
            return new Outcome.Wrong();
        }
        long began = System.nanoTime();
        SignInDelays.Try attempt = delays.begin(username, peer.address(http));
        if (!attempt.allowed()) {
            fail(username, "delayed");
            return new Outcome.Delayed(attempt.delay());
        }
        Optional<User> user = authenticate(username, password, attempt);
        if (user.filter(User::enabled).isEmpty()) {
            fail(username, user.isEmpty() ? "credentials" : "disabled");
            awaitBeat(began);
            return new Outcome.Wrong();
        }
        delays.succeeded(attempt);
        return new Outcome.Right(user.get());
    }

    private Optional<User> authenticate(String username, String password, SignInDelays.Try attempt) {
        boolean known = false;
        try {
            Optional<User> user = users.authenticate(username, password);
            known = true;
            return user;
        } finally {
            if (!known) {
                takeBack(attempt);
            }
        }
    }

    private void takeBack(SignInDelays.Try attempt) {
        try {
            delays.notLookedAt(attempt);
        } catch (UnavailableException e) {
            // the database is away: what it could not be told it forgets after a while
        }
    }

    private static void awaitBeat(long began) {
        long beat = BEAT.toNanos();
        try {
            TimeUnit.NANOSECONDS.sleep(beat - (System.nanoTime() - began) % beat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String username, String reason) {
        announcements.tell(new SignInFailed(Refusals.harmless(username), peer.address(http), reason));
    }
}
