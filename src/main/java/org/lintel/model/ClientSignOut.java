package org.lintel.model;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lintel.spec.Duty;

/**
 * Where the user of a {@link Client} goes after signing out, and how it hears of that (RP-Initiated, Front-Channel and Back-Channel
 * Logout 1.0).
 *
 * @param postLogoutRedirectUris            compared character by character
 * @param requireSignOutPrompt              the user is asked even if the client has proven that it wants the sign-out
 * @param frontChannelLogoutUri             shown in a frame when the user signs out (Front-Channel Logout 1.0), or {@code null}
 * @param frontChannelLogoutSessionRequired the frame's address gets {@code iss} and {@code sid}
 * @param backChannelLogoutUri              posted to when a session ends (Back-Channel Logout 1.0 §2.2): or {@code null}
 * @param backChannelLogoutSessionRequired  the logout token names the session, not only the user
 */
@Duty({"RP-Initiated Logout 3.1 schemes", "Front-Channel Logout 2 uri", "Back-Channel Logout 2.2 uri"})
@Topic
public record ClientSignOut(
        List<String> postLogoutRedirectUris,
        boolean requireSignOutPrompt,
        @Nullable String frontChannelLogoutUri,
        boolean frontChannelLogoutSessionRequired,
        @Nullable String backChannelLogoutUri,
        boolean backChannelLogoutSessionRequired) {

    public ClientSignOut {
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        postLogoutRedirectUris.forEach(uri -> Check.returnUri("postLogoutRedirectUris", uri));
        Check.framed("frontChannelLogoutUri", frontChannelLogoutUri);
        Check.called("backChannelLogoutUri", backChannelLogoutUri);
    }
}
