package org.lintel.view;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.FormTokens;
import org.lintel.browser.PageHeaders;
import org.lintel.browser.Peer;
import org.lintel.config.Settings;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.interact.KeptRequest;
import org.lintel.interact.KeptRequests;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.oauth.Refusals;
import org.lintel.session.BrowserSession;
import org.lintel.session.SignInDelays;
import org.lintel.spi.UserStore;

/** The sign-in page: for a kept request, or without one for Lintel itself. */
@Named("signIn")
@RequestScoped
public class SignInView {

    static final String PAGE = "/login";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_USERNAME = 100;

    @Inject
    Asked asked;

    @Inject
    Settings settings;

    @Inject
    Texts texts;

    @Inject
    PageHeaders headers;

    @Inject
    FormTokens formTokens;

    @Inject
    HttpServletRequest http;

    @Inject
    Peer peer;

    @Inject
    SignInDelays delays;

    @Inject
    UserStore users;

    @Inject
    BrowserSession browser;

    @Inject
    KeptRequests keptRequests;

    @Inject
    Event<SignedIn> signedIn;

    @Inject
    Event<SignInFailed> signInFailed;

    private String username;
    private String password;
    private boolean remember;
    private String message;
    private boolean wrong;

    @PostConstruct
    void takeHint() {
        username = asked.parameter("login_hint").filter(hint -> hint.length() <= LONGEST_USERNAME).orElse("");
    }

    /** Before the page is rendered. */
    public void prepare() {
        asked.open().ifPresentOrElse(request -> headers.formAction(asked.returnOrigin()), this::sayIfStale);
    }

    /** Whether there is anything to sign in to. */
    public boolean isOpen() {
        return !asked.named() || asked.open().isPresent();
    }

    public String getFormToken() {
        return formTokens.issue(PAGE, asked.getId());
    }

    /** The form was sent. Every cause of a failure gives the same answer, so that nobody learns which user names exist. */
    public void submit() {
        if (!isOpen()) {
            return;
        }
        Duration wait = delays.attempt(username, address());
        if (!wait.isZero()) {
            delay(wait);
            return;
        }
        Optional<User> user = users.authenticate(username, password);
        if (user.filter(User::enabled).isPresent()) {
            accept(user.get());
        } else {
            fail(user.isEmpty() ? "credentials" : "disabled");
            wrong = true;
            message = texts.of("signin.wrong");
        }
    }

    private void accept(User user) {
        delays.succeeded(username, address());
        Session session = browser.signIn(user, List.of("pwd"), remember);
        Optional<KeptRequest> request = asked.open();
        signedIn.fire(new SignedIn(user.subject(), session.sid(), request.map(KeptRequest::clientId).orElse(null), address()));
        request.ifPresentOrElse(kept -> {
            keptRequests.signedIn(kept, session);
            SeeOther.authorize(kept.id());
        }, () -> {
            keptRequests.newBrowser();
            SeeOther.page("/");
        });
    }

    private void delay(Duration wait) {
        fail("delayed");
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        ExternalContext response = FacesContext.getCurrentInstance().getExternalContext();
        response.setResponseStatus(TOO_MANY_REQUESTS);
        response.setResponseHeader("Retry-After", Long.toString(seconds));
        message = texts.of("signin.delayed", seconds);
    }

    private void fail(String reason) {
        signInFailed.fire(new SignInFailed(Refusals.harmless(username), address(), reason));
    }

    private void sayIfStale() {
        if (asked.named()) {
            Stale.say();
        }
    }

    private String address() {
        return peer.address(http);
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = Objects.toString(username, "");
    }

    /** Never shown again. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = Objects.toString(password, "");
    }

    /** Whether the page has a box for staying signed in. */
    public boolean isRememberable() {
        return settings.rememberMe().isPresent();
    }

    public boolean isRemember() {
        return remember;
    }

    public void setRemember(boolean remember) {
        this.remember = remember;
    }

    /** Why the user is not signed in yet, or {@code null}. */
    public String getMessage() {
        return message;
    }

    public boolean isWrong() {
        return wrong;
    }
}
