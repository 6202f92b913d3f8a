package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.lintel.model.Proof;
import org.lintel.model.Session;
import org.lintel.spi.SessionStore;

/** What a {@link SessionStore} has to keep. */
public abstract class SessionStoreContract {

    private static final int THREADS = 16;
    private static final int ROUNDS = 50;
    private static final long SOON_MILLIS = 500;
    private static final long LONGEST_MILLIS = 20_000;

    /** Stores need not remember more than milliseconds. */
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String bob = unique("bob");
    private SessionStore store;

    /** The store to be tested. */
    protected abstract SessionStore store();

    @BeforeEach
    void takeTheStore() {
        store = store();
    }

    @Test
    void whatWasSavedIsFoundAsItWas() {
        Session session = save(session(now));

        assertEquals(Optional.of(session), store.find(session.key()));
    }

    @Test
    void whatWasNotSavedIsAbsent() {
        assertEquals(Optional.empty(), store.find(unique("key")));
        assertEquals(Optional.empty(), store.end(unique("sid")));
        assertEquals(List.of(), store.list(unique("nobody")));
    }

    @Test
    void aSessionIsNotFoundByItsPublicName() {
        Session session = save(session(now));

        assertEquals(Optional.empty(), store.find(session.sid()));
    }

    @Test
    void byItsPublicNameIsFoundWhatGoesOnAndNothingElse() {
        Session session = save(session(now));

        assertEquals(Optional.of(session), store.findBySid(session.sid()));
        assertEquals(Optional.empty(), store.findBySid(session.key()));
        assertEquals(Optional.empty(), store.findBySid(unique("sid")));
        Session over = save(expiring(session(now), Instant.now().minusSeconds(1)));
        assertEquals(Optional.empty(), store.findBySid(over.sid()));
        store.end(session.sid());
        assertEquals(Optional.empty(), store.findBySid(session.sid()));
    }

    @Test
    void aLaterSaveTakesThePlaceOfAnEarlierOne() {
        Session session = save(session(now));
        Session changed = save(expiring(session, session.expires().plusSeconds(60)).withClients(Set.of("shop")));

        assertEquals(Optional.of(changed), store.find(session.key()));
        assertEquals(List.of(changed), store.list(bob));
    }

    @Test
    void anOldKeyIsDeadOnceTheSessionHasAnother() {
        Session session = save(session(now));
        Session renewed = save(session.withKey(unique("key")));

        assertEquals(Optional.empty(), store.find(session.key()));
        assertEquals(Optional.of(renewed), store.find(renewed.key()));
        assertEquals(List.of(renewed), store.list(bob));
    }

    @Test
    void theSessionsOfAUserAreListedOldestFirst() {
        Session second = save(session(now.plusSeconds(1)));
        Session first = save(session(now));
        save(session(unique("alice"), now));

        assertEquals(List.of(first, second), store.list(bob));
    }

    @Test
    void anEndedSessionIsReturnedAsItWasAndIsGone() {
        Session session = save(session(now));

        assertEquals(Optional.of(session), store.end(session.sid()));
        assertEquals(Optional.empty(), store.find(session.key()));
        assertEquals(List.of(), store.list(bob));
        assertEquals(Optional.empty(), store.end(session.sid()));
    }

    @Test
    void theEndOfOneSessionIsNotThatOfAnother() {
        Session here = save(session(now));
        Session there = save(session(now.plusSeconds(1)));
        store.end(here.sid());

        assertEquals(Optional.of(there), store.find(there.key()));
        assertEquals(List.of(there), store.list(bob));
    }

    @Test
    void ofManyWhoEndASessionAtOnceExactlyOneGetsIt() {
        for (int round = 0; round < ROUNDS; round++) {
            Session session = save(session(now));
            List<Optional<Session>> ended = Together.run(THREADS, thread -> store.end(session.sid()));

            assertEquals(1, ended.stream().filter(Optional::isPresent).count());
        }
    }

    @Test
    void nobodyFindsASessionWhoLooksWhenItsEndHasReturned() {
        for (int round = 0; round < ROUNDS; round++) {
            Session session = save(session(now));
            var ended = new AtomicBoolean();
            Together.run(THREADS, thread -> {
                if (thread == 0) {
                    store.end(session.sid());
                    ended.set(true);
                    return true;
                }
                boolean late;
                do {
                    late = ended.get();
                    assertFalse(store.find(session.key()).isPresent() && late, "it was found when it had ended");
                } while (!late);
                return true;
            });
        }
    }

    @Test
    void visitedClientsAreNotedOnce() {
        Session session = save(session(now));
        store.visited(session.sid(), "shop");
        store.visited(session.sid(), "js");
        store.visited(session.sid(), "shop");

        assertEquals(Set.of("shop", "js"), store.find(session.key()).orElseThrow().clients());
        assertEquals(Optional.of(session.withClients(Set.of("shop", "js"))), store.end(session.sid()));
    }

    @Test
    void aVisitInASessionThatIsGoneIsNothing() {
        Session session = save(session(now));
        store.end(session.sid());
        store.visited(session.sid(), "shop");
        store.visited(unique("sid"), "shop");

        assertEquals(Optional.empty(), store.find(session.key()));
        assertEquals(List.of(), store.list(bob));
    }

    @Test
    void ofManyVisitsAtOnceNoneIsLost() {
        Session session = save(session(now));
        Together.run(THREADS, thread -> {
            store.visited(session.sid(), "client-" + thread);
            return thread;
        });

        assertEquals(IntStream.range(0, THREADS).mapToObj(i -> "client-" + i).collect(Collectors.toSet()),
                store.find(session.key()).orElseThrow().clients());
    }

    @Test
    void aVisitDoesNotReviveASessionThatEndsMeanwhile() {
        for (int round = 0; round < ROUNDS; round++) {
            Session session = save(session(now));
            Together.run(4, thread -> {
                if (thread == 0) {
                    store.end(session.sid());
                } else {
                    store.visited(session.sid(), "client-" + thread);
                }
                return thread;
            });

            assertEquals(Optional.empty(), store.find(session.key()));
            assertEquals(List.of(), store.list(bob));
        }
    }

    @Test
    void anExpiredSessionIsAbsent() {
        Session session = session(now.minusSeconds(120));
        Session expired = save(expiring(session, now.minusSeconds(1)));

        assertEquals(Optional.empty(), store.find(expired.key()));
        assertEquals(List.of(), store.list(bob));
        assertEquals(Optional.empty(), store.end(expired.sid()));
    }

    @Test
    void aSessionIsAbsentOnceItsTimeHasCome() throws InterruptedException {
        Session session = session(now);
        Session brief = save(expiring(session, Instant.now().plusMillis(SOON_MILLIS).truncatedTo(ChronoUnit.MILLIS)));

        long longest = System.currentTimeMillis() + LONGEST_MILLIS;
        while (store.find(brief.key()).isPresent() && System.currentTimeMillis() < longest) {
            Thread.sleep(10);
        }
        assertFalse(Instant.now().isBefore(brief.expires()), "it stayed until it expired");
        assertTrue(store.find(brief.key()).isEmpty());
        assertEquals(List.of(), store.list(bob));
    }

    @Test
    void useIsNoted() {
        Session session = save(session(now));
        store.visited(session.sid(), "shop");
        store.seen(session.sid(), now.plusSeconds(60), now.plusSeconds(6000));

        Session used = session.withClients(Set.of("shop")).withUse(now.plusSeconds(60), now.plusSeconds(6000));
        assertEquals(Optional.of(used), store.find(session.key()));
        assertEquals(List.of(used), store.list(bob));
    }

    @Test
    void useDoesNotReviveASession() {
        Session ended = save(session(now));
        store.end(ended.sid());
        Session expired = save(expiring(session(now), now.minusSeconds(1)));
        for (Session gone : List.of(ended, expired)) {
            store.seen(gone.sid(), now, now.plusSeconds(6000));

            assertEquals(Optional.empty(), store.find(gone.key()));
        }
        assertEquals(List.of(), store.list(bob));
    }

    @Test
    void expiredSessionsAreTakenAsTheyWereAndOthersStay() {
        Session alive = save(session(now));
        Session expired = save(expiring(session(now), now.minusSeconds(1)).withClients(Set.of("shop")));

        assertEquals(List.of(expired), ofBob(takeAllExpired()));
        assertEquals(List.of(), ofBob(takeAllExpired()));
        assertEquals(Set.of("shop"), store.takeClients(expired.sid()));
        assertEquals(Set.of(), store.takeClients(expired.sid()));
        assertEquals(List.of(alive), store.list(bob));
    }

    @Test
    void aSessionThatUseHasProlongedIsNotTaken() {
        Session session = save(session(now));
        store.seen(session.sid(), now, now.plusSeconds(6000));

        assertEquals(List.of(), ofBob(store.takeExpired(session.expires(), 10_000)));
        assertEquals(List.of(session.sid()), ofBob(store.takeExpired(now.plusSeconds(6000), 10_000)).stream().map(Session::sid).toList());
    }

    @Test
    void noMoreExpiredSessionsAreTakenThanAskedFor() {
        takeAllExpired();
        for (int i = 0; i < 5; i++) {
            save(expiring(session(now), now.minusSeconds(1)));
        }

        assertEquals(2, store.takeExpired(now, 2).size());
        assertEquals(3, takeAllExpired().size());
    }

    @Test
    void ofManyWhoTakeExpiredSessionsAtOnceExactlyOneGetsEach() {
        takeAllExpired();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> expired = IntStream.range(0, 5).mapToObj(i -> save(expiring(session(now), now.minusSeconds(1))).sid())
                    .collect(Collectors.toSet());
            List<String> taken = Together.run(THREADS, thread -> store.takeExpired(now, 3)).stream().flatMap(List::stream)
                    .map(Session::sid).collect(Collectors.toCollection(ArrayList::new));
            takeAllExpired().forEach(session -> taken.add(session.sid()));

            assertEquals(expired, Set.copyOf(taken));
            assertEquals(expired.size(), taken.size());
        }
    }

    @Test
    void theClientsOfAnEndedSessionAreTakenOnce() {
        Session session = save(session(now).withClients(Set.of("shop", "js")));

        assertEquals(Set.of(), store.takeClients(session.sid()));
        store.end(session.sid());
        List<Set<String>> taken = Together.run(THREADS, thread -> store.takeClients(session.sid()));

        assertEquals(List.of(Set.of("shop", "js")), taken.stream().filter(clients -> !clients.isEmpty()).toList());
    }

    private List<Session> takeAllExpired() {
        List<Session> all = new ArrayList<>();
        List<Session> some;
        do {
            some = store.takeExpired(now, 100);
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    private List<Session> ofBob(List<Session> sessions) {
        return sessions.stream().filter(session -> session.subject().equals(bob)).toList();
    }

    private Session save(Session session) {
        store.save(session);
        return session;
    }

    private Session session(Instant created) {
        return session(bob, created);
    }

    private Session session(String subject, Instant created) {
        return new Session(unique("key"), unique("sid"), "https://id.example", subject, created, List.of("pwd"), "urn:example:acr", "local",
                List.of(new Proof("password", List.of("pwd"), "local", created)), Set.of(),
                created, created, now.plusSeconds(600), true, "Browser/1.0 (Language \"en\")", unique("state"));
    }

    private static Session expiring(Session session, Instant expires) {
        return session.withUse(session.lastSeen(), expires);
    }

    private static String unique(String what) {
        return what + "-" + UUID.randomUUID();
    }
}
