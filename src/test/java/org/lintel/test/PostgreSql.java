package org.lintel.test;

import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL server for one test, which may end and come back: on a port that is known before, with one database. */
public final class PostgreSql implements AutoCloseable {

    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final DatabaseProcess process;
    private DatabaseServer.Database database;

    private PostgreSql(int port) {
        process = new DatabaseProcess("postgresql-" + port, port);
    }

    /** Not started yet: nobody listens there. */
    public static PostgreSql on(int port) {
        return new PostgreSql(port);
    }

    public void start() {
        if (database == null) {
            initialize(process);
        }
        start(process);
        try {
            database = database == null ? create(process.port(), "lintel") : database;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL makes no database", e);
        }
    }

    /** The database that {@link #start} makes. */
    public DatabaseServer.Database database() {
        return named(process.port(), "lintel");
    }

    /** Ends all its processes at once, as by {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.stop();
    }

    static void initialize(DatabaseProcess process) {
        process.run(List.of(Program.named("initdb").path(), "-D", process.data(), "-U", "root", "-E", "UTF8", "--locale=C.UTF-8",
                "--auth-host=scram-sha-256", "--pwfile=" + process.file("password", DatabaseServer.ROOT_PASSWORD), "--no-sync"));
    }

    /** It listens for a moment before it lets anybody in. */
    static DatabaseProcess start(DatabaseProcess process) {
        process.start(List.of(Program.named("postgres").path(), "-D", process.data(), "-p", "" + process.port(), "-k", process.folder(),
                "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300"));
        while (!letsIn(process.port())) {
            Thread.onSpinWait();
        }
        return process;
    }

    private static boolean letsIn(int port) {
        try {
            DatabaseServer.execute("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
            return true;
        } catch (SQLException e) {
            if (CANNOT_CONNECT_NOW.equals(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException("PostgreSQL lets nobody in", e);
        }
    }

    static DatabaseServer.Database create(int port, String name) throws SQLException {
        DatabaseServer.execute("jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "create user " + name + " password 'lintel-password'", "create database " + name + " owner " + name);
        return named(port, name);
    }

    private static DatabaseServer.Database named(int port, String name) {
        return new DatabaseServer.Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, name, "lintel-password");
    }
}
