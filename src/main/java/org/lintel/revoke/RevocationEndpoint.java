package org.lintel.revoke;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.lintel.client.Callers;
import org.lintel.client.ClientAuthentication;
import org.lintel.issue.AccessTokens;
import org.lintel.issue.RefreshTokens;
import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/**
 * The revocation endpoint (RFC 7009 §2). "invalid tokens do not cause an error response since the client cannot handle such an error in a
 * reasonable way" (§2.2); another client's token is one of them: the caller must not learn that it is good.
 */
@Path("revocation")
@ApplicationScoped
public class RevocationEndpoint implements Endpoint {

    @Inject
    Callers callers;

    @Inject
    ClientAuthentication clients;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokens accessTokens;

    @Override
    public List<String> paths() {
        return List.of("/connect/revocation");
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Duty("RFC 7009 2 discoverable")
    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("revocation_endpoint", address,
                "revocation_endpoint_auth_methods_supported", clients.methods(),
                "revocation_endpoint_auth_signing_alg_values_supported", clients.signingAlgorithms());
    }

    /**
     * Without {@code token_type_hint}, which an "authorization server MAY ignore … particularly if it is able to detect the token type".
     */
    @Duty({"RFC 7009 2 refresh-tokens", "RFC 7009 2.1 post", "RFC 7009 2.1 hint", "RFC 7009 2.2 invalid-tokens"})
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(Parameters form) {
        Client client = clients.authenticate(callers.with(form));
        String token = form.required("token");
        if (!refreshTokens.revoke(client, token)) {
            accessTokens.revoke(client, token);
        }
        return Response.ok().build();
    }
}
