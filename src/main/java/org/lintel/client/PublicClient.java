package org.lintel.client;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientAuthenticator;

/**
 * A public client only names itself (RFC 6749 §3.2.1); it is protected by PKCE and its redirect URIs. Asked when no other method applies.
 */
@Duty({"RFC 6749 4.1.3 public", "RFC 8252 8.5 no-shared-secrets"})
@ApplicationScoped
@Priority(90)
public class PublicClient implements ClientAuthenticator {

    static final String METHOD = "none";

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public Optional<String> clientId(Caller caller) {
        boolean other = caller.header("authorization").isPresent() || caller.form().has("client_secret")
                || caller.form().has("client_assertion") || caller.form().has("client_assertion_type");
        return other ? Optional.empty() : caller.form().optional("client_id");
    }

    @Override
    public boolean proves(Caller caller, Client client) {
        return !client.credentials().requireClientSecret();
    }
}
