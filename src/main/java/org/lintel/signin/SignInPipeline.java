package org.lintel.signin;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
import org.lintel.session.BrowserSession;
import org.lintel.spi.SignInMethod;
import org.lintel.spi.SignInPolicy;

/** The one way in: the brakes, the method, the policy, the session, and the method once more. */
@ApplicationScoped
public class SignInPipeline {

    /** The method of a sign-in page that has found out by itself who the user is. */
    private static final String PAGE = "page";

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
        if (purpose.over().getAsBoolean()) {
            return new SignInTry.Over();
        }
        String account = account(method, typed);
        SignInTry tried = brakes.of(account, () -> method.go(typed), step -> decide(purpose, step.user(), proof(name, step)));
        if (!(tried instanceof SignInTry.Right right)) {
            return tried;
        } else if (purpose.over().getAsBoolean()) {
            return new SignInTry.Over();
        }
        enter(right.user(), proof(name, right.step()), right.decision(), remember, purpose);
        if (!stillHolds(method, right, typed)) {
            return new SignInTry.Wrong();
        }
        brakes.remember(account);
        return right;
    }

    /**
     * Signs in a user whom another component has identified.
     *
     * @return whether the user is signed in: not if there is nothing to sign in for, or the user is disabled, or the policy refuses
     */
    public boolean signIn(User user, List<String> amr, boolean remember, SignInPurpose purpose) {
        if (!user.enabled() || purpose.over().getAsBoolean()) {
            return false;
        }
        Proof proof = proof(PAGE, new SignInStep.Proven(user, amr, Proof.LOCAL));
        if (!(decide(purpose, user, proof) instanceof SignInDecision.Enough enough)) {
            return false;
        }
        enter(user, proof, enough, remember, purpose);
        return true;
    }

    /** Accounts of different methods are different accounts, even if their names are equal. */
    private static String account(SignInMethod method, Parameters typed) {
        String account = method.account(typed);
        return account == null || method.name().equals(PasswordMethod.NAME) ? account : method.name() + " " + account;
    }

    private Proof proof(String method, SignInStep.Proven step) {
        return new Proof(method, step.amr(), step.idp(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private SignInDecision decide(SignInPurpose purpose, User user, Proof proof) {
        return policy.decide(purpose.wanted(), user, List.of(proof));
    }

    private void enter(User user, Proof proof, SignInDecision.Enough decision, boolean remember, SignInPurpose purpose) {
        Session session = browser.signIn(user, List.of(proof), decision.acr(), remember);
        announcements.tell(new SignedIn(user.subject(), session.sid(), purpose.wanted().clientId(), remoteAddress.address(http)));
        purpose.begun().accept(session);
    }

    /** The session that has just begun goes on, unless what was proven does not hold any more, or cannot be checked. */
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
