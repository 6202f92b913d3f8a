package org.lintel.signin;

import java.util.Optional;

import org.lintel.model.Session;
import org.lintel.model.Wanted;

/** What a user signs in for. */
public interface SignInPurpose {

    /** What it asks of the sign-in; absent if there is nothing to sign in for any more. */
    Optional<Wanted> wanted();

    /** The user is signed in. It may still turn out that what was proven does not hold any more: then the session ends. */
    void begun(Session session);
}
