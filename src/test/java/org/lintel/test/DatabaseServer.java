package org.lintel.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Assumptions;

/**
 * A database product that Lintel runs on. Its server is started at the first call, with files and a port of its own, and ends with this
 * JVM. The programs are those of the system's packages: {@code src/test/scripts/needs.sh} brings them.
 */
public enum DatabaseServer {

    H2 {
        @Override
        Database create(String name) {
            return new Database("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "lintel", "lintel-password");
        }
    },

    POSTGRESQL {
        @Override
        Database create(String name) throws SQLException {
            return PostgreSql.create(server().port(), name);
        }

        @Override
        DatabaseProcess start() {
            var process = new DatabaseProcess("postgresql");
            PostgreSql.initialize(process);
            return PostgreSql.start(process);
        }
    },

    /**
     * With {@code -Dlintel.test.mysql=3306} it is a MySQL that runs at this port of this machine already, since no package of the system
     * has one: {@code root} has the password below, and what tests have left there is removed.
     */
    MARIADB {
        @Override
        Database create(String name) throws SQLException {
            String address = "jdbc:mariadb://127.0.0.1:" + (MYSQL == null ? server().port() : MYSQL) + "/";
            String options = MYSQL == null ? "" : "?allowPublicKeyRetrieval=true";
            String user = "'" + name + "'@'127.0.0.1'";
            execute(address + "mysql" + options, "drop database if exists " + name, "create database " + name,
                    "drop user if exists " + user,
                    "create user " + user + " identified by 'lintel-password'", "grant all on " + name + ".* to " + user);
            return new Database(address + name + options, name, "lintel-password");
        }

        @Override
        DatabaseProcess start() {
            var process = new DatabaseProcess("mariadb");
            process.run(List.of(Program.named("mariadb-install-db").path(), "--no-defaults", "--datadir=" + process.data(),
                    "--auth-root-authentication-method=normal", "--skip-test-db"));
            return process.start(List.of(Program.named("mariadbd").path(), "--no-defaults", "--datadir=" + process.data(),
                    "--init-file=" + process.file("init.sql", "grant all on *.* to 'root'@'127.0.0.1' identified by '" + ROOT_PASSWORD
                            + "' with grant option;"),
                    "--socket=" + process.folder() + "/s", "--port=" + process.port(), "--bind-address=127.0.0.1", "--skip-name-resolve",
                    "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--max-connections=300"));
        }
    };

    static final String ROOT_PASSWORD = "root-password";
    private static final boolean H2_ALONE = "h2".equals(System.getProperty("lintel.test.databases"));
    private static final Integer MYSQL = Integer.getInteger("lintel.test.mysql");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private DatabaseProcess server;

    /** An empty database, and who may use it. */
    public record Database(String url, String user, String password) {

        public Map<String, String> settings() {
            return Map.of("lintel.database.url", url, "lintel.database.user", user, "lintel.database.password", password);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    /** Where the servers of this {@link Run} keep their data. Without it each has a file of its own. */
    static Optional<DatabaseServer> underTest() {
        return Run.behind().filter(name -> !Run.inMemory()).map(name -> valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /** Those that tests of all databases run on: with {@code -Dlintel.test.databases=h2} that one alone. */
    public static List<DatabaseServer> all() {
        return H2_ALONE ? List.of(H2) : List.of(values());
    }

    /** Another empty database, for as long as this JVM runs. */
    public Database database() {
        try {
            return create("lintel" + NUMBER.incrementAndGet());
        } catch (SQLException e) {
            throw new IllegalStateException(this + " makes no database", e);
        }
    }

    /** The process of its server, which has others below it. */
    public long pid() {
        return server().pid();
    }

    abstract Database create(String name) throws SQLException;

    DatabaseProcess start() {
        throw new UnsupportedOperationException(this + " runs in this JVM");
    }

    synchronized DatabaseProcess server() {
        Assumptions.assumeFalse(H2_ALONE, "left out by -Dlintel.test.databases=h2: " + this);
        if (server == null) {
            server = start();
        }
        return server;
    }

    static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "root", ROOT_PASSWORD)) {
            for (String sql : statements) {
                connection.createStatement().execute(sql);
            }
        }
    }
}
