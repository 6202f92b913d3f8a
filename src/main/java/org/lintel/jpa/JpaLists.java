package org.lintel.jpa;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.transfer.ListsConnection;

/** The lists that are in the database. */
@ApplicationScoped
public class JpaLists implements ListsConnection {

    @Inject
    Database database;

    @Inject
    PersistenceUnit unit;

    /** Not there where others fill the places. */
    @Inject
    Instance<JpaClients> clients;

    @Inject
    Instance<JpaScopes> scopes;

    @Override
    public Connection connect() throws SQLException {
        // opened if it was not, and refused at once while it is away
        database.read(entities -> entities);
        return unit.connection();
    }

    @Override
    public void changed() {
        clients.stream().forEach(JpaClients::forget);
        scopes.stream().forEach(JpaScopes::forget);
    }
}
