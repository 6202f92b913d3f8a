package org.lintel.spi;

import org.lintel.model.Authorization;
import org.lintel.model.Granted;
import org.lintel.model.TokenRequest;

/** Chain: a grant of the token endpoint (RFC 6749 §1.3). */
public interface GrantType {

    /** The value of {@code grant_type}; also what a client's {@code allowedGrantTypes} must contain. */
    String name();

    /**
     * Checks the grant and says what it authorizes. The client has been authenticated and may use this grant type. Afterwards the scopes
     * are checked, and whether the user is welcome: no grant gives more than the client may have.
     *
     * @return an {@link Authorization}, by {@link Authorization#forUser} or {@link Authorization#forClient}, with the scopes that are
     *         asked for or fewer; the other kinds of {@link Granted} are those of the grants that Lintel remembers itself
     * @throws org.lintel.model.OAuthException {@code invalid_grant}, another error of RFC 6749 §5.2, or one of your own
     */
    Granted authorize(TokenRequest request);
}
