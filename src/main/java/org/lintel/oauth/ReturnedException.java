package org.lintel.oauth;

import java.util.Map;

import org.lintel.model.OAuthError;

/** A refused authorization request whose error goes back to the client (RFC 6749 §4.1.2.1). Has no stack trace. */
public class ReturnedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ReturnAddress address;
    private final transient OAuthError error;
    private final String description;
    private transient Map<String, String> extra = Map.of();
    private transient BrokenRule rule;

    ReturnedException(ReturnAddress address, OAuthError error, String reason, String description) {
        super(reason, null, false, false);
        this.address = address;
        this.error = error;
        this.description = description;
    }

    /** This refusal with further parameters for the client, such as {@code session_state}. */
    public ReturnedException with(Map<String, String> parameters) {
        extra = Map.copyOf(parameters);
        return this;
    }

    public ReturnAddress address() {
        return address;
    }

    public OAuthError error() {
        return error;
    }

    /** For the log. */
    public String reason() {
        return getMessage();
    }

    /** For the client. */
    public String description() {
        return description;
    }

    /** The rule that the request breaks; {@code null} if it is not known. */
    public BrokenRule rule() {
        return rule;
    }

    /** Notes the rule. */
    public void breaks(BrokenRule broken) {
        rule = broken;
    }

    public Map<String, String> extra() {
        return extra;
    }
}
