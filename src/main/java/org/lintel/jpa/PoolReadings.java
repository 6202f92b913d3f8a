package org.lintel.jpa;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.zaxxer.hikari.HikariPoolMXBean;
import org.lintel.config.Settings;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;

/** The connections to the database; those of a data source of the container are the container's to tell of. */
@ApplicationScoped
public class PoolReadings implements Readings {

    @Inject
    PersistenceUnit unit;

    @Inject
    Settings settings;

    @Override
    public List<Reading> readings() {
        return unit.pool().map(this::of).orElse(List.of());
    }

    private List<Reading> of(HikariPoolMXBean pool) {
        String now = "Connections to the database, by state.";
        return List.of(Reading.gauge("lintel_database_connections", now, pool.getActiveConnections()).with("state", "active"),
                Reading.gauge("lintel_database_connections", now, pool.getIdleConnections()).with("state", "idle"),
                Reading.gauge("lintel_database_connections_limit", "How many connections to the database this node has at most.",
                        settings.database().connections()),
                Reading.gauge("lintel_database_connections_awaited", "Threads that wait for a connection to the database.",
                        pool.getThreadsAwaitingConnection()));
    }
}
