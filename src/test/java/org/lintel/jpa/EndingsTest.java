package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.Claims;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.PersistedGrant;
import org.lintel.model.User;
import org.lintel.test.DatabaseServer;

/** Two nodes on one database: one ends something, the other one remembers. */
class EndingsTest {

    /** So long that the memory is never late here. */
    private static final String PATIENT = "PT1M";

    private final Instant now = Instant.now();
    private final String family = unique();

    private Database database;

    @ParameterizedTest
    @EnumSource
    void l10_aFamilyThatEndsElsewhereHasEndedHereWithTheNextLook(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants here = node(PATIENT);
        JpaGrants there = node(PATIENT);
        look(here);
        assertThat(here.familyRevoked(family, now)).isFalse();

        there.revokeFamily(family, now.plusSeconds(60));
        String another = ofACode(there);
        assertThat(there.familyRevoked(family, now)).as("at once, where it was ended").isTrue();
        assertThat(there.familyRevoked(another, now)).isTrue();
        assertThat(here.familyRevoked(family, now)).as("that is the delay").isFalse();

        look(here);
        assertThat(here.familyRevoked(family, now)).isTrue();
        assertThat(here.familyRevoked(another, now)).isTrue();
        assertThat(here.familyRevoked(unique(), now)).isFalse();
    }

    /** Who has not looked for too long knows nothing, and asks. */
    @ParameterizedTest
    @EnumSource
    void l10_aNodeThatIsLateAsksTheDatabase(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants here = node(PATIENT);
        node(PATIENT).revokeFamily(family, now.plusSeconds(60));

        assertThat(here.endings.familyEnded(family, now)).as("nothing was read yet").isEmpty();
        assertThat(here.familyRevoked(family, now)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void l10_withoutADelayTheDatabaseIsAskedEachTime(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants here = node("PT0S");
        look(here);
        assertThat(here.familyRevoked(family, now)).isFalse();

        node(PATIENT).revokeFamily(family, now.plusSeconds(60));

        assertThat(here.familyRevoked(family, now)).isTrue();
    }

    /** The memory reaches back two hours; what ended before concerns tokens that are older. */
    @ParameterizedTest
    @EnumSource
    void anOldTokenIsLookedUp(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants here = node(PATIENT);
        look(here);

        assertThat(here.endings.familyEnded(family, now.minus(Duration.ofMinutes(110)))).contains(false);
        assertThat(here.endings.familyEnded(family, now.minus(Duration.ofMinutes(116)))).isEmpty();
    }

    /** The database gives the number first, and others may be committed before. */
    @ParameterizedTest
    @EnumSource
    void l10_whatIsCommittedLateIsNotMissed(DatabaseServer server) throws Exception {
        database = Stores.on(server);
        JpaGrants here = node(PATIENT);
        JpaGrants there = node(PATIENT);
        look(here);
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var late = CompletableFuture.runAsync(() -> database.together(() -> {
            there.revokeFamily(family, now.plusSeconds(60));
            written.countDown();
            await(go);
            return null;
        }));
        written.await();
        String another = ofACode(there);

        look(here);
        assertThat(here.familyRevoked(another, now)).isTrue();
        assertThat(here.familyRevoked(family, now)).isFalse();
        go.countDown();
        late.get();

        look(here);
        assertThat(here.familyRevoked(family, now)).isTrue();
    }

    /** Otherwise a good token would be refused here for two hours. */
    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackHasNotEnded(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants here = node(PATIENT);
        look(here);

        assertThatThrownBy(() -> database.together(() -> {
            here.revokeFamily(family, now.plusSeconds(60));
            throw new IllegalStateException("refused");
        })).hasMessage("refused");

        look(here);
        assertThat(here.endings.familyEnded(family, now)).contains(false);
    }

    @ParameterizedTest
    @EnumSource
    void l10_aUserWhoIsLockedOutElsewhereIsLockedOutHereWithTheNextLook(DatabaseServer server) {
        database = Stores.on(server);
        JpaUsers here = users(PATIENT);
        JpaUsers there = users(PATIENT);
        String subject = unique();
        there.users().create(new User(subject, subject, true, new Claims(Map.of("name", "Eve"))));
        here.endings.run();
        look(here.endings);
        assertThat(here.recall(subject)).hasValueSatisfying(user -> assertThat(user.enabled()).isTrue());

        DirectoryEntry<User> seen = there.users().find(subject).orElseThrow();
        there.users().replace(new User(subject, subject, false, seen.value().claims()), seen.version());
        assertThat(there.recall(subject)).hasValueSatisfying(user -> assertThat(user.enabled()).isFalse());
        assertThat(here.recall(subject)).as("that is the delay").hasValueSatisfying(user -> assertThat(user.enabled()).isTrue());

        look(here.endings);
        assertThat(here.recall(subject)).hasValueSatisfying(user -> assertThat(user.enabled()).isFalse());
        there.users().remove(subject, there.users().find(subject).orElseThrow().version());
        look(here.endings);
        assertThat(here.recall(subject)).isEmpty();
    }

    /** Of a version before, or moved to another database without what was written down: the marks are there, and nothing else. */
    @ParameterizedTest
    @EnumSource
    void l10_whatEndedBeforeItWasWrittenDownIsLookedUp(DatabaseServer server) {
        DatabaseServer.Database empty = server.database();
        database = Stores.database(empty.url(), empty.user(), empty.password());
        JpaGrants fresh = grants(PATIENT);
        look(fresh);
        assertThat(fresh.endings.familyEnded(family, now)).as("where nothing has ended").contains(false);

        fresh.revokeFamily(family, now.plusSeconds(60));
        database.write(entities -> entities.createNativeQuery("delete from endings").executeUpdate());
        JpaGrants later = grants(PATIENT);
        look(later);
        assertThat(later.endings.familyEnded(family, now)).isEmpty();
        assertThat(later.familyRevoked(family, now)).isTrue();

        written(now.plusSeconds(1));
        JpaGrants afterwards = grants(PATIENT);
        look(afterwards);
        assertThat(afterwards.familyRevoked(family, now)).isTrue();
        assertThat(afterwards.endings.familyEnded(family, now.plusSeconds(400))).contains(false);
    }

    /** The oldest row is of this moment: what has ended is known to have been written down since then. */
    private void written(Instant moment) {
        database.write(entities -> {
            Object oldest = entities.createQuery("select min(e.id) from EndingRow e", Long.class).getSingleResult();
            return (oldest == null ? entities.createNativeQuery(
                    "insert into endings (issuer, kind, names, noted) values ('https://other.example', 'USER', '[]', ?)")
                    : entities.createNativeQuery("update endings set noted = ? where id = " + oldest))
                    .setParameter(1, moment.toEpochMilli()).executeUpdate();
        });
    }

    /** Nobody asks: nothing is read. */
    @ParameterizedTest
    @EnumSource
    void anIdleNodeReadsNothing(DatabaseServer server) {
        database = Stores.on(server);
        JpaGrants here = node(PATIENT);
        here.endings.run();

        assertThat(here.endings.familyEnded(family, now)).isEmpty();
        here.endings.run();
        assertThat(here.endings.familyEnded(family, now)).contains(false);
    }

    /** All of a sign-out in one row, and with it in one transaction. */
    private String ofACode(JpaGrants node) {
        var code = new PersistedGrant(unique(), PersistedGrant.Kind.CODE, Stores.ISSUER.value(), "1", "shop", null, unique(), now,
                now.plusSeconds(60), null, "{}");
        node.put(code);
        node.revoke(List.of(code));
        return code.family();
    }

    private JpaGrants node(String delay) {
        written(now.minus(Duration.ofHours(3)));
        return grants(delay);
    }

    private JpaGrants grants(String delay) {
        var grants = new JpaGrants();
        grants.database = database;
        grants.endings = endings(delay);
        grants.issuer = Stores.ISSUER;
        grants.clock = Clock.systemUTC();
        return grants;
    }

    private JpaUsers users(String delay) {
        written(now.minus(Duration.ofHours(3)));
        var users = new JpaUsers();
        users.database = database;
        users.endings = endings(delay);
        users.issuer = Stores.ISSUER;
        users.passwords = Stores.PASSWORDS;
        users.clock = Clock.systemUTC();
        users.begin();
        return users;
    }

    private Endings endings(String delay) {
        try (Configured configured = Configured.with(Setting.REVOCATION_DELAY, delay)) {
            return Stores.endings(database, configured.settings());
        }
    }

    private static void look(JpaGrants node) {
        look(node.endings);
    }

    /** As a chore does while somebody asks. */
    private static void look(Endings endings) {
        endings.familyEnded("any", Instant.now());
        endings.run();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
