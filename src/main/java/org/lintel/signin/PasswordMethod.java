package org.lintel.signin;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Parameters;
import org.lintel.model.Proof;
import org.lintel.model.SignInStep;
import org.lintel.model.User;
import org.lintel.oauth.InputLimits;
import org.lintel.spi.SignInMethod;
import org.lintel.spi.UserStore;

/** A user name with the password of that user, as the {@link UserStore} knows it. */
@ApplicationScoped
public class PasswordMethod implements SignInMethod {

    public static final String NAME = "password";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";

    public static final List<String> AMR = List.of("pwd");

    @Inject
    InputLimits limits;

    @Inject
    UserStore users;

    @Inject
    ChangedPasswords changed;

    @Override
    public String name() {
        return NAME;
    }

    /** {@code null} for a password that is longer than any store accepts; the brakes check the name. */
    @Override
    public String account(Parameters typed) {
        return limits.fits("password", text(typed, PASSWORD)) ? text(typed, USERNAME) : null;
    }

    @Override
    public SignInStep go(Parameters typed) {
        return users.admit(text(typed, USERNAME), text(typed, PASSWORD)).map(PasswordMethod::step).orElseGet(SignInStep.Failed::new);
    }

    private static SignInStep step(UserStore.Admission admission) {
        return admission.temporary() ? new SignInStep.ToBeChanged(admission.user())
                : new SignInStep.Proven(admission.user(), AMR, Proof.LOCAL);
    }

    @Override
    public boolean stillHolds(User user, Parameters typed) {
        return changed.stillRight(user, text(typed, PASSWORD));
    }

    /** What a page would have sent. */
    public static Parameters typed(String username, String password) {
        return new Parameters(Map.of(USERNAME, List.of(Objects.toString(username, "")), PASSWORD, List.of(Objects.toString(password, ""))));
    }

    private static String text(Parameters typed, String name) {
        List<String> values = typed.values().get(name);
        return values == null ? "" : values.get(0);
    }
}
