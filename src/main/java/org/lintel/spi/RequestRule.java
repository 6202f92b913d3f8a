package org.lintel.spi;

import org.lintel.model.AuthorizationRequest;
import org.lintel.model.Issuance;
import org.lintel.model.OAuthException;
import org.lintel.model.TokenRequest;

/**
 * Chain: a rule of the deployer's beside those of the specifications. It says nothing, or refuses by an {@link OAuthException}:
 * {@code OAuthError.ACCESS_DENIED.telling("…")} with a sentence that the client is told too, {@code because("…")} with one for the log
 * alone. A rule does not decide where the answer goes: at the authorization endpoint to the client's address, which has been verified, or
 * onto Lintel's own page. Called by many threads at once; what it is given cannot be changed.
 */
public interface RequestRule {

    /**
     * Looks at an authorization request that keeps all other rules. The user may not have signed in yet. It is called whenever the request
     * is looked at, so again when the user comes back from a page: side effects would happen several times.
     *
     * @throws OAuthException to refuse
     */
    default void check(AuthorizationRequest request) {
    }

    /**
     * Looks at a token request whose client has been authenticated and may use the grant type, before anything of the grant is used up.
     *
     * @throws OAuthException to refuse
     */
    default void check(TokenRequest request) {
    }

    /**
     * Looks at what tokens, or a code for them, are about to be issued for: the last word at both endpoints. By now a code that was sent is
     * used up; a refresh token is not.
     *
     * @throws OAuthException to refuse: nothing is issued
     */
    default void check(Issuance issuance) {
    }
}
