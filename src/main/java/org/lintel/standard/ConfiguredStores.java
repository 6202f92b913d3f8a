package org.lintel.standard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.lintel.file.ConfigurationFile;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Passwords;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** Clients, scopes and users as the configuration file has them. */
@ApplicationScoped
public class ConfiguredStores {

    @Inject
    ConfigurationFile file;

    @Inject
    Passwords passwords;

    @Produces
    @ApplicationScoped
    @Reserve("memory")
    ClientStore clients() {
        return ClientStore.of(file.clients());
    }

    @Produces
    @ApplicationScoped
    @Reserve("memory")
    ScopeStore scopes() {
        return ScopeStore.of(file.scopes(), file.apiResources());
    }

    @Produces
    @ApplicationScoped
    @Reserve("memory")
    UserStore users() {
        return UserStore.of(file.users(), passwords);
    }
}
