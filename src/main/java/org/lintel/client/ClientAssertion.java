package org.lintel.client;

import java.util.Optional;

import org.lintel.jose.SignedJwt;
import org.lintel.model.Caller;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;

/**
 * A JWT by which a client says who it is (RFC 7523 §2.2); not proven yet.
 *
 * @param clientId its issuer and subject
 */
record ClientAssertion(String clientId, SignedJwt jwt) {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** The one in the request, if there is one; {@link OAuthException} if it is nothing of the kind. */
    static Optional<ClientAssertion> of(Caller caller) {
        Optional<String> type = caller.form().optional("client_assertion_type");
        Optional<String> text = caller.form().optional("client_assertion");
        if (type.isEmpty() && text.isEmpty() || type.isPresent() && !type.get().equals(TYPE)) {
            // none, or of a type that a plug-in may know
            return Optional.empty();
        }
        if (type.isEmpty() || text.isEmpty()) {
            throw refused("client_assertion and its type do not come together");
        }
        SignedJwt jwt = read(text.get());
        // "The subject … MUST be the client_id of the OAuth client" (§3), and "iss … MUST contain the client_id" (OpenID Connect Core §9)
        if (!(jwt.claims().get("sub") instanceof String clientId) || !clientId.equals(jwt.claims().get("iss"))) {
            throw refused("issuer and subject of the assertion are not one client");
        }
        if (!caller.form().optional("client_id").orElse(clientId).equals(clientId)) {
            throw refused("client_id names another client than the assertion");
        }
        return Optional.of(new ClientAssertion(clientId, jwt));
    }

    private static SignedJwt read(String text) {
        try {
            return SignedJwt.parse(text);
        } catch (IllegalArgumentException e) {
            throw refused("the assertion is not accepted: " + e.getMessage());
        }
    }

    static OAuthException refused(String reason) {
        return OAuthError.INVALID_CLIENT.because(reason);
    }
}
