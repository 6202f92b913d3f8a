package org.lintel.signin;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.browser.RemoteAddress;
import org.lintel.config.Settings;
import org.lintel.event.PasswordChanged;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.User;
import org.lintel.spi.PasswordStore;

/** The passwords that users choose; on the way in, those do who were given one by somebody else. */
@ApplicationScoped
public class NewPasswords {

    @Inject
    Instance<PasswordStore> directory;

    @Inject
    Settings settings;

    @Inject
    PasswordCheck passwords;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    Announcements announcements;

    /** What holds of them; absent where Lintel cannot change passwords. */
    public Optional<PasswordRules> rules() {
        return directory.isResolvable() ? Optional.of(new PasswordRules(settings.passwords().shortest())) : Optional.empty();
    }

    /**
     * In place of a temporary one. What an account may have is known only when the temporary password was right, and so the rules come
     * after it.
     *
     * @throws org.lintel.model.UnavailableException if it cannot be done now
     */
    public PasswordChange changeTemporary(String username, String current, String password) {
        SignInTry outcome = passwords.of(username, current);
        if (outcome instanceof SignInTry.Delayed delayed) {
            return new PasswordChange.Delayed(delayed.delay());
        } else if (!(outcome instanceof SignInTry.ToBeChanged change)) {
            return new PasswordChange.Wrong();
        } else {
            return change(change.user(), current, password);
        }
    }

    private PasswordChange change(User user, String current, String password) {
        Optional<PasswordRules.Objection> objection = rules().flatMap(rules -> rules.objection(user, current, password));
        if (objection.isPresent()) {
            return new PasswordChange.Refused(objection.get());
        } else if (!directory.get().changePassword(user.subject(), password)) {
            return new PasswordChange.Impossible();
        }
        announcements.tell(new PasswordChanged(user.subject(), null, remoteAddress.address()));
        return new PasswordChange.Changed();
    }
}
