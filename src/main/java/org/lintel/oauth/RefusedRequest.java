package org.lintel.oauth;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;

/**
 * A request as {@link Refusals} are told of it.
 *
 * @param endpoint   path of the request
 * @param reason     one precise sentence: never a code, token, secret or password
 * @param rule       the rule that it breaks, as far as that is known; or {@code null}
 * @param clientId   whose request it says it is, or {@code null}
 * @param client     whose request it was, or {@code null} if that is not known
 * @param parameters what came; or {@link Parameters#NONE}
 */
public record RefusedRequest(String endpoint, OAuthError error, String reason, BrokenRule rule, String clientId, Client client,
        Parameters parameters) {

    /** One that nothing more is known of; {@code client} may be {@code null}. */
    public static RefusedRequest at(String endpoint, OAuthError error, String reason, Client client) {
        return new RefusedRequest(endpoint, error, reason, null, client == null ? null : client.clientId(), client, Parameters.NONE);
    }
}
