package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.json.StoredJson;
import org.lintel.model.GrantQuery;
import org.lintel.model.PersistedGrant;
import org.lintel.model.RefreshToken;
import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.secret.Handles;
import org.lintel.test.DatabaseServer;

/** What the version before has stored, in the tables of this one; {@code UpgradeIT} shows the same from outside. */
class UpgradeTest {

    private static final String ISSUER = Stores.ISSUER.value();

    @ParameterizedTest
    @EnumSource
    void whatThereWasIsThere(DatabaseServer server) throws Exception {
        Database database = previous(server);
        Session session = sessions(database).find(Handles.hash("session", PreviousTables.SESSION_COOKIE)).orElseThrow();
        assertThat(session.issuer()).isEqualTo(ISSUER);
        assertThat(session.clients()).containsExactlyInAnyOrder("reference", "quick", "web-shop", "renew");
        assertThat(sessions(database).findBySid(session.sid())).contains(session);
        assertThat(sessions(database).page(SessionQuery.newest(10).ofClient("web-shop"))).containsExactly(session);
        assertThat(sessions(database).page(SessionQuery.newest(10).ofClient("shop"))).isEmpty();

        JpaGrants grants = grants(database);
        PersistedGrant token = grants.find(Handles.hash(PersistedGrant.Kind.REFRESH_TOKEN, PreviousTables.OFFLINE_TOKEN)).orElseThrow();
        assertThat(token.is(PersistedGrant.Kind.REFRESH_TOKEN)).isTrue();
        assertThat(StoredJson.read(RefreshToken.class, token.data(), "refresh token").authorization().scopes()).contains("offline_access");
        List<PersistedGrant> roots = grants.list(GrantQuery.ofSession(session.sid(), PersistedGrant.Kind.CODE));
        assertThat(roots).hasSize(6);
        assertThat(grants.list(GrantQuery.ofFamily(token.family(), PersistedGrant.Kind.CODE))).hasSize(1);
        grants.revoke(roots);
        assertThat(grants.familyRevoked(token.family())).isTrue();

        var users = new JpaUsers();
        users.endings = Stores.endings();
        users.clock = Clock.systemUTC();
        users.database = database;
        users.issuer = Stores.ISSUER;
        users.passwords = Stores.PASSWORDS;
        assertThat(users.authenticate("alice", "alice-password")).isPresent();
        var clients = new JpaClients();
        clients.database = database;
        clients.issuer = Stores.ISSUER;
        clients.begin();
        assertThat(clients.find("renew").orElseThrow().allowsGrantType("refresh_token")).isTrue();
    }

    /** A node of the version before inserts no issuer, and locks and finds by what it knows. */
    @ParameterizedTest
    @EnumSource
    void whatTheVersionBeforeGoesOnStoringIsOfTheIssuer(DatabaseServer server) throws Exception {
        Database database = previous(server);
        long hence = Instant.now().plusSeconds(600).toEpochMilli();
        database.write(entities -> {
            for (String row : List.of(
                    "insert into sessions (sid, handle, subject, created, last_seen, expires, clients, data) values ('s', 'h', '1', 0, 0, "
                            + hence + ", '{}', '{\"issuer\":\"" + ISSUER + "\",\"authTime\":\"2026-01-01T00:00:00Z\",\"amr\":[]}')",
                    "insert into families (id, expires) values ('f', " + hence + ")",
                    "insert into attempts (id, failures, not_before, expires) values ('a', 3, " + hence + ", " + hence + ")",
                    "insert into messages (id, expires, data) values ('m', " + hence + ", 'text')",
                    "insert into client_origins (client_id, origin) values ('renew', 'https://renew.example')",
                    "update users set password = 'changed' where subject = 'alice-1'")) {
                assertThat(entities.createNativeQuery(row).executeUpdate()).isEqualTo(1);
            }
            return null;
        });

        assertThat(sessions(database).find("h")).isPresent();
        var attempts = new JpaAttempts();
        attempts.database = database;
        attempts.issuer = Stores.ISSUER;
        attempts.clock = Clock.systemUTC();
        assertThat(attempts.wait(List.of("a"))).isPositive();
        JpaGrants grants = grants(database);
        grants.revokeFamily("f", Instant.now().plusSeconds(60));
        assertThat(grants.familyRevoked("f")).isTrue();
        assertThat(database.<Long>read(entities -> entities.createQuery("select count(f.id) from FamilyRow f where f.id = 'f'", Long.class)
                .getSingleResult())).isEqualTo(1);
    }

    private static Database previous(DatabaseServer server) throws Exception {
        DatabaseServer.Database empty = server.database();
        PreviousTables.fill(empty.url(), empty.user(), empty.password(), ISSUER);
        return Stores.database(empty.url(), empty.user(), empty.password());
    }

    private static JpaSessions sessions(Database database) {
        var store = new JpaSessions();
        store.database = database;
        store.issuer = Stores.ISSUER;
        store.clock = Clock.systemUTC();
        return store;
    }

    private static JpaGrants grants(Database database) {
        var store = new JpaGrants();
        store.endings = Stores.endings();
        store.database = database;
        store.issuer = Stores.ISSUER;
        store.clock = Clock.systemUTC();
        return store;
    }
}
