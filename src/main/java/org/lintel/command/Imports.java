package org.lintel.command;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;

import org.lintel.config.DatabaseUrl;
import org.lintel.migrate.IdentityServer;
import org.lintel.migrate.Imported;
import org.lintel.migrate.Keycloak;

/** From other providers: the configuration file is printed, and on the standard error what cannot be carried over. */
final class Imports {

    private static final Set<String> OPTIONS = Set.of("--jdbc", "--user", "--driver");

    private Imports() {
    }

    /** Empty for arguments that say nothing of that kind. */
    static Optional<String> run(List<String> arguments) throws IOException, SQLException {
        if (arguments.size() == 2 && arguments.get(0).equals("keycloak")) {
            return Optional.of(told(Keycloak.read(text(Path.of(arguments.get(1))))));
        }
        if (arguments.size() % 2 == 0 || !arguments.get(0).equals("identityserver4")) {
            return Optional.empty();
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        if (!OPTIONS.containsAll(options.keySet()) || !options.containsKey("--jdbc")) {
            return Optional.empty();
        }
        return Optional.of(identityServer(options));
    }

    private static String identityServer(Map<String, String> options) throws IOException, SQLException {
        String url = options.get("--jdbc");
        var credentials = new Properties();
        if (options.containsKey("--user")) {
            credentials.setProperty("user", options.get("--user"));
            credentials.setProperty("password", Commands.password());
        }
        String jar = options.get("--driver");
        try (URLClassLoader drivers = new URLClassLoader(jar == null ? new URL[0] : new URL[] {Path.of(jar).toUri().toURL()},
                Imports.class.getClassLoader()); Connection database = connect(driver(drivers, url), url, credentials)) {
            return told(IdentityServer.read(database));
        }
    }

    private static Driver driver(ClassLoader drivers, String url) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, drivers)) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        return DatabaseUrl.driver(url).orElseThrow(() -> new IllegalArgumentException(
                "There is no driver for this address: name the jar of one by --driver."));
    }

    private static Connection connect(Driver driver, String url, Properties credentials) throws SQLException {
        Connection database = driver.connect(url, credentials);
        database.setReadOnly(true);
        return database;
    }

    private static String told(Imported imported) {
        imported.remarks().forEach(System.err::println);
        return imported.file();
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file + ".", e);
        }
    }
}
