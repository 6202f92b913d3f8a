package org.lintel.response;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AuthorizationResponse;
import org.lintel.model.BrowserResponse;
import org.lintel.oauth.Uris;
import org.lintel.spi.ResponseEncoder;

/** In the query of the redirect URI (Multiple Response Type Encoding Practices §2.1). */
@ApplicationScoped
public class QueryEncoder implements ResponseEncoder {

    public static final String MODE = "query";

    @Override
    public String mode() {
        return MODE;
    }

    @Override
    public boolean carriesTokens() {
        return false;
    }

    @Override
    public BrowserResponse encode(AuthorizationResponse response) {
        return new BrowserResponse.Redirect(Uris.withQuery(response.redirectUri(), response.parameters()));
    }
}
