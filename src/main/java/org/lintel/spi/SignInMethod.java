package org.lintel.spi;

import org.jspecify.annotations.Nullable;
import org.lintel.model.Parameters;
import org.lintel.model.SignInStep;
import org.lintel.model.User;

/**
 * Chain: a way in which users prove who they are, such as {@code password}. A method sees what was typed and nothing else: no cookies, no
 * session, no authorization request. A page calls it by its name ({@link SignInInteraction#signInBy}). Two of one name stop the start.
 *
 * <p>Guessing is slowed down for every method alike: failures count for the account and for the address, and each is answered after about
 * the same time. An exception counts as no failure.
 */
public interface SignInMethod {

    /** Names the method, in pages and in the proofs of a session; lower case. */
    String name();

    /**
     * The account that a try is about, as typed, such as a user name: failures count for it. With {@code null} there can be no such
     * account, and the try fails at once.
     */
    @Nullable
    String account(Parameters typed);

    /** Whether it is proven who the user is. Takes the same time for an account that does not exist. */
    SignInStep go(Parameters typed);

    /**
     * Whether the proof still holds once the session is stored: meanwhile the password may have been changed, or the badge reported as
     * lost. Lintel asks after the session is stored, so that no sign-in under way is missed.
     */
    default boolean stillHolds(User user, Parameters typed) {
        return true;
    }
}
