package org.lintel.spi;

import org.lintel.model.GrantTerms;
import org.lintel.model.Issuance;

/**
 * Place: on which terms tokens are issued: their scopes, lifetimes and audience, and whether the access token is a JWT or a reference. The
 * built-in policy leaves it at what the client's registration says. Called by many threads at once, each time that tokens are issued, at a
 * refresh too: an answer that depends on anything but the arguments may change from one time to the next.
 */
public interface GrantPolicy {

    /**
     * The terms for these tokens. They give no more than is registered: of two lifetimes the shorter counts, and a scope that was not
     * granted is none. Where the scopes become fewer and the audience is left as it is, it becomes that of the scopes that are left.
     * Without {@code openid} there is no id_token, and a scope that the first tokens of an authorization lack is one that its refresh token
     * lacks.
     *
     * @param issuance   what the tokens are for
     * @param registered what the client's registration says, and what the audience of the granted scopes is: to be returned as it is, or
     *                   changed, {@code registered.accessTokenLifetime(Duration.ofMinutes(5))}
     * @return never {@code null}
     * @throws org.lintel.model.OAuthException to refuse: {@code OAuthError.ACCESS_DENIED.because("…")}
     */
    GrantTerms terms(Issuance issuance, GrantTerms registered);
}
