package org.lintel.client;

import java.time.Instant;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Secret;

/** What the ways have in common in which a client shows its secret. */
final class ClientSecrets {

    private ClientSecrets() {
    }

    /** An assertion beside a secret is a second method, even if its type is unknown here. */
    static void alone(Caller caller) {
        if (caller.form().has("client_assertion") || caller.form().has("client_assertion_type")) {
            throw OAuthError.INVALID_CLIENT.because("the client shows both a secret and an assertion");
        }
    }

    /** Looks at every secret, so that the time does not tell which one it was. */
    static boolean match(Client client, String presented, Instant now) {
        boolean match = false;
        for (Secret secret : client.credentials().clientSecrets()) {
            match |= secret.matches(presented, now);
        }
        return match;
    }
}
