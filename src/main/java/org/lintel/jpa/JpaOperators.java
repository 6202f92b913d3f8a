package org.lintel.jpa;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.model.Appointment;
import org.lintel.plugin.Reserve;
import org.lintel.spi.Directory;
import org.lintel.spi.OperatorDirectory;

/** Operators in the database. */
@ApplicationScoped
@Reserve("jpa")
public class JpaOperators implements OperatorDirectory {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    private Directory<Appointment> operators;

    @PostConstruct
    void begin() {
        operators = new JpaDirectory<>(database, issuer, OperatorRow.class, "", Appointment::subject, OperatorRow::new,
                JpaDirectory.Changes.forget(() -> {
                }));
    }

    @Override
    public Directory<Appointment> operators() {
        return operators;
    }

    /** That of the configuration, in which operators are listed, too. */
    @Override
    public void awaitTurn() {
        database.write(entities -> {
            ClusterLock.await(entities, "configuration");
            return issuer;
        });
    }

    @Override
    public Optional<Appointment> find(String subject) {
        return StorableText.storable(subject)
                ? database.read(entities -> Optional.ofNullable(entities.find(OperatorRow.class, new RowId(subject, issuer.value())))
                        .map(OperatorRow::entry)).filter(Appointment::enabled)
                : Optional.empty();
    }

    /** There are few of them, and it is asked at start and when one of them changes. */
    @Override
    public boolean hasAdministrator() {
        return database.read(entities -> entities.createQuery("select o from OperatorRow o where o.issuer = :issuer and o.enabled = true",
                OperatorRow.class).setParameter("issuer", issuer.value()).getResultStream()
                .anyMatch(row -> row.entry().administers()));
    }
}
