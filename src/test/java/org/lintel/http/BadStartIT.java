package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Lintel;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** What waiting would not mend stops the start, and the server's log says in one sentence what it is. */
@Tag("database")
class BadStartIT {

    private final ServerSetup setup = Server.named("bad-start");

    @Test
    void h6_aWrongPasswordOfTheDatabaseStopsTheStart() {
        DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
        stops(setup.settings(database.settings()).setting("lintel.database.password", "not-the-password"),
                "lintel.database.password: the database does not let in the user \"" + database.user() + "\" with this password");
    }

    @Test
    void h6_tablesOfANewerVersionStopTheStart() throws SQLException {
        DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
        try (Connection connection = database.connect()) {
            connection.createStatement().execute("create table schema_history (installed_rank int primary key, version varchar(50), "
                    + "description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null, checksum int, "
                    + "installed_by varchar(100) not null, installed_on timestamp not null default now(), execution_time int not null, "
                    + "success boolean not null)");
            connection.createStatement()
                    .execute("insert into schema_history (installed_rank, version, description, type, script, checksum, "
                            + "installed_by, execution_time, success) values (1, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)");
        }
        stops(setup.settings(database.settings()),
                "lintel.database.url: the tables are of version 99, which a newer Lintel has made; run that one, or restore a backup");
    }

    @Test
    void h6_aBrokenConfigurationFileStopsTheStart(@TempDir Path folder) throws IOException {
        String text = Files.readString(Lintel.configuration()).replaceFirst("\"redirectUris\"", "\"redirectUri\"");
        Path file = Files.writeString(folder.resolve("lintel.json"), text);
        stops(setup.setting("lintel.configuration", file.toString()), "clients[0] has an unknown name \"redirectUri\"; known are ");
    }

    private static void stops(ServerSetup setup, String sentence) {
        assertThatIllegalStateException().isThrownBy(() -> setup.start().close()).withMessageContaining("The deployment failed")
                .satisfies(failure -> assertThat(log(failure.getMessage()))
                        .containsPattern("Lintel does not start: .*" + Pattern.quote(sentence)));
    }

    /** All of it, of which the complaint of the server has the end. */
    private static String log(String complaint) throws IOException {
        Matcher file = Pattern.compile("; (\\S+) says:").matcher(complaint);
        assertThat(file.find()).as(complaint).isTrue();
        return Files.readString(Path.of(file.group(1)));
    }
}
