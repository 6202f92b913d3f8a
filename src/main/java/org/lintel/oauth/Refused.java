package org.lintel.oauth;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;

/** A refused request that is answered with our own error page. Has no stack trace. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;
    private final transient Client client;

    /**
     * @param reason one precise sentence for the log: never a code, token, secret or password
     * @param client whose request it was, or {@code null} while that is not known
     */
    public Refused(OAuthError error, String reason, Client client) {
        super(reason, null, false, false);
        this.error = error;
        this.client = client;
    }

    public OAuthError error() {
        return error;
    }

    /** For the log, not for the page. */
    public String reason() {
        return getMessage();
    }

    public Client client() {
        return client;
    }
}
