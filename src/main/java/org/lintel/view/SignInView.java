package org.lintel.view;

import java.time.Duration;
import java.util.Objects;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.model.PasswordSignIn;
import org.lintel.spi.Interaction;

/** The sign-in page: for a kept request, or without one for a page of our own. */
@Named("signIn")
@RequestScoped
public class SignInView {

    /** Parameter: the page that the user wants to see. */
    private static final String THEN = "then";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_USERNAME = 100;

    @Inject
    Asked asked;

    @Inject
    Texts texts;

    @Inject
    Interaction interaction;

    @Inject
    HttpServletRequest http;

    private String username;
    private String password;
    private boolean remember;
    private String message;
    private boolean wrong;

    @PostConstruct
    void takeHint() {
        username = asked.loginHint().filter(hint -> hint.length() <= LONGEST_USERNAME).orElse("");
    }

    /** Before the page is rendered. */
    public void prepare() {
        asked.open().ifPresentOrElse(interaction::preparePage, this::sayIfStale);
    }

    /** Whether there is anything to sign in to. */
    public boolean isOpen() {
        return !asked.named() || asked.open().isPresent();
    }

    /** The form was sent. */
    public void submit() {
        if (!isOpen()) {
            return;
        }
        PasswordSignIn outcome = interaction.signInWithPassword(asked.getId(), username, password, remember);
        if (outcome instanceof PasswordSignIn.Accepted accepted) {
            goOn(accepted.address());
        } else if (outcome instanceof PasswordSignIn.Delayed delayed) {
            delay(delayed.delay());
        } else if (outcome instanceof PasswordSignIn.Wrong) {
            wrong = true;
            message = texts.of("signin.wrong");
        } else {
            asked.lookAgain();
        }
    }

    /** A page is named, not told by its address: whatever else stands there leads nowhere. */
    public String getThen() {
        return PermissionsView.NAME.equals(http.getParameter(THEN)) ? PermissionsView.NAME : null;
    }

    private void goOn(String address) {
        if (asked.getId() == null && getThen() != null) {
            SeeOther.page(PermissionsView.PAGE);
        } else {
            SeeOther.to(address);
        }
    }

    private void delay(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        ExternalContext response = FacesContext.getCurrentInstance().getExternalContext();
        response.setResponseStatus(TOO_MANY_REQUESTS);
        response.setResponseHeader("Retry-After", Long.toString(seconds));
        message = texts.of("signin.delayed", seconds);
    }

    private void sayIfStale() {
        if (asked.named()) {
            Stale.say();
        }
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
        return interaction.mayRemember();
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
