package org.lintel.tokenfilter;

/** Tells whether a token is accepted. Safe for use by many threads. */
interface TokenValidation {

    /**
     * @return the token, which is valid now
     * @throws TokenRefused         if it is not
     * @throws AuthorityUnavailable if that cannot be found out
     */
    AccessToken validate(String token);
}
