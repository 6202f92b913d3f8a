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
import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/** The introspection endpoint (RFC 7662 §2). */
@Path("introspect")
@ApplicationScoped
public class IntrospectEndpoint implements Endpoint {

    @Inject
    Callers callers;

    @Inject
    ClientAuthentication clients;

    @Inject
    ProtectedResources protectedResources;

    @Inject
    Introspection introspection;

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

    @Duty({"RFC 7662 2.1 post", "RFC 7662 2.1 hint", "RFC 7662 4 no-get"})
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> introspect(Parameters form) {
        Client asker = clients.authenticate(callers.with(form), protectedResources::credentials);
        return introspection.answer(asker.clientId(), form.required("token"));
    }
}
