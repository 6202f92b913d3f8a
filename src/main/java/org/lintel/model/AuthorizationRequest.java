package org.lintel.model;

import java.util.List;

/**
 * An authorization request that keeps the rules of the specifications (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1). Immutable.
 *
 * @param client      whose it is, by its {@code client_id}: at this endpoint no client proves who it is
 * @param redirectUri where the answer goes; the client has registered it
 * @param scopes      names of registered scopes that the client may ask for
 * @param parameters  all that there are, those of a signed request object in place of those beside it
 */
public record AuthorizationRequest(Client client, String redirectUri, List<String> scopes, Parameters parameters) {

    public AuthorizationRequest {
        scopes = List.copyOf(scopes);
    }

    /** Names of the parameters only. */
    @Override
    public String toString() {
        return "AuthorizationRequest of " + client.clientId() + " " + parameters;
    }
}
