package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.lintel.model.PersistedGrant;
import org.lintel.model.Session;
import org.lintel.plugin.PlacesReport;
import org.lintel.test.DatabaseServer;

class PurgeTest {

    private static final int ROUNDS = 30;

    private final Instant now = Instant.now();
    private final Instant over = now.minus(Duration.ofMinutes(6));
    private final Instant hence = now.plus(Duration.ofHours(1));

    private Database database;

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsOverIsForgotten(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants grants = grants();
        PersistedGrant old = grant(PersistedGrant.Kind.CODE, over);
        PersistedGrant good = grant(PersistedGrant.Kind.CODE, hence);
        PersistedGrant forEver = grant(PersistedGrant.Kind.CONSENT, null);
        PersistedGrant inDoubt = grant(PersistedGrant.Kind.CODE, now.minusSeconds(1));
        List.of(old, good, forEver, inDoubt).forEach(grants::put);
        String revokedOnce = unique();
        String revoked = unique();
        grants.revokeFamily(revokedOnce, over);
        grants.revokeFamily(revoked, hence);
        JpaMessages messages = messages();
        messages.write("old" + good.key(), "m", over);
        messages.write("good" + good.key(), "m", hence);
        database.write(entities -> {
            entities.persist(attempts("old" + good.key(), over));
            entities.persist(attempts("good" + good.key(), hence));
            return null;
        });

        purge().run();

        assertThat(exists(GrantRow.class, old.key())).isFalse();
        assertThat(List.of(good, forEver, inDoubt)).allMatch(grant -> exists(GrantRow.class, grant.key()));
        assertThat(exists(MessageRow.class, "old" + good.key())).isFalse();
        assertThat(exists(MessageRow.class, "good" + good.key())).isTrue();
        assertThat(exists(AttemptsRow.class, "old" + good.key())).isFalse();
        assertThat(exists(AttemptsRow.class, "good" + good.key())).isTrue();
        assertThat(exists(FamilyRow.class, revokedOnce)).isFalse();
        assertThat(exists(FamilyRow.class, revoked)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aFamilyStaysAsLongAsItsRevocation(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants grants = grants();
        PersistedGrant revoked = grant(PersistedGrant.Kind.CODE, over);
        grants.put(revoked);
        grants.revokeFamily(revoked.family(), hence);
        String neverUsed = unique();
        grants.revokeFamily(neverUsed, hence);

        purge().run();

        assertThat(grants.familyRevoked(revoked.family())).isTrue();
        assertThat(grants.familyRevoked(neverUsed)).isTrue();
        PersistedGrant late = of(PersistedGrant.Kind.REFERENCE_TOKEN, revoked.family(), hence);
        grants.put(late);
        assertThat(grants.find(late.key())).isEmpty();
    }

    /** One that has expired and of which nobody has been told is not ended yet; one that was ended is kept for its clients for an hour. */
    @ParameterizedTest
    @EnumSource
    void ofSessionsOnlyThoseGoWhoseClientsWereNotAskedFor(DatabaseServer server) {
        database = Stores.on(server);
        JpaSessions sessions = sessions(Clock.systemUTC());
        Session live = session(hence);
        Session expired = session(over);
        Session justEnded = session(hence);
        Session longEnded = session(hence);
        List.of(live, expired, justEnded, longEnded).forEach(sessions::save);
        sessions.end(justEnded.sid());
        sessions(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-66))).end(longEnded.sid());

        purge().run();

        assertThat(List.of(live, expired, justEnded)).allMatch(session -> exists(SessionRow.class, session.sid()));
        assertThat(exists(SessionRow.class, longEnded.sid())).isFalse();
        assertThat(sessions.takeClients(justEnded.sid())).containsExactly("shop");
    }

    @ParameterizedTest
    @EnumSource
    void oneRunTakesManyBatches(DatabaseServer server) {
        database = Stores.on(server);
        List<String> ids = fill(Purge.BATCH * 2 + 10);

        purge().run();

        assertThat(ids).noneMatch(id -> exists(MessageRow.class, id));
    }

    /** What strangers can cause is bounded: of the attempts the newest stay, as docs/operating.md says. */
    @ParameterizedTest
    @EnumSource
    void x34_ofAttemptsTheNewestHundredThousandStay(DatabaseServer server) {
        database = Stores.on(server);
        String newest = unique();
        database.write(entities -> {
            entities.createQuery("delete from AttemptsRow a").executeUpdate();
            entities.persist(attempts("flood", hence));
            return null;
        });
        // each round doubles them
        for (int round = 0; round < 17; round++) {
            String more = "-" + round;
            database.write(entities -> entities.createNativeQuery("insert into attempts (id, failures, not_before, expires) "
                    + "select concat(id, '" + more + "'), failures, not_before, expires from attempts").executeUpdate());
        }
        database.write(entities -> {
            entities.persist(attempts(newest, hence.plusSeconds(1)));
            return null;
        });
        assertThat(attempts()).isEqualTo((1 << 17) + 1);

        for (int run = 0; run < 60 && attempts() > 100_000; run++) {
            purge().run();
        }

        assertThat(attempts()).isEqualTo(100_000);
        assertThat(exists(AttemptsRow.class, newest)).isTrue();
        database.write(entities -> entities.createQuery("delete from AttemptsRow a").executeUpdate());
    }

    /** The purge sees the old row; what is put there meanwhile stays. */
    @ParameterizedTest
    @EnumSource
    void whatIsStoredAnewMeanwhileStays(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants grants = grants();
        for (int i = 0; i < ROUNDS; i++) {
            PersistedGrant old = grant(PersistedGrant.Kind.CONSENT, over);
            grants.put(old);
            grants.put(grant(PersistedGrant.Kind.CONSENT, over));
            CompletableFuture<Void> purge = CompletableFuture.runAsync(purge()::run);
            assertThat(grants.put(withExpiry(old, hence))).isTrue();
            purge.join();

            assertThat(grants.find(old.key())).isPresent();
        }
    }

    /** A revocation that is over is forgotten while another one begins: that is remembered. */
    @ParameterizedTest
    @EnumSource
    void aFamilyThatIsRevokedAgainMeanwhileStaysRevoked(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants grants = grants();
        for (int i = 0; i < ROUNDS; i++) {
            String family = unique();
            grants.revokeFamily(family, over);
            CompletableFuture<Void> purge = CompletableFuture.runAsync(purge()::run);
            grants.revokeFamily(family, hence);
            purge.join();

            assertThat(grants.familyRevoked(family)).isTrue();
        }
    }

    /** Codes are redeemed once each while the purge is at work, and none is lost. */
    @ParameterizedTest
    @EnumSource
    void whatIsRedeemedMeanwhileIsRedeemedOnce(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants grants = grants();
        fill(Purge.BATCH * 2);
        List<PersistedGrant> codes = IntStream.range(0, ROUNDS).mapToObj(i -> grant(PersistedGrant.Kind.CODE, hence)).toList();
        codes.forEach(grants::put);
        CompletableFuture<Void> purge = CompletableFuture.runAsync(purge()::run);
        for (PersistedGrant code : codes) {
            assertThat(grants.redeem(code.key(), now)).isTrue();
            assertThat(grants.redeem(code.key(), now)).isFalse();
        }
        purge.join();
    }

    /** The other node holds the turn: this one does not wait for it, and deletes nothing. */
    @ParameterizedTest
    @EnumSource
    void whileOneNodeIsAtItTheOthersDoNothing(DatabaseServer server) {
        database = Stores.on(server);
        List<String> ids = fill(3);

        database.write(other -> {
            assertThat(ClusterLock.take(other, "purge")).isTrue();
            purge().run();
            return null;
        });
        assertThat(ids).allMatch(id -> exists(MessageRow.class, id));

        purge().run();
        assertThat(ids).noneMatch(id -> exists(MessageRow.class, id));
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatRunTogetherFinishTogether(DatabaseServer server) {
        database = Stores.on(server);
        List<String> ids = fill(Purge.BATCH * 4);
        List<CompletableFuture<Void>> nodes = IntStream.range(0, 3).mapToObj(node -> CompletableFuture.runAsync(purge()::run)).toList();
        nodes.forEach(CompletableFuture::join);
        purge().run();

        assertThat(ids).noneMatch(id -> exists(MessageRow.class, id));
    }

    private List<String> fill(int rows) {
        List<String> ids = IntStream.range(0, rows).mapToObj(i -> unique()).toList();
        database.write(entities -> {
            ids.forEach(id -> entities.persist(new MessageRow(Stores.id(id), over.toEpochMilli(), "m")));
            return null;
        });
        return ids;
    }

    private boolean exists(Class<?> type, String id) {
        return database.<Boolean>read(entities -> entities.find(type, Stores.id(id)) != null);
    }

    private Purge purge() {
        return purge(database);
    }

    static Purge purge(Database database) {
        var purge = new Purge();
        purge.database = database;
        purge.clock = Clock.systemUTC();
        purge.places = new PlacesReport() {
            @Override
            public boolean anyBuiltIn(String name) {
                return name.equals("jpa");
            }
        };
        return purge;
    }

    private JpaGrants grants() {
        var grants = new JpaGrants();
        grants.endings = Stores.endings();
        grants.database = database;
        grants.issuer = Stores.ISSUER;
        grants.clock = Clock.systemUTC();
        return grants;
    }

    private JpaSessions sessions(Clock clock) {
        var sessions = new JpaSessions();
        sessions.database = database;
        sessions.issuer = Stores.ISSUER;
        sessions.clock = clock;
        return sessions;
    }

    private JpaMessages messages() {
        var messages = new JpaMessages();
        messages.database = database;
        messages.issuer = Stores.ISSUER;
        messages.clock = Clock.systemUTC();
        return messages;
    }

    private static PersistedGrant grant(PersistedGrant.Kind kind, Instant expires) {
        return of(kind, kind == PersistedGrant.Kind.CONSENT ? null : unique(), expires);
    }

    private static PersistedGrant of(PersistedGrant.Kind kind, String family, Instant expires) {
        return new PersistedGrant(unique(), kind, "https://id.example", "1", "shop", null, family, Instant.parse("2026-01-01T00:00:00Z"),
                expires,
                null, "{}");
    }

    private static PersistedGrant withExpiry(PersistedGrant grant, Instant expires) {
        return new PersistedGrant(grant.key(), grant.kind(), grant.issuer(), grant.subject(), grant.clientId(), null, grant.family(),
                grant.created(), expires, null, grant.data());
    }

    private Session session(Instant expires) {
        return new Session(unique(), unique(), "https://id.example", "1", now, List.of("pwd"), null, "local", List.of(), Set.of("shop"),
                now,
                now, expires,
                false, "", "state");
    }

    private long attempts() {
        return database.read(entities -> entities.createQuery("select count(a.id) from AttemptsRow a", Long.class).getSingleResult());
    }

    private static AttemptsRow attempts(String id, Instant expires) {
        var row = new AttemptsRow(Stores.id(id));
        row.expires = expires.toEpochMilli();
        return row;
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
