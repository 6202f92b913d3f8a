package org.lintel.interact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;

import org.lintel.model.ErrorContext;
import org.lintel.model.LogoutContext;
import org.lintel.model.Parameters;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.PendingAuthorization;
import org.lintel.model.SignInOutcome;
import org.lintel.model.User;
import org.lintel.model.UserGrant;
import org.lintel.model.UserSession;
import org.lintel.spi.AccountInteraction;
import org.lintel.spi.AuthorizationInteraction;
import org.lintel.spi.ErrorInteraction;
import org.lintel.spi.FormInteraction;
import org.lintel.spi.Interaction;
import org.lintel.spi.SignInInteraction;
import org.lintel.spi.SignOutInteraction;

/** All facets in one bean, for pages that would rather have one; each is a bean of its own. */
@Typed(Interaction.class)
@ApplicationScoped
class PageInteraction implements Interaction {

    @Inject
    AuthorizationInteraction authorization;

    @Inject
    SignInInteraction signIn;

    @Inject
    SignOutInteraction signOut;

    @Inject
    AccountInteraction account;

    @Inject
    FormInteraction forms;

    @Inject
    ErrorInteraction error;

    @Override
    public Optional<PendingAuthorization> authorizationContext(String requestId) {
        return this.authorization.authorizationContext(requestId);
    }

    @Override
    public Optional<String> grantConsent(String requestId, Collection<String> scopes, boolean remember) {
        return this.authorization.grantConsent(requestId, scopes, remember);
    }

    @Override
    public Optional<String> denyConsent(String requestId) {
        return this.authorization.denyConsent(requestId);
    }

    @Override
    public Optional<String> resume(String requestId) {
        return this.authorization.resume(requestId);
    }

    @Override
    public Optional<String> signedInMeanwhile(String requestId) {
        return this.signIn.signedInMeanwhile(requestId);
    }

    @Override
    public boolean userIsBarred(String requestId) {
        return this.signIn.userIsBarred(requestId);
    }

    @Override
    public boolean mayRemember() {
        return this.signIn.mayRemember();
    }

    @Override
    public SignInOutcome signInWithPassword(String requestId, String username, String password, boolean remember) {
        return this.signIn.signInWithPassword(requestId, username, password, remember);
    }

    @Override
    public PasswordChange changeTemporaryPassword(String username, String current, String password) {
        return this.signIn.changeTemporaryPassword(username, current, password);
    }

    @Override
    public Optional<PasswordRules> newPasswordRules() {
        return this.signIn.newPasswordRules();
    }

    @Override
    public SignInOutcome signInBy(String method, String requestId, Parameters typed, boolean remember) {
        return this.signIn.signInBy(method, requestId, typed, remember);
    }

    @Override
    public Optional<String> signIn(String requestId, User user, List<String> amr, boolean remember) {
        return this.signIn.signIn(requestId, user, amr, remember);
    }

    @Override
    public Optional<String> signIn(String requestId, String subject, List<String> amr, boolean remember) {
        return this.signIn.signIn(requestId, subject, amr, remember);
    }

    @Override
    public void signOut() {
        this.signOut.signOut();
    }

    @Override
    public void signOut(String scheme) {
        this.signOut.signOut(scheme);
    }

    @Override
    public LogoutContext logoutContext(String logoutId) {
        return this.signOut.logoutContext(logoutId);
    }

    @Override
    public Optional<String> createLogoutContext() {
        return this.signOut.createLogoutContext();
    }

    @Override
    public String completeSignOut(String logoutId) {
        return this.signOut.completeSignOut(logoutId);
    }

    @Override
    public void preparePage(LogoutContext signOut) {
        this.signOut.preparePage(signOut);
    }

    @Override
    public Optional<User> user() {
        return this.account.user();
    }

    @Override
    public List<UserGrant> grants() {
        return this.account.grants();
    }

    @Override
    public boolean revokeClient(String clientId) {
        return this.account.revokeClient(clientId);
    }

    @Override
    public boolean revokeTokensOfSession() {
        return this.account.revokeTokensOfSession();
    }

    @Override
    public List<UserSession> sessions() {
        return this.account.sessions();
    }

    @Override
    public boolean endSession(String sid) {
        return this.account.endSession(sid);
    }

    @Override
    public Optional<PasswordRules> passwordRules() {
        return this.account.passwordRules();
    }

    @Override
    public PasswordChange changePassword(String current, String password) {
        return this.account.changePassword(current, password);
    }

    @Override
    public String formToken(String about) {
        return this.forms.formToken(about);
    }

    @Override
    public boolean acceptsForm(String token, String about) {
        return this.forms.acceptsForm(token, about);
    }

    @Override
    public Optional<ErrorContext> errorContext() {
        return this.error.errorContext();
    }
}
