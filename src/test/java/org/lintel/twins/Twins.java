package org.lintel.twins;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.spi.ClientAuthenticator;

/** Two plug-ins that do not know of each other, and have the same name. */
public class Twins {

    @ApplicationScoped
    public static class One implements ClientAuthenticator {

        @Override
        public String method() {
            return "house_badge";
        }

        @Override
        public Optional<String> clientId(Caller caller) {
            return Optional.empty();
        }

        @Override
        public boolean proves(Caller caller, Client client) {
            return false;
        }
    }

    @ApplicationScoped
    public static class Other extends One {
    }
}
