package org.lintel.standard;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.file.ConfigurationFile;
import org.lintel.model.User;
import org.lintel.plugin.Reserve;
import org.lintel.spi.UserStore;

/** Users as the configuration file has them now. */
@ApplicationScoped
@Reserve("memory")
public class ConfiguredUsers implements UserStore {

    @Inject
    ConfigurationFile file;

    @Override
    public Optional<User> authenticate(String username, String password) {
        return file.now().userStore().authenticate(username, password);
    }

    @Override
    public Optional<User> find(String subject) {
        return file.now().userStore().find(subject);
    }
}
