package org.lintel.samples.gateway;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbBuilder;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.spi.Assertions;
import org.lintel.spi.ClientAuthenticator;

/**
 * A gateway in front of Lintel has authenticated the client, by mutual TLS say, and states that in a header: a JWT that it has signed, with
 * the client in {@code sub}. The client names itself by {@code client_id}, and shows Lintel nothing else.
 */
@ApplicationScoped
public class GatewayJwt implements ClientAuthenticator {

    private static final String HEADER = "gateway-assertion";

    @Inject
    Assertions assertions;

    private String gateway;
    private Map<String, Object> keys;

    /** At start: the name of the gateway, and the file with its JSON Web Key Set. */
    void read(@Observes Startup event) throws IOException {
        Config config = ConfigProvider.getConfig();
        gateway = config.getValue("gateway.issuer", String.class);
        try (Reader in = Files.newBufferedReader(Path.of(config.getValue("gateway.jwks", String.class)))) {
            keys = JsonbBuilder.create().fromJson(in, new LinkedHashMap<String, Object>() {}.getClass().getGenericSuperclass());
        }
    }

    @Override
    public String method() {
        return "gateway_jwt";
    }

    @Override
    public Optional<String> clientId(Caller caller) {
        return caller.header(HEADER).map(header -> caller.form().required("client_id"));
    }

    @Override
    public boolean proves(Caller caller, Client client) {
        String header = caller.header(HEADER).orElseThrow();
        Map<String, Object> claims = assertions.believe(header, issuer -> issuer.equals(gateway) ? keys : null, OAuthError.INVALID_CLIENT);
        return client.clientId().equals(claims.get("sub"));
    }
}
