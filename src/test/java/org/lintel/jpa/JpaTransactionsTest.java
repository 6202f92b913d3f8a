package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.Issuer;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditChain;
import org.lintel.model.AuditRecord;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.User;
import org.lintel.spi.Directory;
import org.lintel.spi.Directory.Outcome;
import org.lintel.spi.RefusedChange;
import org.lintel.spi.Transactions;
import org.lintel.test.DatabaseServer;

/** What several stores do together. */
class JpaTransactionsTest {

    private final Issuer issuer = JpaAuditLogTest.unique();
    private final String id = UUID.randomUUID().toString();
    private Database database;
    private Transactions transactions;
    private JpaClients clients;
    private Directory<User> users;
    private JpaAuditLog log;

    private void on(DatabaseServer server) {
        database = Stores.on(server);
        var all = new JpaTransactions();
        all.database = database;
        transactions = all;
        clients = new JpaClients();
        clients.database = database;
        clients.issuer = issuer;
        clients.begin();
        var people = new JpaUsers();
        people.endings = Stores.endings();
        people.clock = Clock.systemUTC();
        people.database = database;
        people.issuer = issuer;
        people.begin();
        users = people.users();
        log = JpaAuditLogTest.log(database, issuer);
    }

    @ParameterizedTest
    @EnumSource
    void a14_changesOfSeveralStoresHappenTogether(DatabaseServer server) {
        on(server);
        String answer = transactions.together(() -> {
            clients.clients().create(client(true)).orThrow();
            users.create(user("a")).orThrow();
            log.append(List.of(record("first")));
            assertThat(clients.clients().find(id)).describedAs("it sees what it does").isPresent();
            log.append(List.of(record("second")));
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(clients.find(id)).contains(client(true));
        assertThat(users.find(id)).isPresent();
        assertThat(log.following(0)).extracting(entry -> entry.record().kind()).containsExactly("first", "second");
    }

    @ParameterizedTest
    @EnumSource
    void a14_anExceptionLeavesNothing(DatabaseServer server) {
        on(server);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transactions.together(() -> {
            clients.clients().create(client(true)).orThrow();
            log.append(List.of(record("first")));
            users.create(user("a")).orThrow();
            throw new IllegalStateException("no");
        })).withMessage("no");

        nothingIsThere();
    }

    /** Even where the work does not look at what came of it. */
    @ParameterizedTest
    @EnumSource
    void a14_aRefusedChangeLeavesNothing(DatabaseServer server) {
        on(server);
        assertThatExceptionOfType(RefusedChange.class).isThrownBy(() -> transactions.together(() -> {
            clients.clients().create(client(true));
            users.replace(user("a"), 7);
            log.append(List.of(record("first")));
            return "done";
        })).matches(refused -> refused.outcome() == Outcome.CONFLICT);

        nothingIsThere();
    }

    /** A unique name is taken: the database itself refuses, upon which PostgreSQL does nothing more in that transaction. */
    @ParameterizedTest
    @EnumSource
    void a14_aRefusalByTheDatabaseLeavesNothing(DatabaseServer server) {
        on(server);
        users.create(user("taken")).orThrow();
        User other = new User("other " + id, "taken", true, Claims.NONE);

        assertThatExceptionOfType(RefusedChange.class).isThrownBy(() -> transactions.together(() -> {
            clients.clients().create(client(true));
            users.create(other).orThrow();
            return "done";
        }));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> transactions.together(() -> {
            clients.clients().create(client(true));
            users.create(other);
            log.append(List.of(record("first")));
            return clients.clients().find(id);
        }));
        assertThat(clients.clients().find(id)).isEmpty();
        assertThat(log.chain()).isEqualTo(AuditChain.NEW);
    }

    @ParameterizedTest
    @EnumSource
    void a14_whatIsWithinIsPartOfTheWhole(DatabaseServer server) {
        on(server);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transactions.together(() -> {
            transactions.together(() -> users.create(user("a")));
            log.append(List.of(record("first")));
            throw new IllegalStateException();
        }));
        nothingIsThere();

        transactions.together(() -> transactions.together(() -> users.create(user("a"))));
        assertThat(users.find(id)).isPresent();
    }

    /** What others are answered from is what is committed, neither earlier nor later. */
    @ParameterizedTest
    @EnumSource
    void a14_whatIsRememberedChangesWithTheCommit(DatabaseServer server) {
        on(server);
        clients.clients().create(client(true)).orThrow();
        long version = clients.clients().find(id).map(DirectoryEntry::version).orElseThrow();
        assertThat(clients.find(id)).contains(client(true));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> transactions.together(() -> {
            clients.clients().replace(client(false), version).orThrow();
            assertThat(clients.find(id)).describedAs("not committed").contains(client(true));
            throw new IllegalStateException();
        }));
        assertThat(clients.find(id)).contains(client(true));

        transactions.together(() -> {
            clients.clients().replace(client(false), version).orThrow();
            return clients.find(id);
        });
        assertThat(clients.find(id)).contains(client(false));
    }

    /** Transactions that wait for one another: the database ends one of them, and it is done again. */
    @ParameterizedTest
    @EnumSource
    void a14_whatCollidesIsDoneAgainFromItsBeginning(DatabaseServer server) throws InterruptedException {
        on(server);
        List<String> ids = List.of(id, "other " + id);
        ids.forEach(subject -> users.create(new User(subject, subject, true, Claims.NONE)).orThrow());
        var failures = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 2).mapToObj(thread -> new Thread(() -> {
            for (int i = 0; i < 5; i++) {
                try {
                    transactions.together(() -> {
                        rename(ids.get(thread % 2));
                        rename(ids.get(1 - thread % 2));
                        log.append(List.of(record("renamed")));
                        return null;
                    });
                } catch (RuntimeException e) {
                    failures.incrementAndGet();
                }
            }
        })).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).hasValue(0);
        assertThat(log.verify()).matches(found -> found.intact() && found.entries() == 10);
        ids.forEach(subject -> assertThat(users.find(subject).orElseThrow().version()).isEqualTo(11));
    }

    /** In the order of the call, which is not that of the other threads. */
    private void rename(String subject) {
        database.write(
                entities -> entities.createQuery("update UserRow u set u.version = u.version + 1 where u.id = :id and u.issuer = :issuer")
                        .setParameter("id", subject).setParameter("issuer", issuer.value()).executeUpdate());
    }

    private void nothingIsThere() {
        assertThat(clients.clients().find(id)).isEmpty();
        assertThat(clients.find(id)).isEmpty();
        assertThat(users.find(id)).isEmpty();
        assertThat(log.chain()).isEqualTo(AuditChain.NEW);
        assertThat(log.following(0)).isEmpty();
    }

    private Client client(boolean enabled) {
        return Client.builder(id).enabled(enabled).build();
    }

    private User user(String name) {
        return new User(id, name, true, Claims.NONE);
    }

    private static AuditRecord record(String kind) {
        return new AuditRecord(Instant.EPOCH, kind, new AuditActor(null, null, null, null), null, null, null);
    }
}
