package org.lintel.issue;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.oauth.InputLimits;

/** Lintel makes no token that is longer than Lintel, and servers and proxies in between, accept. */
final class TokenLength {

    private TokenLength() {
    }

    /**
     * The token, unless it is longer than {@link InputLimits#OWN_JWT}.
     *
     * @param remedy what an operator can do about it
     * @throws org.lintel.model.OAuthException {@code server_error}: it is no fault of the client
     */
    static String checked(String jwt, String what, Client client, String remedy) {
        if (jwt.length() > InputLimits.OWN_JWT) {
            throw OAuthError.SERVER_ERROR.because("the " + what + " for the client " + client.clientId() + " would have " + jwt.length()
                    + " characters, and may have " + InputLimits.OWN_JWT + ": " + remedy);
        }
        return jwt;
    }
}
