package org.lintel.model;

import org.jspecify.annotations.Nullable;

/**
 * What a sign-out needs to remember between the end session endpoint, the sign-out page and the signed-out page.
 *
 * @param sid           the session to end, or {@code null} if there was none
 * @param subject       whose session, or {@code null}
 * @param clientId      who asked, or {@code null} if that is not known
 * @param returnUri     registered address to go on to, {@code state} included, or {@code null}
 * @param authenticated an {@code id_token_hint} proved that the client asked for the end of this very session
 * @param prompt        the user has to be asked: nothing is proven, or client or operator want it so
 * @param uiLocales     languages that the client would like the pages in (BCP 47, separated by spaces, best first), or {@code null}
 */
public record LogoutMessage(
        @Nullable String sid, @Nullable String subject, @Nullable String clientId, @Nullable String returnUri, boolean authenticated,
        boolean prompt, @Nullable String uiLocales) {
}
