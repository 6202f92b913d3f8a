package org.lintel.client;

import java.time.Instant;

import org.lintel.model.Client;
import org.lintel.model.Secret;

/** Comparing a presented secret with those of a client. */
final class ClientSecrets {

    /** More than anybody generates (B5 of IdentityServer's input length restrictions). */
    private static final int LONGEST = 100;

    private ClientSecrets() {
    }

    /** Looks at every secret, so that the time does not tell which one it was. */
    static boolean match(Client client, String presented, Instant now) {
        boolean match = false;
        for (Secret secret : client.clientSecrets()) {
            match |= secret.matches(presented.length() > LONGEST ? "" : presented, now);
        }
        return match;
    }
}
