package org.lintel.client;

import java.time.Clock;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientAuthenticator;

/** Client id and secret in the body (RFC 6749 §2.3.1). */
@Duty("RFC 6749 2.3.1 body")
@ApplicationScoped
@Priority(20)
public class ClientSecretPost implements ClientAuthenticator {

    @Inject
    Clock clock;

    @Override
    public String method() {
        return "client_secret_post";
    }

    @Override
    public Optional<String> clientId(Caller caller) {
        if (!caller.form().has("client_secret")) {
            return Optional.empty();
        }
        ClientSecrets.alone(caller);
        return Optional.of(caller.form().optional("client_id").orElse(""));
    }

    @Override
    public boolean proves(Caller caller, Client client) {
        return ClientSecrets.match(client, caller.form().required("client_secret"), clock.instant());
    }
}
