package org.lintel.jpa;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.plugin.Reserve;
import org.lintel.spi.MessageStore;

/** Messages in the database, for operators who want no more in cookies than necessary. */
@ApplicationScoped
@Reserve("jpa")
public class JpaMessages implements MessageStore {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Override
    public void write(String id, String message, Instant expires) {
        database.write(entities -> entities.merge(new MessageRow(row(id), expires.toEpochMilli(), message)));
    }

    @Override
    public Optional<String> read(String id) {
        return database.read(entities -> Optional.ofNullable(entities.find(MessageRow.class, row(id))))
                .filter(row -> row.expires > clock.millis()).map(row -> row.data);
    }

    @Override
    public void forget(String id) {
        database.write(
                entities -> entities.createQuery("delete from MessageRow m where m.id = :id and m.issuer = :issuer").setParameter("id", id)
                        .setParameter("issuer", issuer.value()).executeUpdate());
    }

    private RowId row(String id) {
        return new RowId(id, issuer.value());
    }
}
