package org.lintel.interact;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.Peer;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.model.PasswordSignIn;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.oauth.Refusals;
import org.lintel.session.BrowserSession;
import org.lintel.session.SignInDelays;
import org.lintel.spi.UserStore;

/** Signs users in to this browser: for a kept request, or for Lintel itself. */
@ApplicationScoped
class SignIns {

    @Inject
    HttpServletRequest http;

    @Inject
    Peer peer;

    @Inject
    UserStore users;

    @Inject
    SignInDelays delays;

    @Inject
    BrowserSession browser;

    @Inject
    KeptRequests keptRequests;

    @Inject
    Event<SignedIn> signedIn;

    @Inject
    Event<SignInFailed> signInFailed;

    /** Every cause of a failure gives the same answer, so that nobody learns which user names exist. */
    PasswordSignIn withPassword(String requestId, String username, String password, boolean remember) {
        if (isOver(requestId)) {
            return new PasswordSignIn.Over();
        }
        Duration wait = delays.attempt(username, address());
        if (!wait.isZero()) {
            fail(username, "delayed");
            return new PasswordSignIn.Delayed(wait);
        }
        Optional<User> user = users.authenticate(username, password);
        if (user.filter(User::enabled).isEmpty()) {
            fail(username, user.isEmpty() ? "credentials" : "disabled");
            return new PasswordSignIn.Wrong();
        }
        delays.succeeded(username, address());
        return accept(requestId, user.get(), List.of("pwd"), remember).<PasswordSignIn>map(PasswordSignIn.Accepted::new)
                .orElseGet(PasswordSignIn.Over::new);
    }

    /** The path to go on to, below the context path; absent if the user may not, or there is nothing to sign in for any more. */
    Optional<String> accept(String requestId, User user, List<String> amr, boolean remember) {
        if (!user.enabled() || isOver(requestId)) {
            return Optional.empty();
        }
        Optional<KeptRequest> request = keptRequests.open(requestId);
        Session session = browser.signIn(user, amr, remember);
        signedIn.fire(new SignedIn(user.subject(), session.sid(), request.map(KeptRequest::clientId).orElse(null), address()));
        request.ifPresentOrElse(kept -> keptRequests.signedIn(kept, session), keptRequests::newBrowser);
        return Optional.of(request.map(KeptRequest::resumption).orElse("/"));
    }

    private boolean isOver(String requestId) {
        return !Objects.requireNonNullElse(requestId, "").isEmpty() && keptRequests.open(requestId).isEmpty();
    }

    private void fail(String username, String reason) {
        signInFailed.fire(new SignInFailed(Refusals.harmless(username), address(), reason));
    }

    private String address() {
        return peer.address(http);
    }
}
