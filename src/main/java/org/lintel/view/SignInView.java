package org.lintel.view;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Addresses;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.SignInOutcome;
import org.lintel.spec.Duty;
import org.lintel.spi.SignInInteraction;

/** The sign-in page: for a kept request, or without one for a page of our own. */
@Named("signIn")
@RequestScoped
public class SignInView {

    /** Parameter: the page that the user wants to see. */
    private static final String THEN = "then";

    /** Parameter: the form has the other password, too. */
    private static final String CHANGING = "changing";

    private static final Map<String, String> PAGES = Map.of(
            PermissionsView.NAME, PermissionsView.PAGE, PasswordView.NAME, PasswordView.PAGE,
            "first-administrator", Addresses.FIRST_ADMINISTRATOR);

    /** A page of the console is told by its address, since that holds what is looked at; it cannot lead to another server. */
    private static final Pattern CONSOLE = Pattern.compile("/admin(/[a-z-]{1,40})?(\\?[A-Za-z0-9._~%&=:,+*!$'()/@;-]{0,3000})?");

    @Inject
    CurrentAuthorization currentAuthorization;

    @Inject
    Texts texts;

    @Inject
    SignInInteraction interaction;

    private String username;
    private String password = "";
    private boolean remember;
    private String message;
    private boolean wrong;

    /** The password is temporary, and the page asks for another one. */
    private boolean changing;
    private String chosen = "";
    private String again = "";
    private boolean refused;

    @Duty("Core 3.1.2.1 login-hint")
    @PostConstruct
    void takeHint() {
        changing = PageRequest.get().getParameter(CHANGING) != null;
        username = currentAuthorization.loginHint().orElse("");
    }

    /** Before the page is rendered. */
    public void prepare() {
        if (!isOpen()) {
            ExpiredRequest.say();
        } else if (currentAuthorization.getId() != null) {
            interaction.signedInMeanwhile(currentAuthorization.getId()).ifPresentOrElse(SeeOther::to, this::sayWhoMayNot);
        }
    }

    private void sayWhoMayNot() {
        if (message == null && interaction.userIsBarred(currentAuthorization.getId())) {
            message = texts.of("signin.barred");
        }
    }

    /** Whether there is anything to sign in to. */
    public boolean isOpen() {
        return !currentAuthorization.named() || currentAuthorization.open().isPresent();
    }

    /** The form was sent. */
    public void submit() {
        if (!isOpen() || changing && !changed()) {
            return;
        }
        SignInOutcome outcome = interaction.signInWithPassword(currentAuthorization.getId(), username, password, remember);
        if (outcome instanceof SignInOutcome.Accepted accepted) {
            goOn(accepted.address());
        } else if (outcome instanceof SignInOutcome.Delayed delayed) {
            message = texts.of("signin.delayed", TooManyRequests.attempts(delayed.delay()));
        } else if (outcome instanceof SignInOutcome.ToBeChanged) {
            changing = true;
        } else if (outcome instanceof SignInOutcome.Wrong) {
            wrong = true;
            message = texts.of("signin.wrong");
        } else {
            currentAuthorization.lookAgain();
        }
    }

    /** Whether the user has a password of their own by now; it is the one to sign in with. */
    private boolean changed() {
        if (!chosen.equals(again)) {
            refuse("password.different");
            return false;
        }
        PasswordChange outcome = interaction.changeTemporaryPassword(username, password, chosen);
        if (outcome instanceof PasswordChange.Wrong) {
            wrong = true;
            message = texts.of("signin.wrong");
        } else if (outcome instanceof PasswordChange.Delayed delayed) {
            message = texts.of("signin.delayed", TooManyRequests.attempts(delayed.delay()));
        } else if (outcome instanceof PasswordChange.Refused no) {
            refuse("password." + no.objection(), getShortest(), PasswordRules.LONGEST);
        } else if (outcome instanceof PasswordChange.Impossible) {
            message = texts.of("password.impossible");
        } else {
            changing = false;
            password = chosen;
        }
        return !changing;
    }

    private void refuse(String text, Object... values) {
        refused = true;
        message = texts.of(text, values);
    }

    /** A page of the user's is named, not told by its address; any other value is ignored. */
    public String getThen() {
        String then = PageRequest.get().getParameter(THEN);
        return then != null && (PAGES.containsKey(then) || CONSOLE.matcher(then).matches()) ? then : null;
    }

    private void goOn(String address) {
        if (currentAuthorization.getId() == null && getThen() != null) {
            SeeOther.page(PAGES.getOrDefault(getThen(), getThen()));
        } else {
            SeeOther.to(address);
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

    /** Whether the page asks for a password of the user's own in place of the temporary one. */
    public boolean isChanging() {
        return changing;
    }

    public int getShortest() {
        return interaction.newPasswordRules().map(PasswordRules::shortest).orElse(0);
    }

    /** Never shown again, as the next one. */
    public String getChosen() {
        return null;
    }

    public void setChosen(String chosen) {
        this.chosen = Objects.toString(chosen, "");
    }

    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = Objects.toString(again, "");
    }

    /** Whether the message is about the new password. */
    public boolean isRefused() {
        return refused;
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
