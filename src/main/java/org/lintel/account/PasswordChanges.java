package org.lintel.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.browser.RemoteAddress;
import org.lintel.event.PasswordChanged;
import org.lintel.issue.Families;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.Proof;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.session.BrowserSession;
import org.lintel.signin.ChangedPasswords;
import org.lintel.signin.NewPasswords;
import org.lintel.signin.PasswordCheck;
import org.lintel.signin.PasswordMethod;
import org.lintel.signin.SignInTry;
import org.lintel.spi.PasswordStore;

/**
 * Users change their password. Their other sessions end, and what applications were given in those is revoked: others may have known the
 * old password.
 */
@ApplicationScoped
class PasswordChanges {

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    NewPasswords newPasswords;

    @Inject
    Instance<PasswordStore> directory;

    @Inject
    PasswordCheck passwords;

    @Inject
    ChangedPasswords changedPasswords;

    @Inject
    BrowserSession browser;

    @Inject
    OwnSessions ownSessions;

    @Inject
    Families families;

    @Inject
    Announcements announcements;

    @Inject
    Clock clock;

    /** Absent where Lintel cannot change passwords. */
    Optional<PasswordRules> rules() {
        return newPasswords.rules();
    }

    PasswordChange change(User user, String current, String password) {
        Optional<PasswordRules> rules = rules();
        if (rules.isEmpty()) {
            return new PasswordChange.Impossible();
        }
        Optional<PasswordRules.Objection> objection = rules.get().objection(user, current, password);
        if (objection.isPresent()) {
            return new PasswordChange.Refused(objection.get());
        }
        SignInTry outcome = passwords.of(user.username(), current);
        if (outcome instanceof SignInTry.Delayed delayed) {
            return new PasswordChange.Delayed(delayed.delay());
        } else if (!(outcome instanceof SignInTry.Right right && right.user().subject().equals(user.subject()))) {
            return new PasswordChange.Wrong();
        } else if (!directory.get().changePassword(user.subject(), password)) {
            return new PasswordChange.Impossible();
        }
        afterwards(user, browser.current().orElseThrow());
        return new PasswordChange.Changed();
    }

    private void afterwards(User user, Session session) {
        announcements.tell(new PasswordChanged(user.subject(), session.sid(), remoteAddress.address()), List.of(
                changed -> changedPasswords.replaced(user),
                changed -> ownSessions.endOthers(user.subject()),
                // a new cookie for this browser, so that one that was stolen is worth nothing either
                changed -> browser.signIn(user, proof(), session.acr(), session.persistent()),
                changed -> families.revokeOtherSessions(user.subject(), session.sid())));
    }

    /** The user has just given the current password. */
    private List<Proof> proof() {
        return List.of(new Proof(PasswordMethod.NAME, PasswordMethod.AMR, Proof.LOCAL, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
