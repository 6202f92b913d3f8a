package org.lintel.standard;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.file.ConfigurationFile;
import org.lintel.model.Client;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ClientStore;

/** Clients as the configuration file has them now. */
@ApplicationScoped
@Reserve("memory")
public class ConfiguredClients implements ClientStore {

    @Inject
    ConfigurationFile file;

    @Override
    public Optional<Client> find(String clientId) {
        return file.now().clientStore().find(clientId);
    }

    @Override
    public boolean allowsOrigin(String origin) {
        return file.now().clientStore().allowsOrigin(origin);
    }
}
