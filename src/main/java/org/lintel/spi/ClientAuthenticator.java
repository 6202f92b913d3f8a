package org.lintel.spi;

import java.util.List;
import java.util.Optional;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.ClientCredentials;

/** Chain: a way in which clients authenticate (OpenID Connect Core §9). */
public interface ClientAuthenticator {

    /** The name that the discovery document lists, such as {@code client_secret_basic}. */
    String method();

    /**
     * The client that the caller says it is, if the caller uses this method; more than one method in a request is an error.
     *
     * @throws org.lintel.model.OAuthException if the caller uses the method, but wrongly
     */
    Optional<String> clientId(Caller caller);

    /**
     * Whether the caller proves to be this client, which is {@linkplain ClientCredentials#authenticatesBy registered} for the method. For a
     * client that is not, or does not exist, it is asked with one that has no credentials, so that a look-up takes as long.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_client}, with a reason for the log that says more than {@code false}
     */
    boolean proves(Caller caller, Client client);

    /**
     * The algorithms by which what the method takes may be signed, for {@code token_endpoint_auth_signing_alg_values_supported} (OpenID
     * Connect Discovery §3); none unless the method is about signatures.
     */
    default List<String> signingAlgorithms() {
        return List.of();
    }
}
