package org.lintel.oauth;

import java.util.LinkedHashMap;
import java.util.Map;

import org.lintel.model.AuthorizationResponse;
import org.lintel.model.BrowserResponse;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.spec.Duty;

/** Where, how and with which {@code state} to answer a client. Made by {@link RedirectUris#verify} only. */
public final class ReturnAddress {

    private final Client client;
    private final String redirectUri;
    private final ResponseEncoding encoding;
    private final String state;

    ReturnAddress(Client client, String redirectUri, ResponseEncoding encoding, String state) {
        this.client = client;
        this.redirectUri = redirectUri;
        this.encoding = encoding;
        this.state = state;
    }

    public Client client() {
        return client;
    }

    public String redirectUri() {
        return redirectUri;
    }

    /** The {@code response_mode} of what is sent there. */
    public String mode() {
        return encoding.encoder().mode();
    }

    /** An authorization response: these parameters, {@code state} and {@code iss} (RFC 9207 §2). */
    @Duty({"Core 3.1.2.1 state", "Core 3.1.2.5 code-response", "Core 3.2.2.5 state", "RFC 6749 4.1.2 state", "RFC 9207 2 iss",
            "RFC 9207 2 errors"})
    public BrowserResponse answer(Map<String, String> parameters, String issuer) {
        var all = new LinkedHashMap<>(parameters);
        if (state != null) {
            all.put("state", state);
        }
        if (!all.containsKey("error") || client.requests().issInErrorResponses()) {
            all.put("iss", issuer);
        }
        return encoding.encoder().encode(new AuthorizationResponse(client, redirectUri, all, encoding.defaultMode()));
    }

    /** An error for the client, who is told no more than what the error means. */
    public ReturnedException refuse(OAuthError error, String reason) {
        return new ReturnedException(this, error, reason, error.description());
    }

    /** The same refusal for the client, who is told as much as there. */
    public ReturnedException refuse(OAuthException refusal) {
        return new ReturnedException(this, refusal.error(), refusal.reason(), refusal.description());
    }

    /**
     * An error for the client, who is told which rule the request breaks.
     *
     * @param details more of it, for the log alone; or empty text
     */
    public ReturnedException refuse(OAuthError error, String rule, String details) {
        return new ReturnedException(this, error, rule + details, rule);
    }

    /** See {@link Uris#origin}. */
    public String origin() {
        return Uris.origin(redirectUri);
    }
}
