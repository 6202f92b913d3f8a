package org.lintel.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.plugin.PlacesReport;
import org.lintel.ready.Condition;

/** The database answers, and its tables are those of this version: before they are it is not open. */
@ApplicationScoped
class DatabaseReachable implements Condition {

    @Inject
    Database database;

    @Inject
    PlacesReport places;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void check() {
        if (places.anyBuiltIn("jpa")) {
            database.read(entities -> entities.createNativeQuery("select 1").getSingleResult());
        }
    }
}
