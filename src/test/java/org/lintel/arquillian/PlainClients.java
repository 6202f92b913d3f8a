package org.lintel.arquillian;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Client;
import org.lintel.spi.ClientStore;

/** A plug-in: knows every client. */
@ApplicationScoped
public class PlainClients implements ClientStore {

    @Override
    public Optional<Client> find(String clientId) {
        return Optional.of(Client.builder(clientId).clientName("plain").build());
    }

    @Override
    public boolean allowsOrigin(String origin) {
        return false;
    }
}
