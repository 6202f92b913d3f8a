package org.lintel.response;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AuthorizationResponse;
import org.lintel.model.BrowserResponse;
import org.lintel.oauth.Uris;
import org.lintel.spec.Duty;
import org.lintel.spi.ResponseEncoder;

/** In the fragment of the redirect URI, which browsers keep to themselves (Multiple Response Type Encoding Practices §2.1). */
@ApplicationScoped
public class FragmentEncoder implements ResponseEncoder {

    public static final String MODE = "fragment";

    @Override
    public String mode() {
        return MODE;
    }

    @Override
    public boolean carriesTokens() {
        return true;
    }

    @Duty({"Core 3.2.2.5 fragment", "Core 3.3.2.5 fragment"})
    @Override
    public BrowserResponse encode(AuthorizationResponse response) {
        return new BrowserResponse.Redirect(response.redirectUri() + "#" + Uris.encode(response.parameters()));
    }
}
