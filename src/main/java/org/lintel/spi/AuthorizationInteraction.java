package org.lintel.spi;

import java.util.Collection;
import java.util.Optional;

import org.lintel.model.PendingAuthorization;

/**
 * Bean: an authorization request that waits for the user, for pages that are about it (RFC 6749 §4.1.1).
 * One facet of {@link Interaction}, which says what holds for all of them; to be injected by itself where a page needs no other.
 */
public interface AuthorizationInteraction {

    /** The authorization request with this id, answered or not; absent if it is not of this browser or over for more than 45 minutes. */
    Optional<PendingAuthorization> authorizationContext(String requestId);

    /**
     * The user who is signed in lets the client of the request have these scopes. Required ones and {@code openid} are among them in any
     * case; what was not asked for is not.
     *
     * @param remember the user need not be asked again; counts only where the client may have that
     * @return the address to go on to; absent, and nothing is done, if the request is not open, no user is signed in, or no scope is left:
     *         then ask again, or {@linkplain #denyConsent deny}
     */
    Optional<String> grantConsent(String requestId, Collection<String> scopes, boolean remember);

    /**
     * The user who is signed in lets the client of the request have nothing: it will get {@code access_denied} (RFC 6749 §4.1.2.1).
     *
     * @return the address to go on to; absent, and nothing is done, if the request is not open or no user is signed in
     */
    Optional<String> denyConsent(String requestId);

    /**
     * Lets the browser go on by itself with a request, from the page that is being made: sets its header {@code Refresh}, before anything
     * of the page is written. That is what the page {@code /continue} is for, to which the other methods lead: browsers hold every redirect
     * that follows a form against {@code form-action} of the form's page, those of the client included, and there the redirects end.
     *
     * @return the address to go on to, for a link where the browser does not go on by itself; absent, and nothing is done, if the request
     *         is not open
     */
    Optional<String> resume(String requestId);
}
