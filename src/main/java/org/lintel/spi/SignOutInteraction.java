package org.lintel.spi;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lintel.model.LogoutContext;

/**
 * Bean: signing out, for the pages that ask and those that say it is done (RP-Initiated Logout §2).
 * One facet of {@link Interaction}, which says what holds for all of them; to be injected by itself where a page needs no other.
 */
public interface SignOutInteraction {

    /** The authentication scheme of the sign-in cookie, the only one there is. */
    String COOKIE_SCHEME = "lintel";

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

    /** Begins a sign-out that no client asked for and returns its {@code logoutId}; absent if no user is signed in. */
    Optional<String> createLogoutContext();

    /**
     * Signs the user out, whether or not there is something known about the sign-out. Call it when the user has agreed, or need not be
     * asked: {@link LogoutContext#showSignOutPrompt}.
     *
     * @param logoutId or {@code null}
     * @return the address of the signed-out page, with a {@code logoutId} under which it knows about this sign-out
     */
    String completeSignOut(@Nullable String logoutId);

    /**
     * Sets the headers of the signed-out page, before anything of the page is written: it may show {@link LogoutContext#signOutFrameUrl} in
     * a frame, and goes on by itself where that is wanted ({@link LogoutContext#autoReturn}).
     */
    void preparePage(LogoutContext signOut);
}
