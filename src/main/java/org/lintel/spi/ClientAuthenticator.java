package org.lintel.spi;

import java.util.Optional;

import org.lintel.model.Caller;
import org.lintel.model.Client;

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

    /** Whether the caller proves to be this client; takes the same time for any client. */
    boolean proves(Caller caller, Client client);
}
