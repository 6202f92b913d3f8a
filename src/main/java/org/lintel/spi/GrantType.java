package org.lintel.spi;

import org.lintel.model.Authorization;
import org.lintel.model.TokenRequest;

/** Chain: a grant of the token endpoint (RFC 6749 §1.3). */
public interface GrantType {

    /** The value of {@code grant_type}; also what a client's {@code allowedGrantTypes} must contain. */
    String name();

    /**
     * Checks the grant and says what it authorizes. The client has been authenticated and may use this grant type.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_grant} or another error of RFC 6749 §5.2
     */
    Authorization authorize(TokenRequest request);
}
