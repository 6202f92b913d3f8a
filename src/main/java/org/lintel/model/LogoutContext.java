package org.lintel.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A sign-out that is under way (RP-Initiated Logout §2, §3), for a page that is about it. Of an unknown one every component is {@code null}
 * or empty but {@code showSignOutPrompt}.
 *
 * @param logoutId              what it is known by in this browser, or {@code null}
 * @param clientId              the client that asked for it, or {@code null}
 * @param clientName            its name, or {@code null}
 * @param postLogoutRedirectUri registered address of the client to go on to, {@code state} included, or {@code null}
 * @param subject               whose session, or {@code null}
 * @param sessionId             the session, or {@code null}
 * @param clientIds             the clients that the user signed in to in this session; empty once it has ended
 * @param signOutFrameUrl       once the session has ended: address of a page that tells its clients so, to be shown in a frame
 *                              (Front-Channel Logout §3); else {@code null}
 * @param uiLocales             wanted languages of the page (BCP 47), best first
 * @param showSignOutPrompt     whether the user has to be asked: a user is signed in, and it is not proven that a client wants the end of
 *                              this very session, or client or operator want it so. A link or an image on another site's page must not sign
 *                              a user out
 * @param autoReturn            after how long the signed-out page goes on to {@code postLogoutRedirectUri} by itself, or {@code null} if it
 *                              does not
 */
public record LogoutContext(
        @Nullable String logoutId,
        @Nullable String clientId,
        @Nullable String clientName,
        @Nullable String postLogoutRedirectUri,
        @Nullable String subject,
        @Nullable String sessionId,
        Set<String> clientIds,
        @Nullable String signOutFrameUrl,
        List<String> uiLocales,
        boolean showSignOutPrompt,
        @Nullable Duration autoReturn) {

    public LogoutContext {
        clientIds = Set.copyOf(clientIds);
        uiLocales = List.copyOf(uiLocales);
    }
}
