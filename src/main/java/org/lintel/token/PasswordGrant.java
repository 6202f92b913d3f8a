package org.lintel.token;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.AllowedScopes;
import org.lintel.issue.Families;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Granted;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.Proof;
import org.lintel.model.TokenRequest;
import org.lintel.model.UnavailableException;
import org.lintel.secret.Handles;
import org.lintel.signin.ChangedPasswords;
import org.lintel.signin.PasswordCheck;
import org.lintel.signin.PasswordMethod;
import org.lintel.signin.SignInTry;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantType;

/**
 * A user's name and password for tokens (RFC 6749 §4.3). "The resource owner password credentials grant MUST NOT be used" (RFC 9700 §2.4):
 * it is for old clients, each of which an operator has given it to. Guessing is slowed down as on the sign-in page; no session begins.
 */
@Duty({"RFC 6749 4.3.2 authenticated", "RFC 6749 4.3.2 brute-force", "RFC 6749 4.3.3 invalid-grant"})
@ApplicationScoped
public class PasswordGrant implements GrantType {

    @Inject
    AllowedScopes allowedScopes;

    @Inject
    PasswordCheck passwords;

    @Inject
    ChangedPasswords changedPasswords;

    @Inject
    Families families;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "password";
    }

    @Override
    public Granted authorize(TokenRequest request) {
        Parameters form = request.form();
        String username = form.required("username");
        String password = form.required("password");
        List<String> asked = form.list("scope");
        if (asked.isEmpty()) {
            throw OAuthError.INVALID_SCOPE.telling("scope is missing, and there is no page to ask the user on");
        }
        allowedScopes.check(request.client(), asked);
        SignInTry outcome = passwords.of(username, password);
        if (outcome instanceof SignInTry.Delayed delayed) {
            throw new UnavailableException("too many failed sign-ins of this user or from this address", delayed.delay(), null);
        } else if (outcome instanceof SignInTry.Right right) {
            Authorization granted = Authorization.forUser(request.issuer(), request.client(), Authentication.of(right.user().subject(),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS), PasswordMethod.AMR, Proof.LOCAL), asked).of(Handles.random(16));
            if (families.remember(request.client(), granted, () -> changedPasswords.stillRight(right.user(), password))) {
                return new Granted.Begun(granted);
            }
        }
        if (outcome instanceof SignInTry.ToBeChanged) {
            throw OAuthError.INVALID_GRANT.telling("the password is temporary: the user has to choose another one on the sign-in page");
        }
        throw OAuthError.INVALID_GRANT.because("the user name or the password is wrong, or the user is disabled");
    }
}
