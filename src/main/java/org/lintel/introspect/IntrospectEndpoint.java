package org.lintel.introspect;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.lintel.client.Callers;
import org.lintel.client.ClientAuthentication;
import org.lintel.issue.AccessTokens;
import org.lintel.issue.RefreshTokens;
import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/** The introspection endpoint (RFC 7662 §2). */
@Path("introspect")
@ApplicationScoped
public class IntrospectEndpoint implements Endpoint {

    /** "the authorization server … SHOULD NOT include any additional information about an inactive token, including why" (§2.2). */
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    @Inject
    Callers callers;

    @Inject
    ClientAuthentication clients;

    @Inject
    ProtectedResources protectedResources;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    TokenParties tokenParties;

    @Inject
    IntrospectionCustomizers customizers;

    @Override
    public List<String> paths() {
        return List.of("/connect/introspect");
    }

    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("introspection_endpoint", address,
                "introspection_endpoint_auth_methods_supported",
                clients.methods().stream().filter(method -> !method.equals("none")).toList(),
                "introspection_endpoint_auth_signing_alg_values_supported", clients.signingAlgorithms());
    }

    @Duty({"RFC 7662 2.1 post", "RFC 7662 2.1 hint", "RFC 7662 2.2 inactive", "RFC 7662 4 no-get"})
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> introspect(Parameters form) {
        Client asker = clients.authenticate(callers.with(form), protectedResources::credentials);
        String token = form.required("token");
        String askerId = asker.clientId();
        return accessTokens.read(token).filter(found -> tokenParties.stillWelcome(found.clientId(), found.subject()))
                .flatMap(found -> protectedResources.view(askerId, found)
                        .map(answer -> customizers.customized(askerId, found.subject(), answer)))
                .or(() -> refreshTokens.read(token)
                        .filter(found -> tokenParties.stillWelcome(found.authorization().clientId(), found.authorization().subject()))
                        .flatMap(found -> protectedResources.view(askerId, found)
                                .map(answer -> customizers.customized(askerId, found.authorization().subject(), answer))))
                .orElse(INACTIVE);
    }
}
