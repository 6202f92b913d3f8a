package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /** While it is used. */
    public static void dump(DatabaseServer.Database database, Path file) {
        run(database, "pg_dump", "--format=custom", "--no-owner", "--file=" + file, "--dbname=" + address(database));
    }

    /** Into a database that is empty. */
    public static void restore(Path file, DatabaseServer.Database database) {
        run(database, "pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", "--dbname=" + address(database),
                file.toString());
    }

    private static String address(DatabaseServer.Database database) {
        return database.url().replace("jdbc:postgresql://", "postgresql://" + database.user() + "@");
    }

    private static void run(DatabaseServer.Database database, String program, String... arguments) {
        var process = new ProcessBuilder(Program.named(program).path()).redirectErrorStream(true);
        process.command().addAll(List.of(arguments));
        process.environment().put("PGPASSWORD", database.password());
        try {
            Process running = process.start();
            String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", process.command()) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
