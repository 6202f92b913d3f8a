package org.lintel.account;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.model.UserGrant;
import org.lintel.model.UserSession;
import org.lintel.session.BrowserSession;
import org.lintel.spi.AccountInteraction;
import org.lintel.spi.UserStore;

/** The account of the user who is signed in. This class finds the user; the classes beside it do the work. */
@ApplicationScoped
class Account implements AccountInteraction {

    @Inject
    BrowserSession browser;

    @Inject
    UserStore users;

    @Inject
    Permissions permissions;

    @Inject
    OwnSessions ownSessions;

    @Inject
    PasswordChanges passwordChanges;

    @Override
    public Optional<User> user() {
        return browser.current().map(Session::subject).flatMap(users::find).filter(User::enabled);
    }

    @Override
    public List<UserGrant> grants() {
        return user().map(user -> permissions.of(user.subject())).orElse(List.of());
    }

    @Override
    public boolean revokeClient(String clientId) {
        return user().filter(user -> permissions.revokeClient(user.subject(), clientId)).isPresent();
    }

    @Override
    public boolean revokeTokensOfSession() {
        return browser.current().filter(session -> permissions.revokeSession(session.subject(), session.sid())).isPresent();
    }

    @Override
    public List<UserSession> sessions() {
        return user().map(user -> ownSessions.of(user.subject())).orElse(List.of());
    }

    @Override
    public boolean endSession(String sid) {
        return user().filter(user -> ownSessions.end(user.subject(), sid)).isPresent();
    }

    @Override
    public Optional<PasswordRules> passwordRules() {
        return user().flatMap(user -> passwordChanges.rules());
    }

    @Override
    public PasswordChange changePassword(String current, String password) {
        return user().map(user -> passwordChanges.change(user, current, password)).orElseGet(PasswordChange.Impossible::new);
    }
}
