package org.lintel.harbour;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AuthorizationResponse;
import org.lintel.model.BrowserResponse;
import org.lintel.spi.ResponseEncoder;

/** The whole response as one parameter, where the response type would have it: what JARM does, without the signature. */
@ApplicationScoped
public class PackedMode implements ResponseEncoder {

    @Override
    public String mode() {
        return "packed";
    }

    @Override
    public boolean carriesTokens() {
        return true;
    }

    @Override
    public BrowserResponse encode(AuthorizationResponse response) {
        Map<String, String> sorted = new TreeMap<>(response.parameters());
        String packed = Base64.getUrlEncoder().withoutPadding().encodeToString(sorted.toString().getBytes(StandardCharsets.UTF_8));
        String sign = response.defaultMode().equals("fragment") ? "#" : response.redirectUri().contains("?") ? "&" : "?";
        return new BrowserResponse.Redirect(response.redirectUri() + sign + "response=" + packed);
    }
}
