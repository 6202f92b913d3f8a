package org.lintel.interact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.config.Settings;
import org.lintel.model.Parameters;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.SignInOutcome;
import org.lintel.model.User;
import org.lintel.model.Wanted;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ReturnedException;
import org.lintel.request.Ask;
import org.lintel.request.AuthorizeRules;
import org.lintel.request.InteractionRules;
import org.lintel.request.KeptRequest;
import org.lintel.request.KeptRequests;
import org.lintel.request.NextStep;
import org.lintel.session.BrowserSession;
import org.lintel.signin.NewPasswords;
import org.lintel.signin.PasswordMethod;
import org.lintel.signin.SignInPipeline;
import org.lintel.signin.SignInPurpose;
import org.lintel.signin.SignInTry;
import org.lintel.spi.AccountInteraction;
import org.lintel.spi.ClientStore;
import org.lintel.spi.SignInInteraction;
import org.lintel.spi.UserStore;

/** Signs users in to this browser: for a kept request, or for Lintel itself. */
@ApplicationScoped
class SignIns implements SignInInteraction {

    @Inject
    HttpServletRequest http;

    @Inject
    SignInPipeline pipeline;

    @Inject
    NewPasswords newPasswords;

    @Inject
    BrowserSession browser;

    @Inject
    AccountInteraction account;

    @Inject
    UserStore users;

    @Inject
    ClientStore clients;

    @Inject
    Settings settings;

    @Inject
    KeptRequests keptRequests;

    @Inject
    AuthorizeRules rules;

    @Inject
    InteractionRules interactions;

    @Override
    public Optional<String> signedInMeanwhile(String requestId) {
        return keptRequests.open(requestId).filter(kept -> browser.current().isPresent() && !needsSignIn(kept)).map(KeptRequest::onwards)
                .map(this::below);
    }

    private boolean needsSignIn(KeptRequest kept) {
        return ask(kept).filter(ask -> interactions.decide(ask, browser.current(), Optional.of(kept)) instanceof NextStep.SignIn)
                .isPresent();
    }

    @Override
    public boolean userIsBarred(String requestId) {
        return account.user().flatMap(user -> keptRequests.find(requestId).flatMap(kept -> clients.find(kept.clientId()))
                .filter(client -> interactions.barred(user, client))).isPresent();
    }

    @Override
    public boolean mayRemember() {
        return settings.sessions().rememberMe().isPresent();
    }

    @Override
    public SignInOutcome signInWithPassword(String requestId, String username, String password, boolean remember) {
        return signInBy(PasswordMethod.NAME, requestId, PasswordMethod.typed(username, password), remember);
    }

    @Override
    public PasswordChange changeTemporaryPassword(String username, String current, String password) {
        return newPasswords.changeTemporary(username, current, password);
    }

    @Override
    public Optional<PasswordRules> newPasswordRules() {
        return newPasswords.rules();
    }

    @Override
    public SignInOutcome signInBy(String method, String requestId, Parameters typed, boolean remember) {
        SignInTry tried = pipeline.signIn(method, typed, remember, purpose(requestId));
        if (tried instanceof SignInTry.Right) {
            return new SignInOutcome.Accepted(onwards(requestId));
        } else if (tried instanceof SignInTry.ToBeChanged) {
            return new SignInOutcome.ToBeChanged();
        } else if (tried instanceof SignInTry.Delayed delayed) {
            return new SignInOutcome.Delayed(delayed.delay());
        }
        return tried instanceof SignInTry.Over ? new SignInOutcome.Over() : new SignInOutcome.Wrong();
    }

    @Override
    public Optional<String> signIn(String requestId, String subject, List<String> amr, boolean remember) {
        return users.find(subject).flatMap(user -> signIn(requestId, user, amr, remember));
    }

    @Override
    public Optional<String> signIn(String requestId, User user, List<String> amr, boolean remember) {
        return pipeline.signIn(user, amr, remember, purpose(requestId)) ? Optional.of(onwards(requestId)) : Optional.empty();
    }

    /** A request that waits, or Lintel itself. */
    private SignInPurpose purpose(String requestId) {
        return new SignInPurpose(keptRequests.open(requestId).map(this::wanted).orElse(Wanted.NOTHING), () -> isOver(requestId),
                session -> keptRequests.open(requestId)
                        .ifPresentOrElse(kept -> keptRequests.signedIn(kept, session), keptRequests::newBrowser));
    }

    private Wanted wanted(KeptRequest kept) {
        return ask(kept).map(Ask::wanted).orElseGet(() -> new Wanted(kept.clientId(), List.of(), List.of(), null, null));
    }

    /** Absent where the client has changed meanwhile: the authorization endpoint has the answer. */
    private Optional<Ask> ask(KeptRequest kept) {
        try {
            return Optional.of(rules.check(kept.parameters()).ask());
        } catch (ReturnedException | Refused e) {
            return Optional.empty();
        }
    }

    private String onwards(String requestId) {
        return below(keptRequests.find(requestId).map(KeptRequest::onwards).orElse("/"));
    }

    private boolean isOver(String requestId) {
        return !Objects.requireNonNullElse(requestId, "").isEmpty() && keptRequests.open(requestId).isEmpty();
    }

    private String below(String path) {
        return http.getContextPath() + path;
    }
}
