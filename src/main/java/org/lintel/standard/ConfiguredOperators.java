package org.lintel.standard;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.file.ConfigurationFile;
import org.lintel.model.Appointment;
import org.lintel.plugin.Reserve;
import org.lintel.spi.OperatorStore;

/** Operators as the configuration file has them now. */
@ApplicationScoped
@Reserve("memory")
public class ConfiguredOperators implements OperatorStore {

    @Inject
    ConfigurationFile file;

    @Override
    public Optional<Appointment> find(String subject) {
        return file.now().operatorStore().find(subject);
    }

    @Override
    public boolean hasAdministrator() {
        return file.now().operatorStore().hasAdministrator();
    }
}
