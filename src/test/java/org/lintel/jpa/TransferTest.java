package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationReader;
import org.lintel.file.Entries;
import org.lintel.model.AuditActor;
import org.lintel.model.Client;
import org.lintel.model.User;
import org.lintel.secret.SealedSecrets;
import org.lintel.test.DatabaseServer;
import org.lintel.transfer.Apply;
import org.lintel.transfer.Export;
import org.lintel.transfer.MoveIn;
import org.lintel.transfer.MoveOut;

/** What a command writes without a server, the stores read; and the other way round. */
class TransferTest {

    private static final SealedSecrets SECRETS = SealedSecrets.of(List.of("MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE="));

    private static final AuditActor BY = new AuditActor(null, null, "lintel apply", null);

    private static final String LISTS = """
            {"clients": [
                {"clientId": "shop", "clientName": "Shop", "clientName#de": "Laden",
                 "allowedCorsOrigins": ["https://b.example", "https://a.example"],
                 "redirectUris": ["https://a.example/callback"], "allowedScopes": ["openid", "api", "email"], "properties": {"z": "1", "a": "2"},
                 "clientSecrets": [{"value": "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=", "expiration": "2030-01-01T00:00:00Z"}],
                 "allowedGrantTypes": ["refresh_token", "authorization_code"], "claims": {"height": 1.85, "list": [1, "b"]}},
                {"clientId": "partner", "enabled": false, "tokenEndpointAuthMethods": ["client_secret_jwt"],
                 "clientSecrets": [{"sealed": "a secret of more than 32 characters"}]}],
             "users": [{"subject": "1", "username": "bob", "password": "secret", "claims": {"given_name": "Bob", "groups": ["a", "b"]}},
                       {"subject": "2", "username": "amy", "enabled": false,
                        "passwordHash": "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"}],
             "scopes": [{"standard": "openid"}, {"name": "api", "userClaims": ["role"]}, {"standard": "email"}],
             "apiResources": [{"name": "the-api", "scopes": ["api"]}]}""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whatIsAppliedIsWhatTheStoresRead(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = server.database();
        Database stores = Stores.database(there.url(), there.user(), there.password());
        assertThat(apply(there, LISTS, false)).contains("+ clients shop\n", "+ users 1\n", "+ scopes openid\n", "+ apiResources the-api\n")
                .endsWith("Done.");

        var audit = new JpaAuditLog();
        audit.database = stores;
        audit.issuer = Stores.ISSUER;
        assertThat(audit.verify().intact()).isTrue();
        assertThat(audit.following(0)).hasSize(8).extracting(entry -> entry.record().kind() + " " + entry.record().about().id())
                .contains("client.created shop", "user.created 1", "scope.created api", "apiResource.created the-api");
        assertThat(audit.following(0).toString()).doesNotContain("AUwkP").doesNotContain("$argon2");

        Configuration wanted = read(LISTS);
        assertThat(clients(stores)).hasSize(2).contains(wanted.clients().get(0));
        Client partner = clients(stores).get(1);
        assertThat(partner.enabled()).isFalse();
        assertThat(SECRETS.open("partner", partner.credentials().clientSecrets().get(0))).isPresent();
        assertThat(stores.<List<User>>read(entities -> entities.createQuery("select r from UserRow r order by r.sort", UserRow.class)
                .getResultStream().map(UserRow::entry).toList()))
                .isEqualTo(wanted.users().stream().map(user -> user.user()).toList());
        assertThat(users(there).authenticate("bob", "secret")).isPresent();
        assertThat(stores.<List<Object>>read(entities -> entities.createQuery("select r from ScopeRow r order by r.sort", ScopeRow.class)
                .getResultStream().<Object>map(ScopeRow::entry).toList())).isEqualTo(wanted.scopes());
        assertThat(stores.<List<Object>>read(entities -> entities.createQuery("select r from ApiResourceRow r", ApiResourceRow.class)
                .getResultStream().<Object>map(ApiResourceRow::entry).toList())).isEqualTo(wanted.apiResources());
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_theSameTwiceChangesNothing(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = opened(server);
        apply(there, LISTS, false);
        String before = export(there);
        assertThat(apply(there, LISTS, false)).isEqualTo("Nothing is to be done.");
        assertThat(export(there)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_exportAndApplyAndExportIsTheSameFile(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = opened(server);
        apply(there, LISTS, false);
        String exported = export(there);
        assertThat(exported).doesNotContain("more than 32 characters").contains("\"fromEnvironment\": \"SEALED_PARTNER_1\"");

        DatabaseServer.Database another = opened(server);
        assertThat(apply(another, exported, false)).endsWith("Done.");
        assertThat(export(another)).isEqualTo(exported);
        assertThat(apply(another, exported, false)).isEqualTo("Nothing is to be done.");
    }

    /** It stays what it is, in another database and over the next {@code apply}, until the user has changed it. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void u8_aTemporaryPasswordStaysTemporary(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = opened(server);
        String until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS).toString();
        String lists = LISTS.replace("\"password\": \"secret\"", "\"password\": \"secret\", \"temporaryUntil\": \"" + until + "\"");
        apply(there, lists, false);
        assertThat(export(there)).contains("\"temporaryUntil\": \"" + until + "\"");

        DatabaseServer.Database another = opened(server);
        assertThat(apply(another, export(there), false)).endsWith("Done.");
        assertThat(export(another)).isEqualTo(export(there));
        JpaUsers users = users(another);
        assertThat(users.admit("bob", "secret")).hasValueSatisfying(admission -> assertThat(admission.temporary()).isTrue());
        assertThat(users.authenticate("bob", "secret")).isEmpty();

        users.changePassword("1", "one of my own");
        assertThat(apply(another, export(there), false)).isEqualTo("Nothing is to be done.");
        assertThat(users.authenticate("bob", "one of my own")).isPresent();
        assertThat(export(another)).doesNotContain("temporaryUntil");
    }

    private static JpaUsers users(DatabaseServer.Database there) {
        var users = new JpaUsers();
        users.endings = Stores.endings();
        users.clock = Clock.systemUTC();
        users.database = Stores.database(there.url(), there.user(), there.password());
        users.issuer = Stores.ISSUER;
        users.passwords = Stores.PASSWORDS;
        return users;
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_aDifferenceIsShownFirst(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = opened(server);
        apply(there, LISTS, false);
        String before = export(there);
        String changed = LISTS.replace("\"Shop\"", "\"The shop\"").replace("{\"standard\": \"email\"}", "{\"standard\": \"profile\"}")
                .replace("\"password\": \"secret\"", "\"password\": \"another\"");
        assertThat(apply(there, changed, true)).contains("~ clients shop: clientName \"Shop\" -> \"The shop\"\n", "- scopes email\n",
                "+ scopes profile\n", "~ users 1: password\n").endsWith("Nothing was done: this is what would be.");
        assertThat(export(there)).isEqualTo(before);

        assertThat(apply(there, changed, false)).endsWith("Done.");
        assertThat(export(there)).contains("The shop", "profile").doesNotContain("\"email\"\n        }");
        assertThat(apply(there, changed, false)).isEqualTo("Nothing is to be done.");
    }

    /** Neither undone nor taken over unseen. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whatOthersChangeOrMakeIsDrift(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = server.database();
        Database stores = Stores.database(there.url(), there.user(), there.password());
        apply(there, LISTS, false);
        Client byHand = Client.builder("shop").clientName("By hand").build();
        stores.write(entities -> {
            entities.find(ClientRow.class, Stores.id("shop")).change(byHand);
            return null;
        });
        assertThatIllegalArgumentException().isThrownBy(() -> apply(there, LISTS, false))
                .withMessageContaining("! clients shop: ").withMessageContaining("clientName \"By hand\" -> \"Shop\"")
                .withMessageContaining("Nothing was done");
        assertThatIllegalArgumentException().isThrownBy(() -> apply(there, "{}", false)).withMessageContaining("! clients shop\n");
        assertThat(clients(stores)).contains(byHand);

        assertThat(overwrite(there, LISTS)).endsWith("Done.");
        assertThat(clients(stores)).contains(read(LISTS).clients().get(0));
    }

    /** {@code enabled} and passwords belong to whoever changed them last. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whoIsLockedOutStaysSo(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = opened(server);
        apply(there, LISTS, false);
        try (Connection database = connect(there); var lock = database.createStatement()) {
            lock.executeUpdate("update users set enabled = false where subject = '1'");
            lock.executeUpdate("update users set password = 'changed' where subject = '2'");
        }
        assertThat(apply(there, LISTS, false)).isEqualTo("Nothing is to be done.");
        assertThat(export(there)).contains("changed");
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whatAServersFileListsIsRefused(DatabaseServer server) throws Exception {
        DatabaseServer.Database there = server.database();
        Database stores = Stores.database(there.url(), there.user(), there.password());
        Stores.fill(stores, Listing.CLIENTS, List.of(Client.builder("shop").build()));
        assertThatIllegalArgumentException().isThrownBy(() -> apply(there, LISTS, false)).withMessageContaining("x clients shop\n")
                .withMessageContaining("is listed in the configuration file of a server");
        assertThatIllegalArgumentException().isThrownBy(() -> overwrite(there, LISTS));
        assertThat(clients(stores)).containsExactly(Client.builder("shop").build());
    }

    /** Numbers, flags, long texts and what is not there are the same, whichever database had them. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whatIsMovedIsTheSameInAnyDatabase(DatabaseServer server) throws Exception {
        DatabaseServer.Database here = opened(DatabaseServer.H2);
        apply(here, LISTS, false);
        try (Connection database = connect(here); var fill = database.createStatement()) {
            fill.executeUpdate(
                    "insert into sessions (sid, handle, issuer, subject, created, last_seen, expires, clients, data) values ('s1', "
                            + "'h1', 'https://id.example', '1', 1, 2, 3, '[]', '{\"ü\": \"€ \\\\ \"}')");
            fill.executeUpdate(
                    "insert into session_clients (sid, client_id, issuer, created) values ('s1', 'shop', 'https://id.example', 1)");
            fill.executeUpdate("insert into grants (id, kind, issuer, subject, client_id, family, created, expires, data) values ('g1', "
                    + "'REFRESH_TOKEN', 'https://id.example', '1', 'shop', 'f1', 1, 9999999999999, '{}')");
            fill.executeUpdate("insert into families (id, issuer, expires) values ('f1', 'https://id.example', 9999999999999)");
            fill.executeUpdate(
                    "insert into sessions (sid, handle, issuer, subject, created, last_seen, expires, clients, data) values ('s2', "
                            + "'h2', 'https://other.example', '1', 1, 2, 3, '[]', '{}')");
        }
        String moved = moveOut(here);
        assertThat(moved).contains("\"s1\"", "\"g1\"", "\"f1\"").doesNotContain("other.example");

        DatabaseServer.Database there = opened(server);
        assertThat(moveIn(there, moved, false)).contains("sessions=1", "session_clients=1").endsWith("Done.");
        assertThat(withoutAudit(moveOut(there))).isEqualTo(withoutAudit(moved));
        assertThatIllegalArgumentException().isThrownBy(() -> moveIn(there, moved, false)).withMessageContaining("--overwrite");
        assertThat(moveIn(there, moved, true)).endsWith("Done.");
        assertThat(withoutAudit(moveOut(there))).isEqualTo(withoutAudit(moved));
        var audit = new JpaAuditLog();
        audit.database = Stores.database(there.url(), there.user(), there.password());
        audit.issuer = Stores.ISSUER;
        assertThat(audit.verify().intact()).isTrue();
        assertThat(audit.following(8)).singleElement().extracting(entry -> entry.record().kind()).isEqualTo("database.moved");
    }

    private static List<String> withoutAudit(String moved) {
        return moved.lines().skip(1).filter(line -> !line.contains("\"audit_")).sorted().toList();
    }

    private static String moveOut(DatabaseServer.Database there) throws SQLException {
        try (Connection database = connect(there)) {
            var text = new StringWriter();
            new MoveOut(database, Stores.ISSUER.value(), SECRETS).write(text);
            return text.toString();
        }
    }

    private static String moveIn(DatabaseServer.Database there, String text, boolean overwrite) throws IOException, SQLException {
        try (Connection database = connect(there)) {
            return new MoveIn(database, Stores.ISSUER.value(), SECRETS).read(new BufferedReader(new StringReader(text)), overwrite);
        }
    }

    private static List<Client> clients(Database stores) {
        return stores.read(entities -> entities.createQuery("select r from ClientRow r order by r.sort", ClientRow.class)
                .getResultStream().map(ClientRow::entry).toList());
    }

    private static DatabaseServer.Database opened(DatabaseServer server) {
        DatabaseServer.Database there = server.database();
        Stores.database(there.url(), there.user(), there.password());
        return there;
    }

    private String apply(DatabaseServer.Database there, String text, boolean dryRun) throws IOException, SQLException {
        try (Connection database = connect(there)) {
            return new Apply(database, Stores.ISSUER.value(), Stores.PASSWORDS, SECRETS, BY).apply(read(text), lists -> {}, dryRun, false);
        }
    }

    private String overwrite(DatabaseServer.Database there, String text) throws IOException, SQLException {
        try (Connection database = connect(there)) {
            return new Apply(database, Stores.ISSUER.value(), Stores.PASSWORDS, SECRETS, BY).apply(read(text), lists -> {}, false, true);
        }
    }

    private static String export(DatabaseServer.Database there) throws SQLException {
        try (Connection database = connect(there)) {
            var text = new StringWriter();
            new Export(database, Stores.ISSUER.value()).write(text);
            return text.toString();
        }
    }

    private Configuration read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("lintel.json"), text);
        return new ConfigurationReader(Entries.of(SECRETS), Stores.PASSWORDS, name -> "a secret of more than 32 characters")
                .read(List.of(file));
    }

    private static Connection connect(DatabaseServer.Database there) throws SQLException {
        return DriverManager.getConnection(there.url(), there.user(), there.password());
    }
}
