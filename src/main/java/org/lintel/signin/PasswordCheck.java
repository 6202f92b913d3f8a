package org.lintel.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Parameters;

/** Finds out whether somebody knows a user's password, where nobody is signed in by it. */
@ApplicationScoped
public class PasswordCheck {

    @Inject
    SignInBrakes brakes;

    @Inject
    PasswordMethod method;

    /** @throws org.lintel.model.UnavailableException if nobody can say now; it counts as no failure */
    public SignInTry of(String username, String password) {
        Parameters typed = PasswordMethod.typed(username, password);
        return brakes.of(method.account(typed), () -> method.go(typed));
    }
}
