package org.lintel.jpa;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.transfer.ListsConnection;

/** The lists that are in the database. */
@ApplicationScoped
public class JpaLists implements ListsConnection {

    @Inject
    Database database;

    @Inject
    PersistenceUnit unit;

    @Override
    public Connection connect() throws SQLException {
        // opened if it was not, and refused at once while it is away
        database.read(entities -> entities);
        return unit.connection();
    }
}
