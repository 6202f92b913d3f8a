package org.lintel.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.lintel.config.DatabaseUrl;
import org.lintel.config.Setting;
import org.lintel.transfer.ListsConnection;

/** The database that the settings name: those of the file that the server is given, and of the environment. */
final class OperatorsDatabase implements ListsConnection {

    private static final String H2_IS_OPEN_ELSEWHERE = "90020";

    private final Properties settings = new Properties();

    /** @throws IllegalArgumentException if the file cannot be read */
    OperatorsDatabase(Path file) throws IOException {
        // in the encoding in which both servers read it
        try (InputStream in = Files.newInputStream(file)) {
            settings.load(in);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file + ".", e);
        }
    }

    String issuer() {
        return value(Setting.ISSUER).orElseThrow();
    }

    /** The server keys, the newest first: those of the settings, or the one that Lintel has made for an issuer on localhost. */
    List<String> keys() throws IOException {
        List<String> keys = value(Setting.KEY).stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip).toList();
        Path made = directory().resolve("lintel.key");
        return keys.isEmpty() && Files.exists(made) ? List.of(Files.readString(made).strip()) : keys;
    }

    @Override
    public Connection connect() {
        if (value(Setting.DATABASE_DATASOURCE).isPresent()) {
            throw new IllegalArgumentException("Only the server knows its data source (" + Setting.DATABASE_DATASOURCE.key()
                    + "): give a file that names the same database by " + Setting.DATABASE_URL.key() + ", user and password.");
        }
        String url = value(Setting.DATABASE_URL).orElseGet(this::embedded);
        var credentials = new Properties();
        credentials.setProperty("user", value(Setting.DATABASE_USER).orElseThrow());
        credentials.setProperty("password", value(Setting.DATABASE_PASSWORD).orElse(""));
        try {
            return DatabaseUrl.driver(url).orElseThrow(() -> new IllegalArgumentException("There is no driver for " + url + "."))
                    .connect(url, credentials);
        } catch (SQLException e) {
            throw new IllegalArgumentException(H2_IS_OPEN_ELSEWHERE.equals(e.getSQLState())
                    ? "Lintel is running, and its database is a file, which one process at a time may use:"
                            + " stop it, run this, start it again."
                    : "The database cannot be used: " + e.getMessage(), e);
        }
    }

    /** The one that is there, never a new one. */
    private String embedded() {
        return DatabaseUrl.embedded(directory()) + ";IFEXISTS=TRUE";
    }

    private Path directory() {
        return Path.of(value(Setting.DIRECTORY).orElseThrow()).toAbsolutePath();
    }

    private Optional<String> value(Setting setting) {
        String variable = setting.key().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Stream.of(settings.getProperty(setting.key()), System.getenv(variable), setting.fallback())
                .filter(value -> value != null && !value.isBlank()).map(String::strip).findFirst()
                .map(value -> value.replace("${user.home}", System.getProperty("user.home")));
    }
}
