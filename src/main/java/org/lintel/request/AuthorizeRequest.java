package org.lintel.request;

import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.oauth.Pkce;
import org.lintel.oauth.ResponseType;
import org.lintel.oauth.ReturnAddress;

/**
 * An authorization request that came by way of a browser and broke no rule (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1).
 *
 * @param ask          what the client asks for
 * @param address      where the answer goes
 * @param responseType what the answer is to be
 * @param nonce        or {@code null}
 * @param pkce         or {@code null}
 * @param parameters   as they came
 */
public record AuthorizeRequest(Ask ask, ReturnAddress address, ResponseType responseType, String nonce, Pkce pkce, Parameters parameters) {

    /** Who asks. */
    public Client client() {
        return ask.client();
    }

    /** Whether the client wants a {@code code}, a {@code token} or an {@code id_token}. */
    public boolean asksFor(String word) {
        return responseType.has(word);
    }
}
