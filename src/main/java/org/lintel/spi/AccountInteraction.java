package org.lintel.spi;

import java.util.List;
import java.util.Optional;

import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.User;
import org.lintel.model.UserGrant;
import org.lintel.model.UserSession;

/**
 * Bean: the user who is signed in: what clients have been allowed, where else the user is signed in, and the password.
 * One facet of {@link Interaction}, which says what holds for all of them; to be injected by itself where a page needs no other.
 */
public interface AccountInteraction {

    /** Who is signed in in this browser; absent too if the user is unknown or disabled by now. */
    Optional<User> user();

    /** What the user who is signed in lets clients do, one entry for each client, by its name; empty if no user is signed in. */
    List<UserGrant> grants();

    /**
     * The user who is signed in takes back all that the client was allowed: the remembered consent, and all that it was given in any
     * session. Tokens are refused from now on where Lintel is asked; a JWT that an API checks by itself lives to its {@code exp}. The event
     * is {@code GrantsRevoked}.
     *
     * @return whether there was anything to take back
     */
    boolean revokeClient(String clientId);

    /**
     * The user who is signed in takes back what clients were given in the session of this browser, {@code offline_access} included. The
     * session goes on.
     *
     * @return whether there was anything to take back
     */
    boolean revokeTokensOfSession();

    /** The sessions of the user who is signed in, that of this browser first, then the one seen last; empty if no user is signed in. */
    List<UserSession> sessions();

    /**
     * Ends a session of the user who is signed in, in this browser or elsewhere. Its clients are told, what they were given without
     * {@code offline_access} is revoked.
     *
     * @return whether there was such a session
     */
    boolean endSession(String sid);

    /** What holds of another password; absent if no user is signed in, or passwords are kept where Lintel cannot change them. */
    Optional<PasswordRules> passwordRules();

    /**
     * The user who is signed in gets another password. All other sessions of the user end, their clients are told, and what was given in
     * them is revoked, {@code offline_access} included; that of this browser goes on with a new cookie. The event is
     * {@code PasswordChanged}. Wrong current passwords have to wait as failed sign-ins do, and count together with them.
     *
     * @param current  as typed; not kept
     * @param password as typed; that it was typed twice is for the page to see
     */
    PasswordChange changePassword(String current, String password);
}
