package org.lintel.jpa;

import java.io.IOException;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.lintel.config.ConfigurationException;
import org.lintel.config.DatabaseSettings;
import org.lintel.config.DatabaseUrl;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.secret.PrivateFiles;

/** Where connections come from: a pool of our own for {@code lintel.database.url}, or a data source of the container. */
@ApplicationScoped
public class Connections {

    private static final long LONGEST_WAIT_MILLIS = 3_000;

    @Inject
    Settings settings;

    /** A source that gave a connection just now. */
    DataSource open() throws SQLException {
        Optional<String> name = settings.database().dataSource();
        DataSource source = name.map(Connections::ofContainer).orElseGet(this::pool);
        try {
            if (name.isPresent()) {
                connectAsServer(source);
            } else {
                source.getConnection().close();
            }
            return source;
        } catch (SQLException | RuntimeException e) {
            close(source);
            throw e;
        }
    }

    /** Closes the pool; a data source of the container is left open. */
    static void close(DataSource source) {
        if (source instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    @SuppressWarnings("BanJNDI") // the name is the operator's, from the settings
    private static DataSource ofContainer(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException | ClassCastException e) {
            throw new ConfigurationException(Setting.DATABASE_DATASOURCE, "the server has no data source called \"" + name + "\"");
        }
    }

    /**
     * Payara takes the classes of the driver from whoever asks for the first connection, and keeps them: were they those in the WAR, its
     * pool would be of no use to anybody once this deployment has ended.
     */
    private static void connectAsServer(DataSource source) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        thread.setContextClassLoader(Connections.class.getClassLoader().getParent());
        try {
            source.getConnection().close();
        } finally {
            thread.setContextClassLoader(ours);
        }
    }

    private DataSource pool() {
        DatabaseSettings database = settings.database();
        String url = database.url().orElseGet(this::embedded);
        var config = new HikariConfig();
        config.setPoolName("lintel");
        config.setDriverClassName(driver(url).getClass().getName());
        config.setJdbcUrl(url);
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(database.connections());
        config.setMinimumIdle(Math.min(2, database.connections()));
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setValidationTimeout(LONGEST_WAIT_MILLIS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    /** The file is made first: otherwise the umask would decide who may read it. */
    private String embedded() {
        try {
            PrivateFiles.createDirectory(settings.directory());
            PrivateFiles.createIfMissing(DatabaseUrl.file(settings.directory()));
        } catch (IOException e) {
            throw new ConfigurationException(Setting.DIRECTORY, settings.directory() + " cannot be made: " + e.getMessage());
        }
        return DatabaseUrl.embedded(settings.directory());
    }

    private static Driver driver(String url) {
        return DatabaseUrl.driver(url)
                .orElseThrow(() -> new ConfigurationException(Setting.DATABASE_URL, "there is no driver for \"" + url + "\""));
    }
}
