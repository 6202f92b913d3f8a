package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TimeZone;

import jakarta.enterprise.event.Startup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.UnavailableException;
import org.lintel.plugin.PlacesReport;
import org.lintel.secret.PrivateFilesTest;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Ports;
import org.lintel.test.Relay;

class DatabaseTest {

    @TempDir
    Path directory;

    @Test
    void h6_theDefaultIsAFileInTheDirectoryThatSurvivesARestart() {
        try (Configured nothing = Configured.with(Setting.DIRECTORY, directory.resolve("made").toString())) {
            Database first = open(nothing);
            first.write(entities -> entities.merge(new MessageRow(Stores.id("id"), 1, "text")));
            first.unit.close();
            Database second = open(nothing);

            assertThat(second.<String>read(entities -> entities.find(MessageRow.class, Stores.id("id")).data)).isEqualTo("text");
            second.unit.close();
        }
        assertThat(directory.resolve("made")).isDirectoryContaining("glob:**/lintel.mv.db");
    }

    @Test
    void x64_theFileIsItsOwnersAlone() throws IOException {
        Path home = PrivateFilesTest.open(directory.resolve("open"));
        try (Configured nothing = Configured.with(Setting.DIRECTORY, home.toString())) {
            Database database = open(nothing);
            database.write(entities -> entities.merge(new MessageRow(Stores.id("id"), 1, "text")));
            PrivateFilesTest.areTheirOwnersAlone(home, "lintel.mv.db");
            database.unit.close();
            open(nothing).unit.close();
        }
        PrivateFilesTest.areTheirOwnersAlone(home, "lintel.mv.db");
    }

    @Test
    void aFileThatAnotherProcessHasOpenStopsTheStart() throws IOException {
        try (Configured nothing = Configured.with(Setting.DIRECTORY, directory.toString())) {
            open(nothing).unit.close();
            try (FileChannel file = FileChannel.open(directory.resolve("lintel.mv.db"), StandardOpenOption.WRITE)) {
                file.lock();

                assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start(nothing))
                        .withMessage("lintel.database.url: another process has the file open; H2 in a file is for one node");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordStopsTheStart(DatabaseServer server) {
        DatabaseServer.Database database = server.database();
        if (server == DatabaseServer.H2) {
            // the first user is the owner
            Stores.database(database.url(), database.user(), database.password()).unit.close();
        }
        try (Configured wrong = at(database).and(Setting.DATABASE_PASSWORD, "wrong")) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start(wrong)).withMessage(
                    "lintel.database.password: the database does not let in the user \"" + database.user() + "\" with this password");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void aDatabaseThatTheServerDoesNotHaveStopsTheStart(DatabaseServer server) {
        DatabaseServer.Database database = server.database();
        try (Configured wrong = at(database).and(Setting.DATABASE_URL, database.url() + "x")) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start(wrong))
                    .withMessageMatching("(?s)lintel.database.(url|password): .*");
        }
    }

    @Test
    void aUrlThatNoDriverKnowsStopsTheStart() {
        try (Configured wrong = Configured.with(Setting.DATABASE_URL, "jdbc:postgres://localhost/lintel")) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start(wrong))
                    .withMessage("lintel.database.url: there is no driver for \"jdbc:postgres://localhost/lintel\"");
        }
    }

    @Test
    void aDataSourceThatTheServerDoesNotHaveStopsTheStart() {
        try (Configured wrong = Configured.with(Setting.DATABASE_DATASOURCE, "java:/jdbc/none")) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start(wrong))
                    .withMessage("lintel.database.datasource: the server has no data source called \"java:/jdbc/none\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfANewerVersionStopTheStart(DatabaseServer server) throws SQLException {
        DatabaseServer.Database database = server.database();
        Stores.database(database.url(), database.user(), database.password()).unit.close();
        try (Connection connection = database.connect()) {
            String quote = server == DatabaseServer.MARIADB ? "`" : "\"";
            connection.createStatement()
                    .executeUpdate(("insert into #schema_history# (#installed_rank#, #version#, #description#, #type#, #script#, "
                            + "#checksum#, #installed_by#, #execution_time#, #success#) values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)")
                            .replace("#", quote));
        }
        try (Configured settings = at(database)) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> start(settings)).withMessage(
                    "lintel.database.url: the tables are of version 99, which a newer Lintel has made; run that one, or restore a backup");
        }
    }

    /** It deploys, every call says so, and once it is there it is used: the proxy stands for the server that comes late. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void aDatabaseThatIsAwayIsTriedAgainUntilItComes(DatabaseServer server) {
        DatabaseServer.Database real = server.database();
        int port = Ports.free();
        try (Configured settings = at(real).and(Setting.DATABASE_URL, real.url().replaceAll(":[0-9]+/", ":" + port + "/"))) {
            Database database = start(settings);
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> database.read(entities -> entities));
            try (Relay relay = Relay.between(port, realPort(real))) {
                assertThat(relay).isNotNull();
                database.run();
                database.read(entities -> entities);
            }
            database.unit.close();
        }
    }

    /** Moments are numbers in the database: no zone has a say. */
    @ParameterizedTest
    @EnumSource
    void twoNodesInDifferentZonesAgree(DatabaseServer server) {
        TimeZone before = TimeZone.getDefault();
        Database database = Stores.on(server);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            database.write(entities -> entities.merge(new MessageRow(Stores.id("zone"), 1_795_272_000_123L, "")));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));

            assertThat(database.<Long>read(entities -> entities.find(MessageRow.class, Stores.id("zone")).expires))
                    .isEqualTo(1_795_272_000_123L);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static int realPort(DatabaseServer.Database database) {
        return Integer.parseInt(database.url().replaceAll(".*:([0-9]+)/.*", "$1"));
    }

    private static Configured at(DatabaseServer.Database database) {
        return Configured.with(Setting.DATABASE_URL, database.url()).and(Setting.DATABASE_USER, database.user())
                .and(Setting.DATABASE_PASSWORD, database.password());
    }

    private static Database open(Configured configured) {
        Database database = start(configured);
        database.read(entities -> entities);
        return database;
    }

    /** As a server does it where a place is filled by jpa. */
    private static Database start(Configured configured) {
        Database database = Stores.unopened(configured.settings());
        database.places = new PlacesReport() {
            @Override
            public boolean anyBuiltIn(String name) {
                return name.equals("jpa");
            }
        };
        database.openIfNeeded(new Startup());
        return database;
    }
}
