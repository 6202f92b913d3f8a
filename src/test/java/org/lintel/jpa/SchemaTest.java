package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.model.Scope;
import org.lintel.test.DatabaseServer;

/** Tables of an older version, with what was in them. */
class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void x65_whatWasDisabledStaysSoWhenTheTablesBecomeNewer(DatabaseServer server) throws SQLException {
        DatabaseServer.Database empty = server.database();
        try (var source = new HikariDataSource()) {
            source.setJdbcUrl(empty.url());
            source.setUsername(empty.user());
            source.setPassword(empty.password());
            PreviousTables.migrate(source, "1");
            try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("insert into scopes (name, owner, sort, data) values ('off', 'file', 0, "
                        + "'{\"name\":\"off\",\"kind\":\"resource\",\"enabled\":false}')");
                statement.execute("insert into scopes (name, owner, sort, data) values ('on', 'file', 1, "
                        + "'{\"name\":\"on\",\"kind\":\"resource\",\"enabled\":true,\"description\":\"enabled:false\"}')");
                statement.execute("insert into clients (client_id, enabled, owner, sort, data) values ('shop', false, 'file', 0, '{}')");
            }
        }
        Database database = Stores.database(empty.url(), empty.user(), empty.password());
        List<Scope> scopes = database.read(entities -> entities.createQuery("select s from ScopeRow s order by s.sort", ScopeRow.class)
                .getResultStream().map(ScopeRow::entry).toList());

        assertThat(scopes).extracting(Scope::name).containsExactly("off", "on");
        assertThat(scopes).extracting(Scope::enabled).containsExactly(false, true);
        Stores.fill(database, Listing.SCOPES, List.of(Scope.resource("off").enabled(false).build(), Scope.resource("on").build()));
        Boolean client = database.read(entities -> entities.find(ClientRow.class, Stores.id("shop")).entry().enabled());
        assertThat(client).isFalse();
    }
}
