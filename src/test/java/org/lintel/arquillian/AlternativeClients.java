package org.lintel.arquillian;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import org.lintel.model.Client;

/** A plug-in that outranks the other. */
@Alternative
@Priority(1)
@ApplicationScoped
public class AlternativeClients extends PlainClients {

    @Override
    public Optional<Client> find(String clientId) {
        return Optional.of(Client.builder(clientId).clientName("alternative").build());
    }
}
