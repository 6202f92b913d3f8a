package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.file.FileChanges;
import org.lintel.json.JsonText;
import org.lintel.model.ApiResource;
import org.lintel.model.AuditRecord;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.test.DatabaseServer;

/** What the configuration file lists, and what happens to it in the database. */
class FileEntriesTest {

    private static final Client SHOP = Client.builder("shop").allowedCorsOrigins("https://shop.example").build();
    private static final Client MAIL = Client.builder("mail").build();

    @BeforeEach
    void forgetAll() {
        for (DatabaseServer server : DatabaseServer.all()) {
            Database database = Stores.on(server);
            database.write(entities -> {
                entities.createQuery("select c from ClientRow c", ClientRow.class).getResultList().forEach(entities::remove);
                entities.createQuery("select u from UserRow u", UserRow.class).getResultList().forEach(entities::remove);
                return null;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_entriesComeChangeAndGoWithTheFile(DatabaseServer server) {
        file(server, SHOP, MAIL);
        assertThat(clients(server)).containsExactly(SHOP, MAIL);

        Client changed = Client.builder("shop").allowedCorsOrigins("https://new.example").enabled(false).build();
        file(server, MAIL, changed);
        assertThat(clients(server)).containsExactly(MAIL, changed);

        file(server);
        assertThat(clients(server)).isEmpty();
        assertThat(Stores.on(server).<Long>read(entities -> ((Number) entities.createNativeQuery("select count(*) from client_origins")
                .getSingleResult()).longValue())).isZero();
    }

    /** What stays the same is not told, however often it is taken over. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a14_whatTheFileChangesIsToldForTheAuditLog(DatabaseServer server) {
        Database database = Stores.on(server);
        assertThat(Stores.fill(database, Listing.CLIENTS, List.of(SHOP, MAIL))).extracting(FileEntriesTest::told)
                .containsExactly("client.created shop", "client.created mail");
        assertThat(Stores.fill(database, Listing.CLIENTS, List.of(MAIL, SHOP))).as("the order is nothing").isEmpty();

        Client locked = Client.builder("shop").allowedCorsOrigins("https://new.example").enabled(false).build();
        List<AuditRecord> changes = Stores.fill(database, Listing.CLIENTS, List.of(locked));
        assertThat(changes).extracting(FileEntriesTest::told).containsExactly("client.removed mail", "client.changed shop");
        assertThat(changes).allSatisfy(change -> assertThat(change.by().address()).isEqualTo("configuration file"));
        assertThat(changes.get(1).before()).contains("\"enabled\":true", "https://shop.example");
        assertThat(changes.get(1).after()).contains("\"enabled\":false", "https://new.example");
        assertThat(Stores.fill(database, Listing.CLIENTS, List.of(locked))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a5_thatAPasswordHasChangedIsToldAndNoHashOfIt(DatabaseServer server) {
        Database database = Stores.on(server);
        LocalUser bob = LocalUser.builder("1").username("bob").passwordHash("$first").build();
        Stores.fill(database, Listing.USERS, List.of(new HashedUser(bob, null)));
        LocalUser changed = LocalUser.builder("1").username("bob").passwordHash("$second").build();

        assertThat(Stores.fill(database, Listing.USERS, List.of(new HashedUser(changed, null)))).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo("user.changed");
            assertThat(change.after()).contains("\"passwordHash\":\"*** (changed)\"");
            assertThat(change.before() + change.after()).doesNotContain("$first", "$second");
        });
        assertThat(Stores.fill(database, Listing.USERS, List.of(new HashedUser(changed, null)))).isEmpty();
    }

    /** Whoever has seen an entry may change it after any number of restarts. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_onlyWhatChangesGetsAnotherVersion(DatabaseServer server) {
        LocalUser bob = LocalUser.builder("1").username("bob").password("secret").build();
        file(server, SHOP, MAIL);
        users(server, bob);
        assertThat(versions(server, ClientRow.class)).containsOnly(1);
        assertThat(versions(server, UserRow.class)).containsOnly(1);

        file(server, MAIL, SHOP);
        users(server, bob);
        assertThat(versions(server, ClientRow.class)).containsOnly(1);
        assertThat(versions(server, UserRow.class)).containsOnly(1);

        file(server, Client.builder("shop").build(), MAIL);
        users(server, LocalUser.builder("1").username("bob").password("another").build());
        assertThat(versions(server, ClientRow.class)).containsExactlyInAnyOrder(1, 2);
        assertThat(versions(server, UserRow.class)).containsExactly(2);
    }

    private static List<Integer> versions(DatabaseServer server, Class<? extends ListedRow<?>> type) {
        return Stores.on(server).read(entities -> entities.createQuery("select r from " + type.getSimpleName() + " r", type)
                .getResultStream().map(row -> row.version).toList());
    }

    private static String told(AuditRecord change) {
        return change.kind() + " " + change.about().id();
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_whatOthersOwnIsLeftAlone(DatabaseServer server) {
        own(server, "console", SHOP);
        file(server, MAIL);
        assertThat(clients(server)).containsExactlyInAnyOrder(SHOP, MAIL);

        file(server);
        assertThat(clients(server)).containsExactly(SHOP);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_ofAFileThatContradictsTheDatabaseNothingIsTaken(DatabaseServer server) {
        own(server, "console", SHOP);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> file(server, MAIL, SHOP))
                .withMessage("clients[1]: \"shop\" is in the database already, and not from this file");

        assertThat(clients(server)).containsExactly(SHOP);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_aNameMayPassToAnotherUser(DatabaseServer server) {
        LocalUser old = LocalUser.builder("1").username("bob").password("secret").build();
        LocalUser young = LocalUser.builder("2").username("bob").password("other").build();
        users(server, old);
        users(server, young);

        var store = new JpaUsers();
        store.endings = Stores.endings();
        store.clock = Clock.systemUTC();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.passwords = Stores.PASSWORDS;
        assertThat(store.authenticate("bob", "other")).contains(young.user());
        assertThat(store.find("1")).isEmpty();
    }

    /** Nobody who reads the database learns a password, and one that stays the same is not written again. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a5_passwordsAreStoredHashed(DatabaseServer server) {
        LocalUser bob = LocalUser.builder("1").username("bob").password("correct horse").build();
        users(server, bob);
        String stored = stored(server);
        assertThat(stored).doesNotContain("correct horse");

        users(server, bob);
        assertThat(stored(server)).isEqualTo(stored);
        users(server, LocalUser.builder("1").username("bob").password("battery staple").build());
        assertThat(stored(server)).isNotEqualTo(stored);
    }

    /** What the user chose counts until somebody changes the file. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_aPasswordThatItsUserChangedStaysUntilTheFileHasAnother(DatabaseServer server) {
        LocalUser bob = LocalUser.builder("1").username("bob").password("of the file").build();
        users(server, bob);
        var store = new JpaUsers();
        store.endings = Stores.endings();
        store.clock = Clock.systemUTC();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.passwords = Stores.PASSWORDS;
        store.changePassword("1", "of the user");
        users(server, bob);
        assertThat(store.authenticate("bob", "of the user")).isPresent();
        assertThat(store.authenticate("bob", "of the file")).isEmpty();

        users(server, LocalUser.builder("1").username("bob").password("of the file again").build());
        assertThat(store.authenticate("bob", "of the file again")).isPresent();
        assertThat(store.authenticate("bob", "of the user")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_soItIsWithAHashAndABetterOneStaysToo(DatabaseServer server) {
        // of jBCrypt's test vectors: "abc"
        LocalUser bob = LocalUser.builder("1").username("bob")
                .passwordHash("$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i").build();
        users(server, bob);
        var store = new JpaUsers();
        store.endings = Stores.endings();
        store.clock = Clock.systemUTC();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.passwords = Stores.PASSWORDS;
        assertThat(store.authenticate("bob", "abc")).isPresent();
        String better = stored(server);
        assertThat(better).startsWith("$argon2id$");
        users(server, bob);
        assertThat(stored(server)).isEqualTo(better);

        store.changePassword("1", "of the user");
        users(server, bob);
        assertThat(store.authenticate("bob", "of the user")).isPresent();
        users(server, LocalUser.builder("1").username("bob").passwordHash(Stores.PASSWORDS.hash("of the file")).build());
        assertThat(store.authenticate("bob", "of the file")).isPresent();
    }

    /** Whoever was locked out stays so over every restart; the file wins back the flag by saying something new. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void x65_aFlagThatAnOperatorChangedStaysUntilTheFileChangesIt(DatabaseServer server) {
        file(server, SHOP);
        sql(server, "update clients set enabled = false where client_id = 'shop'");
        assertThat(clients(server)).as("the column counts").extracting(Client::enabled).containsExactly(false);
        file(server, SHOP);
        file(server, Client.builder("shop").clientName("Shop").build());
        assertThat(clients(server)).extracting(Client::enabled).containsExactly(false);

        Client off = Client.builder("shop").enabled(false).build();
        file(server, off);
        sql(server, "update clients set enabled = true where client_id = 'shop'");
        file(server, off);
        assertThat(clients(server)).extracting(Client::enabled).containsExactly(true);
        file(server, SHOP);
        file(server, off);
        assertThat(clients(server)).extracting(Client::enabled).containsExactly(false);
        file(server, SHOP);
        assertThat(clients(server)).extracting(Client::enabled).containsExactly(true);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void x65_soItIsWithUsersScopesAndApis(DatabaseServer server) {
        LocalUser bob = LocalUser.builder("1").username("bob").password("secret").build();
        Scope api = Scope.resource("api").build();
        ApiResource resource = ApiResource.builder("orders").scopes("api").build();
        Runnable restart = () -> {
            users(server, bob);
            Stores.fill(Stores.on(server), Listing.SCOPES, List.of(api));
            Stores.fill(Stores.on(server), Listing.API_RESOURCES, List.of(resource));
        };
        restart.run();
        sql(server, "update users set enabled = false", "update scopes set enabled = false", "update api_resources set enabled = false");
        restart.run();

        Stores.on(server).read(entities -> {
            assertThat(entities.find(UserRow.class, Stores.id("1")).entry().enabled()).isFalse();
            assertThat(entities.find(ScopeRow.class, Stores.id("api")).entry()).isEqualTo(Scope.resource("api").enabled(false).build());
            assertThat(entities.find(ApiResourceRow.class, Stores.id("orders")).entry())
                    .isEqualTo(ApiResource.builder("orders").scopes("api").enabled(false).build());
            return null;
        });
    }

    /** Of two places one would be the wrong one to change. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void x65_whatHasAColumnIsNotInTheJsonToo(DatabaseServer server) {
        file(server, SHOP);
        sql(server, "update client_origins set origin = 'https://other.example'");
        assertThat(clients(server)).containsExactly(Client.builder("shop").allowedCorsOrigins("https://other.example").build());

        Stores.fill(Stores.on(server), Listing.SCOPES, List.of(Scope.resource("api").build()));
        Stores.fill(Stores.on(server), Listing.API_RESOURCES, List.of(ApiResource.builder("orders").build()));
        users(server, LocalUser.builder("1").username("bob").password("secret").build());
        for (String table : List.of("clients", "scopes", "api_resources", "users")) {
            assertThat(json(server, table)).as(table).doesNotContain("clientId", "subject", "name", "username", "enabled", "owner", "sort",
                    "allowedCorsOrigins");
        }
    }

    /** A row that somebody wrote by hand, or an older version. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void x65_theColumnCountsWhateverTheJsonSays(DatabaseServer server) {
        sql(server,
                "insert into clients (client_id, enabled, sort, data) values ('old', false, 0, '{\"clientId\":\"older\",\"enabled\":true}')");

        assertThat(clients(server)).containsExactly(Client.builder("old").enabled(false).build());
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void h6_nodesThatStartTogetherTakeTurns(DatabaseServer server) throws Exception {
        List<Client> many = IntStream.range(0, 20)
                .mapToObj(i -> Client.builder("client-" + i).allowedCorsOrigins("https://c" + i + ".example").build())
                .toList();
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            Callable<Void> start = () -> {
                file(server, many.toArray(Client[]::new));
                return null;
            };
            for (Future<Void> node : nodes.invokeAll(List.of(start, start, start, start, start, start))) {
                node.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(clients(server)).isEqualTo(many);
    }

    private static void file(DatabaseServer server, Client... clients) {
        Stores.on(server).write(entities -> {
            ClusterLock.await(entities, "configuration");
            FileEntries.reconcile(entities, Stores.ISSUER.value(), Listing.CLIENTS, List.of(clients), new FileChanges(Instant.now()));
            return null;
        });
    }

    private static void users(DatabaseServer server, LocalUser... users) {
        ListedPasswords passwords = Stores.listedPasswords(Stores.PASSWORDS);
        Stores.fill(Stores.on(server), Listing.USERS, passwords.hashed(List.of(users), Stores.on(server).read(passwords::known)));
    }

    private static void own(DatabaseServer server, String owner, Client client) {
        Stores.on(server).write(entities -> {
            ClientRow row = Listing.CLIENTS.create(Stores.id(client.clientId()));
            row.take(client);
            row.owner = owner;
            entities.persist(row);
            return null;
        });
    }

    private static void sql(DatabaseServer server, String... statements) {
        Stores.on(server).write(entities -> {
            for (String statement : statements) {
                entities.createNativeQuery(statement).executeUpdate();
            }
            return null;
        });
    }

    /** The names of the members. */
    private static Set<String> json(DatabaseServer server, String table) {
        return Stores.on(server).read(entities -> JsonText.read((String) entities.createNativeQuery("select data from " + table)
                .getResultList().get(0)).keySet());
    }

    private static List<Client> clients(DatabaseServer server) {
        return Stores.on(server).read(entities -> entities.createQuery("select c from ClientRow c order by c.sort", ClientRow.class)
                .getResultStream().map(ClientRow::entry).toList());
    }

    private static String stored(DatabaseServer server) {
        return Stores.on(server).read(entities -> entities.find(UserRow.class, Stores.id("1")).password);
    }
}
