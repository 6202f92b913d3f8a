package org.lintel.token;

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
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.issue.RequestRules;
import org.lintel.issue.Tokens;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.model.TokenRequest;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;
import org.lintel.spi.GrantType;

/** The token endpoint (RFC 6749 §3.2). */
@Path("token")
@ApplicationScoped
public class TokenEndpoint implements Endpoint {

    @Inject
    Callers callers;

    @Inject
    ClientAuthentication clients;

    @Inject
    GrantTypes grants;

    @Inject
    RequestRules rules;

    @Inject
    Tokens tokens;

    @Inject
    Issuer issuer;

    @Override
    public List<String> paths() {
        return List.of(Addresses.TOKEN);
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    @Override
    public Map<String, Object> metadata(String address) {
        return Map.of("token_endpoint", address,
                "token_endpoint_auth_methods_supported", clients.methods(),
                "token_endpoint_auth_signing_alg_values_supported", clients.signingAlgorithms());
    }

    @Duty({"Core 3.1.3.1 post", "RFC 6749 3.2 post", "RFC 6749 5.1 json"})
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> exchange(Parameters form) {
        Caller caller = callers.with(form);
        Client client = clients.authenticate(caller);
        GrantType grant = grants.named(form.required("grant_type"), client);
        var request = new TokenRequest(issuer.value(), client, caller);
        rules.check(request);
        return tokens.issue(client, grant.authorize(request), grant.name()).parameters();
    }
}
