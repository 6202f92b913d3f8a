package org.lintel.config;

import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;

/** Where the database is, for JDBC. */
public final class DatabaseUrl {

    private static final long LONGEST_LOCK_MILLIS = 5_000;

    private DatabaseUrl() {
    }

    /**
     * H2 in a file of ours. What is committed is written at once, not within half a second; and Lintel closes it, not the end of the JVM.
     * It writes no trace of its own: that would be one more file, with what is in the statements.
     */
    public static String embedded(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("lintel") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT="
                + LONGEST_LOCK_MILLIS;
    }

    /** Where that database is kept. */
    public static Path file(Path directory) {
        return directory.resolve("lintel.mv.db");
    }

    /** The driver for it among those that are in the WAR, where DriverManager does not look. */
    public static Optional<Driver> driver(String url) {
        return ServiceLoader.load(Driver.class, DatabaseUrl.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
                .filter(driver -> accepts(driver, url)).findFirst();
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }
}
