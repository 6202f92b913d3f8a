package org.lintel.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;

/**
 * The tables, in the newest version that we know; {@code migrations/} has the steps. Nodes that start together take turns, Flyway sees to
 * it.
 */
final class Schema {

    private static final Map<String, Map<String, String>> DIALECTS = Map.of(
            "H2", Map.of("text", "varchar(1000000)", "table", "", "drop_key", "drop primary key -- ", "on", "-- ",
                    "postgresql", "-- ", "clients_of_sessions",
                    "join clients c on c.issuer = s.issuer and locate(concat('\"', c.client_id, '\"'), s.clients) > 0"),
            "PostgreSQL", Map.of("text", "text", "table", "", "drop_key", "drop constraint ", "on", "-- ", "postgresql", "",
                    "clients_of_sessions",
                    "cross join lateral jsonb_array_elements_text(cast(s.clients as jsonb) -> 'clients') as c (client_id)"),
            "MariaDB", ofMariaDb("utf8mb4_nopad_bin"), "MySQL", ofMariaDb("utf8mb4_0900_bin"));

    private Schema() {
    }

    private static Map<String, String> ofMariaDb(String collation) {
        return Map.of("text", "mediumtext", "table", "engine = InnoDB character set utf8mb4 collate " + collation, "drop_key",
                "drop primary key -- ", "on", "on ", "postgresql", "-- ", "clients_of_sessions",
                "cross join json_table(s.clients, '$.clients[*]' columns (client_id varchar(200) path '$')) c");
    }

    /**
     * @param issuer  that gets what was there before rows had an issuer
     * @throws ConfigurationException if the database is none that we know, or its tables are of a newer version
     */
    static void migrate(DataSource source, String issuer) throws SQLException {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader()).dataSource(source)
                .locations("classpath:org/lintel/jpa/migrations").table("schema_history").placeholders(placeholders(source, issuer)).load();
        MigrationInfo current = flyway.info().current();
        if (current != null && current.getState() == MigrationState.FUTURE_SUCCESS) {
            throw new ConfigurationException(Setting.DATABASE_URL, "the tables are of version " + current.getVersion()
                    + ", which a newer Lintel has made; run that one, or restore a backup");
        }
        flyway.migrate();
    }

    static Map<String, String> placeholders(DataSource source, String issuer) throws SQLException {
        var placeholders = new HashMap<>(dialect(source));
        placeholders.put("issuer", issuer.replace("'", "''"));
        return placeholders;
    }

    private static Map<String, String> dialect(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            Map<String, String> dialect = DIALECTS.get(product);
            if (dialect == null) {
                throw new ConfigurationException(Setting.DATABASE_URL,
                        "the database is H2, PostgreSQL, MariaDB or MySQL, not " + product);
            }
            return dialect;
        }
    }
}
