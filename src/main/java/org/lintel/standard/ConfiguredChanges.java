package org.lintel.standard;

import java.time.Clock;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationFile;
import org.lintel.file.FileChanges;
import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.AuditRecord;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.plugin.PlacesReport;
import org.lintel.spi.AuditLog;
import org.lintel.spi.ClientStore;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** Writes into the audit log what changes in the lists that are kept in memory, when the configuration file is read again. */
@ApplicationScoped
public class ConfiguredChanges {

    @Inject
    ConfigurationFile file;

    @Inject
    PlacesReport places;

    @Inject
    AuditLog log;

    @Inject
    Clock clock;

    /** When nobody has refused it. */
    void write(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Configuration next) {
        Configuration before = file.now();
        var changes = new FileChanges(clock.instant());
        if (inMemory(UserStore.class)) {
            changes.note("user", LocalUser::subject, before.users(), next.users());
        }
        if (inMemory(ClientStore.class)) {
            changes.note("client", Client::clientId, before.clients(), next.clients());
        }
        if (inMemory(ScopeStore.class)) {
            changes.note("scope", Scope::name, before.scopes(), next.scopes());
            changes.note("apiResource", ApiResource::name, before.apiResources(), next.apiResources());
        }
        if (inMemory(OperatorStore.class)) {
            changes.note("operator", Appointment::subject, before.operators(), next.operators());
        }
        List<AuditRecord> records = changes.records();
        if (!records.isEmpty()) {
            log.append(records);
        }
    }

    private boolean inMemory(Class<?> place) {
        return places.builtIn(place).filter("memory"::equals).isPresent();
    }
}
