package org.lintel.spi;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lintel.model.Parameters;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.SignInOutcome;
import org.lintel.model.User;

/**
 * Bean: signing in, for sign-in pages: for an authorization request that waits, or for Lintel itself.
 * One facet of {@link Interaction}, which says what holds for all of them; to be injected by itself where a page needs no other.
 */
public interface SignInInteraction {

    /**
     * Where to go on to with a request that needs no sign-in any more: its user has signed in meanwhile, in another tab. A sign-in page
     * asks before it shows its form.
     *
     * @return the address to go on to; absent if the user has to sign in for the request, or it is not open
     */
    Optional<String> signedInMeanwhile(String requestId);

    /**
     * Whether the user who is signed in may not use the client of this request ({@link ProfileService#isActive}): the sign-in page says so,
     * since another try with the right password would not help.
     */
    boolean userIsBarred(String requestId);

    /** Whether a user may ask to stay signed in when the browser is closed. */
    boolean mayRemember();

    /**
     * Signs a user in who types name and password. Repeated failures have to wait, per name and per address. Every attempt is an event:
     * {@code SignedIn} or {@code SignInFailed}.
     *
     * @param requestId the authorization request that the user signs in for, or {@code null} for none
     * @param username  as typed
     * @param password  as typed; not kept
     * @param remember  the user wants to stay signed in when the browser is closed
     */
    SignInOutcome signInWithPassword(@Nullable String requestId, String username, String password, boolean remember);

    /**
     * Gives the user who types name and temporary password another one; afterwards the user signs in with that. A wrong temporary password
     * has to wait as a failed sign-in does, and counts together with them. The event is {@code PasswordChanged}.
     *
     * @param username as typed
     * @param current  the temporary password, as typed; not kept
     * @param password as typed; that it was typed twice is for the page to see
     * @return {@code Wrong} for a wrong name too, or a password that is not temporary
     */
    PasswordChange changeTemporaryPassword(String username, String current, String password);

    /** What holds of the other password; absent if passwords are kept where Lintel cannot change them. */
    Optional<PasswordRules> newPasswordRules();

    /**
     * Signs a user in by any {@link SignInMethod}, a plug-in's or {@code password}. After repeated failures the user has to wait, with any
     * method.
     *
     * @param method    its name
     * @param requestId the authorization request that the user signs in for, or {@code null} for none
     * @param typed     what the method wants to see of the form
     * @param remember  the user wants to stay signed in when the browser is closed
     * @throws IllegalArgumentException if there is no such method
     */
    SignInOutcome signInBy(String method, @Nullable String requestId, Parameters typed, boolean remember);

    /**
     * Signs a user in who has proven in some way who they are. The browser gets a new cookie; another user's session in it ends.
     *
     * @param requestId the authorization request that the user signs in for, or {@code null} for none
     * @param amr       how the user did it (RFC 8176), such as {@code hwk}; at least one
     * @param remember  the user wants to stay signed in when the browser is closed
     * @return the address to go on to; absent, and the user is not signed in, if the user is disabled or the request is not open
     */
    Optional<String> signIn(@Nullable String requestId, User user, List<String> amr, boolean remember);

    /** The same for the user with this subject; absent also if there is none. */
    Optional<String> signIn(@Nullable String requestId, String subject, List<String> amr, boolean remember);
}
