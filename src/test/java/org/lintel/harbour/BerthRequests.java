package org.lintel.harbour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.spi.RequestSource;

/** Requests that the harbour has noted down before, by their number. */
@ApplicationScoped
public class BerthRequests implements RequestSource {

    static final String REFERENCE = "urn:harbour:berth:";

    private static final Map<String, String> NOTED = Map.of("7", "response_type=code&redirect_uri=https%3A%2F%2Fquick.example%2Fcallback"
            + "&scope=openid+profile&state=noted&nonce=n&code_challenge_method=S256&code_challenge="
            + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    @Override
    public String parameter() {
        return "request_uri";
    }

    @Override
    public Parameters read(Client client, Parameters asked) {
        String reference = asked.optional("request_uri").orElse("");
        if (!reference.startsWith(REFERENCE)) {
            return asked;
        }
        String noted = NOTED.get(reference.substring(REFERENCE.length()));
        if (noted == null) {
            throw new OAuthError("invalid_request_uri", 400, "The request_uri leads nowhere.")
                    .telling("nothing is noted under this request_uri");
        }
        var found = new LinkedHashMap<>(Parameters.parse(noted).values());
        found.put("client_id", List.of(client.clientId()));
        return new Parameters(found);
    }
}
