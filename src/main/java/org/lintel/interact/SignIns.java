package org.lintel.interact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.announce.Announcements;
import org.lintel.browser.RemoteAddress;
import org.lintel.config.Settings;
import org.lintel.event.SignedIn;
import org.lintel.model.PasswordSignIn;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ReturnedException;
import org.lintel.request.AuthorizeRules;
import org.lintel.request.InteractionRules;
import org.lintel.request.KeptRequest;
import org.lintel.request.KeptRequests;
import org.lintel.request.NextStep;
import org.lintel.session.BrowserSession;
import org.lintel.signin.ChangedPasswords;
import org.lintel.signin.PasswordCheck;
import org.lintel.signin.SignInDelays;
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
    RemoteAddress remoteAddress;

    @Inject
    PasswordCheck passwords;

    @Inject
    ChangedPasswords oldPasswords;

    @Inject
    SignInDelays delays;

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

    @Inject
    Announcements announcements;

    @Override
    public Optional<String> signedInMeanwhile(String requestId) {
        return keptRequests.open(requestId).filter(kept -> browser.current().isPresent() && !needsSignIn(kept)).map(KeptRequest::onwards)
                .map(this::below);
    }

    private boolean needsSignIn(KeptRequest kept) {
        try {
            return interactions.decide(rules.check(kept.parameters()), browser.current(), Optional.of(kept)) instanceof NextStep.SignIn;
        } catch (ReturnedException | Refused e) {
            // the client has changed meanwhile: the authorization endpoint has the answer
            return false;
        }
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
    public PasswordSignIn signInWithPassword(String requestId, String username, String password, boolean remember) {
        if (isOver(requestId)) {
            return new PasswordSignIn.Over();
        }
        PasswordCheck.Outcome outcome = passwords.of(username, password);
        if (outcome instanceof PasswordCheck.Outcome.Right right) {
            Optional<String> onwards = signIn(requestId, right.user(), List.of("pwd"), remember);
            if (onwards.isPresent() && !goesOn(right.user(), password)) {
                return new PasswordSignIn.Wrong();
            }
            onwards.ifPresent(there -> delays.remember(username));
            return onwards.<PasswordSignIn>map(PasswordSignIn.Accepted::new).orElseGet(PasswordSignIn.Over::new);
        }
        return outcome instanceof PasswordCheck.Outcome.Delayed delayed ? new PasswordSignIn.Delayed(delayed.delay())
                : new PasswordSignIn.Wrong();
    }

    /** The session that has just begun, unless the password is not right any more, or nobody can say. */
    private boolean goesOn(User user, String password) {
        boolean right = false;
        try {
            right = oldPasswords.stillRight(user, password);
        } finally {
            if (!right) {
                browser.end();
            }
        }
        return right;
    }

    @Override
    public Optional<String> signIn(String requestId, String subject, List<String> amr, boolean remember) {
        return users.find(subject).flatMap(user -> signIn(requestId, user, amr, remember));
    }

    @Override
    public Optional<String> signIn(String requestId, User user, List<String> amr, boolean remember) {
        if (!user.enabled() || isOver(requestId)) {
            return Optional.empty();
        }
        Optional<KeptRequest> request = keptRequests.open(requestId);
        Session session = browser.signIn(user, amr, remember);
        announcements.tell(new SignedIn(user.subject(), session.sid(), request.map(KeptRequest::clientId).orElse(null), address()));
        request.ifPresentOrElse(kept -> keptRequests.signedIn(kept, session), keptRequests::newBrowser);
        return Optional.of(below(request.map(KeptRequest::onwards).orElse("/")));
    }

    private boolean isOver(String requestId) {
        return !Objects.requireNonNullElse(requestId, "").isEmpty() && keptRequests.open(requestId).isEmpty();
    }

    private String below(String path) {
        return http.getContextPath() + path;
    }

    private String address() {
        return remoteAddress.address(http);
    }
}
