package org.lintel.view;

import java.util.Objects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.spi.AccountInteraction;

/** The page on which users change their password, where the user store lets them. */
@Named("passwordChange")
@RequestScoped
public class PasswordView {

    static final String NAME = "password";
    static final String PAGE = "/password";

    private static final String DONE = "done";

    @Inject
    AccountInteraction interaction;

    @Inject
    Texts texts;

    private String current = "";
    private String password = "";
    private String again = "";
    private String message;
    private boolean wrong;
    private boolean refused;

    /** Before the page is rendered. */
    public void prepare() {
        if (interaction.user().isEmpty()) {
            SeeOther.page("/login?then=" + NAME);
        }
    }

    /** Whether the user who is signed in can change the password here. */
    public boolean isPossible() {
        return interaction.passwordRules().isPresent();
    }

    /** The form was sent. */
    public void submit() {
        if (!password.equals(again)) {
            refuse("password.different");
            return;
        }
        PasswordChange outcome = interaction.changePassword(current, password);
        if (outcome instanceof PasswordChange.Wrong) {
            wrong = true;
            message = texts.of("password.wrong");
        } else if (outcome instanceof PasswordChange.Delayed delayed) {
            message = texts.of("signin.delayed", TooManyRequests.attempts(delayed.delay()));
        } else if (outcome instanceof PasswordChange.Refused no) {
            refuse("password." + no.objection(), getShortest(), PasswordRules.LONGEST);
        } else {
            // done, or impossible by now: the page says so
            SeeOther.page(PAGE + (outcome instanceof PasswordChange.Changed ? "?" + DONE : ""));
        }
    }

    private void refuse(String text, Object... values) {
        refused = true;
        message = texts.of(text, values);
    }

    /** Whether the password was changed before the page came back. */
    public boolean isDone() {
        return PageRequest.get().getParameter(DONE) != null;
    }

    public int getShortest() {
        return interaction.passwordRules().map(PasswordRules::shortest).orElse(0);
    }

    /** For password managers, which keep a password under it. */
    public String getUsername() {
        return interaction.user().map(user -> user.username()).orElse(null);
    }

    /** None of the three is ever shown again. */
    public String getCurrent() {
        return null;
    }

    public void setCurrent(String current) {
        this.current = Objects.toString(current, "");
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = Objects.toString(password, "");
    }

    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = Objects.toString(again, "");
    }

    /** Why nothing was changed, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** Whether it is for the current password. */
    public boolean isWrong() {
        return wrong;
    }

    /** Whether it is for the new one. */
    public boolean isRefused() {
        return refused;
    }
}
