package org.lintel.spi;

import org.lintel.model.AuthorizationResponse;
import org.lintel.model.BrowserResponse;

/**
 * Chain: a way for authorization responses, errors included, to travel to a client (OAuth 2.0 Multiple Response Type Encoding Practices
 * §2.1). There are {@code query}, {@code fragment} and {@code form_post}. Two of one name stop the start.
 */
public interface ResponseEncoder {

    /** As it stands in {@code response_mode} and in {@code response_modes_supported}. */
    String mode();

    /**
     * Whether tokens may travel so: not where they would stand in an address that browsers send to servers, whose logs have it then (§5). A
     * request for tokens that names such a mode is refused.
     */
    boolean carriesTokens();

    /** The response as the browser gets it. It leads to {@link AuthorizationResponse#redirectUri} and nowhere else. */
    BrowserResponse encode(AuthorizationResponse response);
}
