package org.lintel.signin;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.announce.Announcements;
import org.lintel.browser.RemoteAddress;
import org.lintel.event.SignedIn;
import org.lintel.model.Parameters;
import org.lintel.model.Proof;
import org.lintel.model.Session;
import org.lintel.model.SignInDecision;
import org.lintel.model.SignInStep;
import org.lintel.model.User;
import org.lintel.model.Wanted;
import org.lintel.session.BrowserSession;
import org.lintel.spi.SignInMethod;
import org.lintel.spi.SignInPolicy;

/** The one way in: the brakes, the method, the policy, the session, and the method once more. */
@ApplicationScoped
public class SignInPipeline {

    @Inject
    HttpServletRequest http;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    SignInMethods methods;

    @Inject
    SignInBrakes brakes;

    @Inject
    SignInPolicy policy;

    @Inject
    BrowserSession browser;

    @Inject
    Announcements announcements;

    @Inject
    Clock clock;

    /** @throws IllegalArgumentException if there is no such method */
    public SignInTry signIn(String name, Parameters typed, boolean remember, SignInPurpose purpose) {
        SignInMethod method = methods.named(name);
        String account = account(method, typed);
        SignInTry tried = brakes.of(account, () -> method.go(typed));
        if (!(tried instanceof SignInTry.Right right)) {
            return tried;
        }
        Optional<Wanted> wanted = purpose.wanted();
        if (wanted.isEmpty()) {
            return new SignInTry.Over();
        } else if (!enter(right.user(), proof(name, right.step()), wanted.get(), remember, purpose) || !stillHolds(method, right, typed)) {
            return new SignInTry.Wrong();
        }
        brakes.remember(account);
        return right;
    }

    /**
     * Signs a user in of whom something else has found out who that is.
     *
     * @return whether the user is signed in: not if there is nothing to sign in for, or the user is disabled, or the policy refuses
     */
    public boolean signIn(User user, List<String> amr, boolean remember, SignInPurpose purpose) {
        return user.enabled() && purpose.wanted().filter(wanted -> enter(user, proof("page", new SignInStep.Proven(user, amr, Proof.LOCAL)),
                wanted, remember, purpose)).isPresent();
    }

    /** Accounts of different methods are different accounts, whatever they are called. */
    private static String account(SignInMethod method, Parameters typed) {
        String account = method.account(typed);
        return account == null || method.name().equals(PasswordMethod.NAME) ? account : method.name() + " " + account;
    }

    private Proof proof(String method, SignInStep.Proven step) {
        return new Proof(method, step.amr(), step.idp(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private boolean enter(User user, Proof proof, Wanted wanted, boolean remember, SignInPurpose purpose) {
        if (!(policy.decide(wanted, user, List.of(proof)) instanceof SignInDecision.Enough enough)) {
            return false;
        }
        Session session = browser.signIn(user, List.of(proof), enough.acr(), remember);
        announcements.tell(new SignedIn(user.subject(), session.sid(), wanted.clientId(), remoteAddress.address(http)));
        purpose.begun(session);
        return true;
    }

    /** The session that has just begun goes on, unless what was proven does not hold any more, or nobody can say. */
    private boolean stillHolds(SignInMethod method, SignInTry.Right right, Parameters typed) {
        boolean holds = false;
        try {
            holds = method.stillHolds(right.user(), typed);
        } finally {
            if (!holds) {
                browser.end();
            }
        }
        return holds;
    }
}
