package org.lintel.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Parameters;
import org.lintel.model.SignInDecision;

/** Finds out whether the caller knows a user's password, without signing the user in. */
@ApplicationScoped
public class PasswordCheck {

    @Inject
    SignInBrakes brakes;

    @Inject
    PasswordMethod method;

    /** @throws org.lintel.model.UnavailableException if it cannot be checked now; that counts as no failure */
    public SignInTry of(String username, String password) {
        Parameters typed = PasswordMethod.typed(username, password);
        return brakes.of(method.account(typed), () -> method.go(typed), proven -> new SignInDecision.Enough(null));
    }
}
