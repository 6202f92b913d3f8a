package org.lintel.signin;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.User;
import org.lintel.secret.Handles;
import org.lintel.spi.GrantStore;
import org.lintel.spi.UserStore;

/**
 * Passwords that were right when they were looked at, and are not any more when that has led to something: a sign-in that is under way
 * while the password changes is in no list of sessions yet. As with any ground ({@link org.lintel.issue.Grounds}), a change of the password
 * is noted before the search for what the old one has led to, and a sign-in looks for the note after its session is stored.
 */
@ApplicationScoped
public class ChangedPasswords {

    /** Longer than any request. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    @Inject
    GrantStore grants;

    @Inject
    UserStore users;

    @Inject
    Clock clock;

    /** The user has another password from now on. */
    public void replaced(User user) {
        grants.revokeFamily(entrants(user), clock.instant().plus(UNDER_WAY));
    }

    /** Whether the password that let the user in still does; to be asked when what it has led to is stored. */
    public boolean stillRight(User user, String password) {
        return !grants.familyRevoked(entrants(user)) || users.authenticate(user.username(), password).isPresent();
    }

    private static String entrants(User user) {
        return Handles.hash("password", user.subject());
    }
}
