package org.lintel.spi;

import org.lintel.model.Client;
import org.lintel.model.Parameters;

/**
 * Chain: a place where the parameters of an authorization request may stand if not in the request itself, such as an object that the client
 * has signed (OpenID Connect Core §6.1) or something that it has pushed before (RFC 9126). Each gets what the one before it has made of the
 * request, so that a reference may lead to a signed object. What comes out in the end is looked at like any other request: rules are not
 * for a source to keep.
 *
 * <p>What has been read is taken away: a {@code request_uri} that is still there after the last one is refused as not supported.
 */
public interface RequestSource {

    /** The parameter by which a request says that it stands there: {@code request} or {@code request_uri}; for the discovery document. */
    String parameter();

    /**
     * The parameters of the request; those that came where this source has nothing to do with it.
     *
     * @param client who asks, as far as {@code client_id} says so: registered and enabled, but nothing is proven
     * @param asked  each parameter once, {@code resource} excepted
     * @throws org.lintel.model.OAuthException if the request cannot be read; the client is told so where its {@code redirect_uri} beside it
     *                                         is one of its own, else the user
     */
    Parameters read(Client client, Parameters asked);
}
