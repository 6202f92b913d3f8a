package org.lintel.introspect;

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

/** The introspection endpoint (RFC 7662 §2). */
@Path("introspect")
@ApplicationScoped
public class IntrospectEndpoint {

    @Inject
    Callers callers;

    @Inject
    ClientAuthentication clients;

    @Inject
    ProtectedResources protectedResources;

    @Inject
    Introspection introspection;

    @Duty({"RFC 7662 2.1 post", "RFC 7662 2.1 hint", "RFC 7662 4 no-get"})
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> introspect(Parameters form) {
        Client asker = clients.authenticate(callers.with(form), protectedResources::credentials);
        return introspection.answer(asker.clientId(), form.required("token"));
    }
}
