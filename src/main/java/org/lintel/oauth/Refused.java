package org.lintel.oauth;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;

/** A refused request that is answered with our own error page. Has no stack trace. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient OAuthError error;
    private final transient Client client;
    private final boolean over;
    private transient BrokenRule rule;

    /**
     * @param reason one precise sentence for the log: never a code, token, secret or password
     * @param client whose request it was, or {@code null} while that is not known
     */
    public Refused(OAuthError error, String reason, Client client) {
        this(error, reason, client, false);
    }

    private Refused(OAuthError error, String reason, Client client, boolean over) {
        super(reason, null, false, false);
        this.error = error;
        this.client = client;
        this.over = over;
    }

    /** A kept request that has been answered or has expired: the back button, a bookmark. The page says so and links to the client. */
    public static Refused over(String reason, Client client) {
        return new Refused(OAuthError.INVALID_REQUEST, reason, client, true);
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

    /** The rule that the request breaks; {@code null} if it is not known. */
    public BrokenRule rule() {
        return rule;
    }

    /** Notes the rule. */
    public void breaks(BrokenRule broken) {
        rule = broken;
    }

    /** See {@link #over(String, Client)}. */
    public boolean isOver() {
        return over;
    }
}
