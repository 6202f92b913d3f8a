package org.lintel.arquillian;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.spi.ClientStore;
import org.lintel.spi.UserStore;

/** What deployers might write. Not nested in the tests: Arquillian adds a test with its nested classes to the WAR, and they would be there twice. */
final class Plugins {

    private Plugins() {
    }

    @ApplicationScoped
    public static class PlainClients implements ClientStore {

        @Override
        public Optional<Client> find(String clientId) {
            return Optional.of(Client.builder(clientId).clientName("plain").build());
        }

        @Override
        public boolean allowsOrigin(String origin) {
            return false;
        }
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    public static class AlternativeClients extends PlainClients {

        @Override
        public Optional<Client> find(String clientId) {
            return Optional.of(Client.builder(clientId).clientName("alternative").build());
        }
    }

    @ApplicationScoped
    public static class Alice {

        @Produces
        @ApplicationScoped
        UserStore users() {
            return UserStore.of(LocalUser.builder("alice").username("alice").password("alice").build());
        }
    }
}
