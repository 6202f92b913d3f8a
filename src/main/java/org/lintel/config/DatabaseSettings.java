package org.lintel.config;

import java.util.Optional;

/**
 * Where the built-in stores keep what they know.
 *
 * @param url         for JDBC; without it Lintel has a database in its {@link Settings#directory()}
 * @param connections how many there are at most
 * @param dataSource  the JNDI name of a data source that the container owns, instead of the others
 */
public record DatabaseSettings(Optional<String> url, String user, int connections, Optional<String> dataSource) {

    static DatabaseSettings read() {
        return new DatabaseSettings(Settings.read(Setting.DATABASE_URL), Values.text(Setting.DATABASE_USER),
                Values.number(Setting.DATABASE_CONNECTIONS, 1, 1000), Settings.read(Setting.DATABASE_DATASOURCE));
    }

    /** A secret, so not a component: see {@link Settings}. */
    public String password() {
        return Settings.read(Setting.DATABASE_PASSWORD).orElse("");
    }
}
