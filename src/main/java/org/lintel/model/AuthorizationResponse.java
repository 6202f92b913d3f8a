package org.lintel.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An authorization response before it is known how it travels (RFC 6749 §4.1.2, §4.1.2.1; OpenID Connect Core §3.1.2.5). Immutable.
 *
 * @param client      whom it is for
 * @param redirectUri where it goes; verified
 * @param parameters  what it says, {@code state} and {@code iss} included, in order
 * @param defaultMode the {@code response_mode} of a request that names none: {@code query}, or {@code fragment} for one that asks for
 *                    tokens (Multiple Response Types §5)
 */
public record AuthorizationResponse(Client client, String redirectUri, Map<String, String> parameters, String defaultMode) {

    public AuthorizationResponse {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** With other parameters in their place, as where they are put into a JWT. */
    public AuthorizationResponse with(Map<String, String> others) {
        return new AuthorizationResponse(client, redirectUri, others, defaultMode);
    }

    /** Names only: among the values are codes and tokens. */
    @Override
    public String toString() {
        return "AuthorizationResponse" + parameters.keySet();
    }
}
