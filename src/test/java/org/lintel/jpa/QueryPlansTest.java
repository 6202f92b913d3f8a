package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;
import org.lintel.model.Client;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.GrantQuery;
import org.lintel.model.LocalUser;
import org.lintel.model.PersistedGrant;
import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Population;
import org.lintel.test.QueryPlans;

/**
 * What requests, operators and the purge look for is found by an index, however much there is: PostgreSQL tells the plans of the
 * statements that ran. Each runs often enough for a plan that PostgreSQL keeps for all parameters.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansTest {

    private static final int TIMES = 12;
    private static final int MANY = 30_000;
    private static final PersistedGrant.Kind[] ALL = {PersistedGrant.Kind.CODE, PersistedGrant.Kind.REFRESH_TOKEN,
            PersistedGrant.Kind.REFERENCE_TOKEN};

    private Database database;
    private QueryPlans plans;

    @BeforeAll
    void fill() throws Exception {
        DatabaseServer.Database empty = DatabaseServer.POSTGRESQL.database();
        Stores.database(empty.url(), empty.user(), empty.password()).unit.close();
        new Population(Stores.ISSUER.value(), 5_000, MANY, MANY, 4 * MANY, MANY).fill(empty);
        plans = QueryPlans.of(empty);
        database = Stores.database(empty.url(), empty.user(), empty.password());
        plans.next();
    }

    @AfterAll
    void close() {
        database.unit.close();
    }

    @Test
    void clientsAndUsersAreFoundByAnIndex() {
        var clients = new JpaClients();
        clients.database = database;
        clients.issuer = Stores.ISSUER;
        clients.begin();
        var users = new JpaUsers();
        users.endings = Stores.endings();
        users.database = database;
        users.issuer = Stores.ISSUER;
        users.begin();
        Map<String, Runnable> lookups = new LinkedHashMap<>();
        lookups.put("clients", () -> assertThat(clients.clients().page(DirectoryQuery.first(50))).hasSize(50));
        lookups.put("clients of a prefix",
                () -> assertThat(clients.clients().page(DirectoryQuery.first(50).startingWith("client-000421"))).hasSize(10));
        lookups.put("a client", () -> assertThat(clients.clients().find(Population.client(4711))).isPresent());
        lookups.put("users", () -> assertThat(users.users().page(DirectoryQuery.first(50))).hasSize(50));
        lookups.put("users far behind",
                () -> assertThat(users.users().page(DirectoryQuery.first(50).after(Population.user(29_000)))).hasSize(50));
        lookups.put("users of a prefix",
                () -> assertThat(users.users().page(DirectoryQuery.first(50).startingWith("user-0029"))).hasSize(50));
        lookups.put("users of a rare prefix",
                () -> assertThat(users.users().page(DirectoryQuery.first(50).startingWith("user-002999"))).hasSize(10));
        lookups.put("a user", () -> assertThat(users.users().find(Population.user(12_345))).isPresent());
        foundByAnIndex(lookups);
    }

    @Test
    void sessionsAreFoundByAnIndex() {
        var sessions = new JpaSessions();
        sessions.database = database;
        sessions.issuer = Stores.ISSUER;
        sessions.clock = Clock.systemUTC();
        var far = sessions.page(SessionQuery.newest(1).createdBefore(Instant.now().minusSeconds(30_000))).get(0);
        Instant noon = Instant.now().minusSeconds(18_000);
        SessionQuery all = SessionQuery.newest(50);
        SessionQuery ofClient = all.ofClient(Population.client(7));
        Map<String, Runnable> lookups = new LinkedHashMap<>();
        Map.of("all", all, "far behind", all.after(far), "of a client", ofClient, "of a client, far behind", ofClient.after(far),
                "old ones", all.createdBefore(noon), "idle ones", all.lastSeenBefore(noon), "old ones of a client",
                ofClient.createdBefore(noon), "idle ones of a client", ofClient.lastSeenBefore(noon)).forEach((name, query) -> {
                    lookups.put(name, () -> assertThat(sessions.page(query)).hasSize(50));
                    lookups.put(name + ", counted", () -> assertThat(sessions.tally(query, 100).more()).isTrue());
                });
        lookups.put("of a user", () -> assertThat(sessions.page(all.of(Population.user(77)))).hasSize(1));
        lookups.put("of a user and a client", () -> assertThat(sessions.page(ofClient.of(Population.user(77)))).hasSize(1));
        lookups.put("of a rare client", () -> assertThat(sessions.page(all.ofClient(Population.client(4_000)))).isNotEmpty());
        lookups.put("a session", () -> assertThat(sessions.findBySid(Population.session(123))).isPresent());
        lookups.put("another client", () -> sessions.visited(Population.session(5), "client-" + System.nanoTime()));
        lookups.put("the end", () -> sessions.end(Population.session(6)));
        foundByAnIndex(lookups);
    }

    @Test
    void whatBrowsersAndTheEndOfSessionsAskForIsFoundByAnIndex() {
        var sessions = new JpaSessions();
        sessions.database = database;
        sessions.issuer = Stores.ISSUER;
        sessions.clock = Clock.systemUTC();
        Session session = sessions.findBySid(Population.session(20)).orElseThrow();
        Instant later = Instant.now().plusSeconds(40_000);
        Map<String, Runnable> lookups = new LinkedHashMap<>();
        lookups.put("of a cookie", () -> assertThat(sessions.find(session.key())).isPresent());
        lookups.put("all of a user", () -> assertThat(sessions.list(session.subject())).hasSize(1));
        lookups.put("used", () -> sessions.seen(session.sid(), Instant.now(), later));
        lookups.put("stored", () -> sessions.save(session));
        lookups.put("those that are over", () -> assertThat(sessions.takeExpired(Instant.now(), 100)).isEmpty());
        lookups.put("ended, and its clients", () -> sessions.end(Population.session(21)).map(Session::sid).map(sessions::takeClients));
        foundByAnIndex(lookups);
    }

    /** Those that have ended stay for a while, and would be looked at again and again: the plan has no condition for them. */
    @Test
    void expiredSessionsAreFoundWithoutALookAtThoseThatHaveEnded() {
        var sessions = new JpaSessions();
        sessions.database = database;
        sessions.issuer = Stores.ISSUER;
        sessions.clock = Clock.systemUTC();
        for (int i = 0; i < TIMES; i++) {
            sessions.takeExpired(Instant.now(), 100);
        }
        assertThat(plans.next()).hasSize(TIMES)
                .allSatisfy(plan -> assertThat(plan.text()).contains("using sessions_expires").doesNotContain("ended IS NULL"));
    }

    @Test
    void grantsAreFoundByAnIndex() {
        var grants = new JpaGrants();
        grants.endings = Stores.endings();
        grants.database = database;
        grants.issuer = Stores.ISSUER;
        grants.clock = Clock.systemUTC();
        var number = new AtomicInteger(100_000);
        Map<String, Runnable> lookups = new LinkedHashMap<>();
        lookups.put("a code", () -> assertThat(grants.find(Population.grant("CODE", 100_010))).isPresent());
        lookups.put("the successor of a refresh token",
                () -> grants.findByAlias(PersistedGrant.Kind.REFRESH_TOKEN, Population.grant("REFRESH_TOKEN", 100_000)));
        lookups.put("made and redeemed", () -> {
            PersistedGrant code = grant(number.incrementAndGet());
            assertThat(grants.put(code) && grants.redeem(code.key(), Instant.now(), List.of(grant(number.incrementAndGet())))).isTrue();
        });
        lookups.put("replaced", () -> assertThat(grants.replace(Population.grant("REFRESH_TOKEN", number.addAndGet(20) / 20 * 20),
                List.of(grant(number.incrementAndGet()).withAlias("a" + number.get())))).isTrue());
        lookups.put("of a user", () -> assertThat(grants.list(GrantQuery.ofSubject(Population.user(77), ALL))).isNotEmpty());
        lookups.put("of a session", () -> assertThat(grants.list(GrantQuery.ofSession(Population.session(77), ALL))).isNotEmpty());
        lookups.put("of a family", () -> assertThat(grants.list(GrantQuery.ofFamily(Population.family(77), ALL))).isNotEmpty());
        lookups.put("revoked", () -> grants.revoke(grants.list(GrantQuery.ofSession(Population.session(number.incrementAndGet() % MANY),
                ALL))));
        lookups.put("a family revoked", () -> grants.revokeFamily(Population.family(78), Instant.now().plusSeconds(60)));
        lookups.put("whether a family is revoked", () -> assertThat(grants.familyRevoked(Population.family(78))).isTrue());
        lookups.put("removed", () -> grants.remove(Population.grant("CODE", 100_010)));
        foundByAnIndex(lookups);
    }

    @Test
    void aStartFindsWhatTheConfigurationFileHasListedByAnIndex() {
        var passwords = new ListedPasswords();
        passwords.issuer = Stores.ISSUER;
        Client client = Client.builder("listed").build();
        LocalUser user = LocalUser.builder("listed").username("listed").passwordHash("$hash").build();
        Map<String, Runnable> reads = new LinkedHashMap<>();
        reads.put("clients", () -> Stores.fill(database, Listing.CLIENTS, List.of(client)));
        reads.put("users", () -> Stores.fill(database, Listing.USERS, List.of(new HashedUser(user, null))));
        reads.put("passwords of users",
                () -> assertThat(database.<Map<String, ListedPasswords.Known>>read(passwords::known)).containsOnlyKeys("listed"));
        reads.put("other issuers",
                () -> assertThat(database.<List<String>>read(entities -> OtherIssuers.in(entities, Stores.ISSUER.value()))).isEmpty());
        foundByAnIndex(reads);
    }

    @Test
    void thePurgeFindsWhatIsOverByAnIndex() {
        Purge purge = PurgeTest.purge(database);
        Map<String, Runnable> batches = new LinkedHashMap<>();
        Purge.ALL.forEach(rows -> batches.put(rows.entity(), () -> database.write(entities -> purge.batch(entities, rows))));
        foundByAnIndex(batches);
    }

    @Test
    void theAuditLogIsSearchedByAnIndex() {
        var log = JpaAuditLogTest.log(database, Stores.ISSUER);
        AuditQuery all = AuditQuery.newest(50);
        Map<String, Runnable> lookups = new LinkedHashMap<>();
        Map.of("all", all, "far behind", all.after(new AuditQuery.Place(Instant.now().minusSeconds(2_500), 5_000)), "of a kind",
                all.of("user.changed"), "about a user", all.about(new AuditObject("user", Population.user(4_711))), "by a user",
                all.by(new AuditActor(null, Population.user(815), null, null)), "by a client",
                all.by(new AuditActor(Population.client(42), null, null, null)), "of a request",
                all.by(new AuditActor(null, null, null, "r20000")), "of a time",
                all.between(Instant.now().minusSeconds(2_000), Instant.now().minusSeconds(1_000)))
                .forEach((name, query) -> lookups.put(name, () -> assertThat(log.page(query)).isNotEmpty()));
        foundByAnIndex(lookups);
    }

    private static PersistedGrant grant(int number) {
        Instant now = Instant.now();
        return new PersistedGrant("grant-" + number, PersistedGrant.Kind.REFRESH_TOKEN, Stores.ISSUER.value(), Population.user(5),
                Population.client(5), Population.session(5), "family-" + number, now, now.plusSeconds(60), null, "{}");
    }

    private void foundByAnIndex(Map<String, Runnable> lookups) {
        lookups.forEach((name, lookup) -> {
            for (int i = 0; i < TIMES; i++) {
                lookup.run();
            }
            List<QueryPlans.Plan> taken = plans.next();
            assertThat(taken).as(name).hasSizeGreaterThanOrEqualTo(TIMES);
            assertThat(taken).as(name).filteredOn(plan -> plan.scans(Population.LARGE)).isEmpty();
        });
    }
}
