package org.lintel.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.announce.Announcements;
import org.lintel.browser.HeldAnswers;
import org.lintel.browser.RemoteAddress;
import org.lintel.event.SignInFailed;
import org.lintel.model.PlainText;
import org.lintel.model.SignInDecision;
import org.lintel.model.SignInStep;
import org.lintel.model.UnavailableException;
import org.lintel.oauth.InputLimits;
import org.lintel.oauth.Refusals;
import org.lintel.secret.Origin;

/**
 * Slows guessing down, for every method. Every cause of a failure gives the same answer after the same time, so that no answer tells which
 * accounts exist.
 */
@ApplicationScoped
class SignInBrakes {

    /**
     * A failure is answered when a multiple of this has passed. The stores do equal work where they can, but hashes of different kinds and
     * strengths take different times, and so do directories elsewhere.
     */
    private static final Duration BEAT = Duration.ofMillis(500);

    @Inject
    InputLimits limits;

    @Inject
    HttpServletRequest http;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    SignInDelays delays;

    @Inject
    Announcements announcements;

    /**
     * @param account the account that is tried, as typed; {@code null} if there can be none such
     * @param method  proves who it is, if it comes to that
     * @param policy  says of an enabled user what that is worth. Its refusal is answered like any failure: otherwise it would tell that
     *                the password was right
     * @throws UnavailableException if it cannot be checked now; that counts as no failure
     */
    SignInTry of(String account, Supplier<SignInStep> method, Function<SignInStep.Proven, SignInDecision> policy) {
        if (account == null || !PlainText.is(account) || !limits.fits("username", account)) {
            // no account can have this name, so an immediate answer tells nothing
            return new SignInTry.Wrong();
        }
        long began = System.nanoTime();
        String address = remoteAddress.address(http);
        SignInDelays.Try attempt = delays.begin(account, address);
        if (!attempt.allowed()) {
            return delayed(account, attempt.delay());
        }
        SignInStep step = Origin.at(address, method);
        Optional<SignInTry> right = right(step, policy);
        Duration delay = right.isPresent() ? delays.succeeded(attempt) : delays.failed(attempt);
        if (right.isPresent() && delay.isZero()) {
            return right.get();
        }
        HeldAnswers.hold(http, nextBeat(began));
        if (!delay.isZero()) {
            return delayed(account, delay);
        }
        fail(account, reason(step));
        return new SignInTry.Wrong();
    }

    private static Optional<SignInTry> right(SignInStep step, Function<SignInStep.Proven, SignInDecision> policy) {
        if (step instanceof SignInStep.ToBeChanged change && change.user().enabled()) {
            return Optional.of(new SignInTry.ToBeChanged(change.user()));
        }
        return step instanceof SignInStep.Proven proven && proven.user().enabled()
                && policy.apply(proven) instanceof SignInDecision.Enough enough ? Optional.of(new SignInTry.Right(proven, enough))
                        : Optional.empty();
    }

    private static String reason(SignInStep step) {
        if (step instanceof SignInStep.Proven proven && proven.user().enabled()) {
            return "policy";
        }
        return step instanceof SignInStep.Failed ? "credentials" : "disabled";
    }

    /** The user has signed in to the account in this browser: it does not wait for failures in others. */
    void remember(String account) {
        delays.remember(account);
    }

    private SignInTry delayed(String account, Duration delay) {
        fail(account, "delayed");
        return new SignInTry.Delayed(delay);
    }

    /** By {@link System#nanoTime}. */
    private static long nextBeat(long began) {
        long beat = BEAT.toNanos();
        return began + ((System.nanoTime() - began) / beat + 1) * beat;
    }

    private void fail(String account, String reason) {
        announcements.tell(new SignInFailed(Refusals.harmless(account), remoteAddress.address(http), reason));
    }
}
