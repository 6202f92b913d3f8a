package org.lintel.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.model.UnavailableException;

/**
 * Opens the persistence unit, with the newest tables and with what the configuration file lists. We do it ourselves: a server would do it
 * at deployment, whether or not a store needs it, and Hibernate fails where there is no database at that moment.
 */
@ApplicationScoped
public class PersistenceUnit {

    private static final System.Logger LOG = System.getLogger(PersistenceUnit.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int ANSWERS_WITHIN_SECONDS = 2;

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Inject
    Connections connections;

    @Inject
    FileEntries entries;

    private volatile DataSource source;
    private EntityManagerFactory entityManagers;

    /**
     * @throws UnavailableException if the database is away
     * @throws ConfigurationException    if waiting will not help
     */
    EntityManagerFactory open() {
        boolean done = false;
        try {
            source = connections.open();
            Schema.migrate(source, issuer.value());
            entityManagers = Persistence.createEntityManagerFactory("lintel", Map.of("jakarta.persistence.nonJtaDataSource", source));
            entries.reconcile(entityManagers);
            OwnTransaction.in(entityManagers, entities -> OtherIssuers.in(entities, issuer.value()))
                    .forEach(other -> LOG.log(System.Logger.Level.WARNING, other));
            done = true;
            return entityManagers;
        } catch (SQLException | RuntimeException e) {
            throw complaint(e);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** @throws UnavailableException if the database is away */
    void ping() {
        try (Connection connection = source.getConnection()) {
            if (!connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                throw new UnavailableException("the database does not answer", RETRY_AFTER, null);
            }
        } catch (SQLException e) {
            throw away(SqlStates.in(e).orElse(e));
        }
    }

    /** For what is done in JDBC, with a database that is open. */
    Connection connection() throws SQLException {
        return source.getConnection();
    }

    /** The pool as it is now; absent where the connections are the container's, or there have not been any. */
    Optional<HikariPoolMXBean> pool() {
        return source instanceof HikariDataSource pool ? Optional.ofNullable(pool.getHikariPoolMXBean()) : Optional.empty();
    }

    static UnavailableException away(SQLException e) {
        return new UnavailableException("the database cannot be reached: " + e.getMessage(), RETRY_AFTER, e);
    }

    @PreDestroy
    void close() {
        if (entityManagers != null) {
            entityManagers.close();
            entityManagers = null;
        }
        Connections.close(source);
        source = null;
    }

    private RuntimeException complaint(Exception e) {
        SQLException sql = SqlStates.in(e).orElse(null);
        if (sql == null) {
            return (RuntimeException) e;
        }
        if (SqlStates.wrongPassword(sql)) {
            return new ConfigurationException(Setting.DATABASE_PASSWORD,
                    "the database does not let in the user \"" + settings.database().user() + "\" with this password");
        }
        if (SqlStates.noSuchDatabase(sql)) {
            return new ConfigurationException(Setting.DATABASE_URL, "there is no such database: " + sql.getMessage());
        }
        if (SqlStates.openElsewhere(sql)) {
            return new ConfigurationException(Setting.DATABASE_URL, "another process has the file open; H2 in a file is for one node");
        }
        if (SqlStates.away(sql)) {
            return away(sql);
        }
        return new ConfigurationException(Setting.DATABASE_URL, "the database cannot be used: " + sql.getMessage());
    }
}
