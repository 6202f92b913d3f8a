package org.lintel.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.lintel.model.PendingAuthorization;
import org.lintel.model.ErrorContext;
import org.lintel.model.LogoutContext;
import org.lintel.model.PasswordChange;
import org.lintel.model.PasswordRules;
import org.lintel.model.PasswordSignIn;
import org.lintel.model.User;
import org.lintel.model.UserGrant;
import org.lintel.model.UserSession;

/**
 * Bean: all that a page for users needs, to be injected; Lintel's own pages use nothing else. It is not for plug-ins to implement.
 *
 * <p>Everything is about the browser whose request is being answered: there is no telling it about another one. Call it within an HTTP
 * request to Lintel; there it may be used by any number of threads and requests at once. What stands in an address or a form may be passed
 * on as it came: an id that was made up, belongs to another browser or another user, or is out of date finds nothing and changes nothing.
 *
 * <p>An <em>address to go on to</em> is a path on this server, context path included. Send the browser there with status 303: 307 would
 * repeat a posted password (RFC 9700 §4.12).
 *
 * <p>What a form asks for is done by these methods without further questions, so check the form first: {@link #acceptsForm}.
 */
public interface Interaction {

    /** The authentication scheme of the sign-in cookie, the only one there is. */
    String COOKIE_SCHEME = "lintel";

    /** Who is signed in in this browser; nobody, if the user is unknown or disabled by now. */
    Optional<User> user();

    // An authorization request

    /**
     * Whether the user who is signed in may not use the client of this request ({@link ProfileService#isActive}): the sign-in page says so,
     * or people would type their right password again and again.
     */
    boolean userIsBarred(String requestId);

    /** The authorization request with this id, answered or not; absent if it is not of this browser or over for more than 45 minutes. */
    Optional<PendingAuthorization> authorizationContext(String requestId);

    /**
     * The user who is signed in lets the client of the request have these scopes. Required ones and {@code openid} are among them in any
     * case; what was not asked for is not.
     *
     * @param remember the user need not be asked again; counts only where the client may have that
     * @return the address to go on to; absent, and nothing is done, if the request is not open, nobody is signed in, or no scope is left:
     *         then ask again, or {@linkplain #denyConsent deny}
     */
    Optional<String> grantConsent(String requestId, Collection<String> scopes, boolean remember);

    /**
     * The user who is signed in lets the client of the request have nothing: it will get {@code access_denied} (RFC 6749 §4.1.2.1).
     *
     * @return the address to go on to; absent, and nothing is done, if the request is not open or nobody is signed in
     */
    Optional<String> denyConsent(String requestId);

    /**
     * Lets the browser go on by itself with a request, from the page that is being made: sets its header {@code Refresh}, before anything
     * of the page is written. That is what the page {@code /continue} is for, to which the other methods lead: browsers hold every redirect
     * that follows a form against {@code form-action} of the form's page, those of the client included, and there the redirects end.
     *
     * @return the address to go on to, for who has told the browser to do nothing by itself; absent, and nothing is done, if the request
     *         is not open
     */
    Optional<String> resume(String requestId);

    // Signing in

    /**
     * Where to go on to with a request for which nobody has to sign in any more: its user has done so meanwhile, in another tab. A sign-in
     * page asks before it shows its form.
     *
     * @return the address to go on to; absent if somebody has to sign in for the request, or it is not open
     */
    Optional<String> signedInMeanwhile(String requestId);

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
    PasswordSignIn signInWithPassword(String requestId, String username, String password, boolean remember);

    /**
     * Signs a user in who has proven in whatever way who they are. The browser gets a new cookie; another user's session in it ends.
     *
     * @param requestId the authorization request that the user signs in for, or {@code null} for none
     * @param amr       how the user did it (RFC 8176), such as {@code hwk}; at least one
     * @param remember  the user wants to stay signed in when the browser is closed
     * @return the address to go on to; absent, and nobody is signed in, if the user is disabled or the request is not open
     */
    Optional<String> signIn(String requestId, User user, List<String> amr, boolean remember);

    /** The same for the user with this subject; absent also if there is none. */
    Optional<String> signIn(String requestId, String subject, List<String> amr, boolean remember);

    // Signing out

    /** Signs the user of this browser out: removes the cookie and ends the session on the server. Without a session nothing happens. */
    void signOut();

    /**
     * The same, naming the authentication scheme.
     *
     * @param scheme {@link #COOKIE_SCHEME}
     * @throws IllegalArgumentException if there is no such scheme
     */
    void signOut(String scheme);

    /** What is known about the sign-out with this id; next to nothing if the id is {@code null} or finds nothing. */
    LogoutContext logoutContext(String logoutId);

    /** Begins a sign-out that no client asked for and returns its {@code logoutId}; absent if nobody is signed in. */
    Optional<String> createLogoutContext();

    /**
     * Signs the user out, whether or not there is something known about the sign-out. Call it when the user has agreed, or need not be
     * asked: {@link LogoutContext#showSignOutPrompt}.
     *
     * @param logoutId or {@code null}
     * @return the address of the signed-out page, with a {@code logoutId} under which it knows about this sign-out
     */
    String completeSignOut(String logoutId);

    // An error

    /** What the error page is about; absent on any other page. */
    Optional<ErrorContext> errorContext();

    // What the user has allowed, and where the user is signed in

    /** What the user who is signed in lets clients do, one entry for each client, by its name; empty if nobody is signed in. */
    List<UserGrant> grants();

    /**
     * The user who is signed in takes back all that the client was allowed: the remembered consent, and whatever it was given in any
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

    /** The sessions of the user who is signed in, that of this browser first, then the one seen last; empty if nobody is signed in. */
    List<UserSession> sessions();

    /**
     * Ends a session of the user who is signed in, in this browser or elsewhere. Its clients are told, what they were given without
     * {@code offline_access} is revoked.
     *
     * @return whether there was such a session
     */
    boolean endSession(String sid);

    // The password of the user

    /** What holds of another password; absent if nobody is signed in, or passwords are kept where Lintel cannot change them. */
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

    // The page itself

    /**
     * A token for a form of the page that is being made, against cross-site request forgery: to be sent along as a hidden field. It holds
     * for this browser, for who is signed in, for the path of the page, and for what the form is about.
     *
     * @param about the id or the thing that the form would change; or {@code null}
     */
    String formToken(String about);

    /**
     * Whether the form that was sent to this address comes from this very page: what the browser says about its origin, and the token.
     *
     * @param token as sent, or {@code null}
     * @param about as for {@link #formToken}
     */
    boolean acceptsForm(String token, String about);

    /**
     * Sets the headers of the signed-out page, before anything of the page is written: it may show {@link LogoutContext#signOutFrameUrl} in
     * a frame, and goes on by itself where that is wanted ({@link LogoutContext#autoReturn}).
     */
    void preparePage(LogoutContext signOut);
}
