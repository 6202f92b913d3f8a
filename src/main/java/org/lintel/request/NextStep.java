package org.lintel.request;

import java.util.List;

import org.lintel.model.OAuthError;
import org.lintel.model.User;
import org.lintel.model.Wanted;

/** What must happen next with an authorization request. */
public sealed interface NextStep {

    /** The user has to sign in, in a way that is enough for what is wanted. */
    record SignIn(Wanted wanted) implements NextStep {
    }

    /** The user has to be asked. */
    record AskConsent() implements NextStep {
    }

    /** The client gets an error. */
    record Refuse(OAuthError error, String reason) implements NextStep {
    }

    /**
     * The client gets what it asked for, as far as these scopes stand for it, for this user.
     *
     * @param consent key of the remembered consent that this rests on, or {@code null}
     */
    record Proceed(List<String> scopes, User user, String consent) implements NextStep {
    }
}
