package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    void aLaterSaveTakesThePlaceOfAnEarlierOne() {
        Session session = save(session(now));
        Session changed = save(with(session, session.key(), Set.of("shop"), session.expires().plusSeconds(60)));

        assertEquals(Optional.of(changed), store.find(session.key()));
        assertEquals(List.of(changed), store.list(bob));
    }

    @Test
    void anOldKeyIsDeadOnceTheSessionHasAnother() {
        Session session = save(session(now));
        Session renewed = save(with(session, unique("key"), session.clients(), session.expires()));

        assertEquals(Optional.empty(), store.find(session.key()));
        assertEquals(Optional.of(renewed), store.find(renewed.key()));
        assertEquals(List.of(renewed), store.list(bob));
    }

    @Test
    void theSessionsOfAUserAreListedOldestFirst() {
        Session second = save(session(now.plusSeconds(1)));
        Session first = save(session(now));
        save(new Session(unique("key"), unique("sid"), "https://id.example", unique("alice"), now, List.of("pwd"), "local", Set.of(), now,
                now.plusSeconds(60), "state"));

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
    void visitedClientsAreNotedOnce() {
        Session session = save(session(now));
        store.visited(session.sid(), "shop");
        store.visited(session.sid(), "js");
        store.visited(session.sid(), "shop");

        assertEquals(Set.of("shop", "js"), store.find(session.key()).orElseThrow().clients());
        assertEquals(Optional.of(with(session, session.key(), Set.of("shop", "js"), session.expires())), store.end(session.sid()));
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
        Session expired = save(with(session, session.key(), Set.of(), now.minusSeconds(1)));

        assertEquals(Optional.empty(), store.find(expired.key()));
        assertEquals(List.of(), store.list(bob));
        assertEquals(Optional.empty(), store.end(expired.sid()));
    }

    @Test
    void aSessionIsAbsentOnceItsTimeHasCome() throws InterruptedException {
        Session session = session(now);
        Session brief = save(with(session, session.key(), Set.of(), Instant.now().plusMillis(SOON_MILLIS).truncatedTo(ChronoUnit.MILLIS)));

        long longest = System.currentTimeMillis() + LONGEST_MILLIS;
        while (store.find(brief.key()).isPresent() && System.currentTimeMillis() < longest) {
            Thread.sleep(10);
        }
        assertFalse(Instant.now().isBefore(brief.expires()), "it stayed until it expired");
        assertTrue(store.find(brief.key()).isEmpty());
        assertEquals(List.of(), store.list(bob));
    }

    private Session save(Session session) {
        store.save(session);
        return session;
    }

    private Session session(Instant created) {
        return new Session(unique("key"), unique("sid"), "https://id.example", bob, created, List.of("pwd"), "local", Set.of(), created,
                now.plusSeconds(600), unique("state"));
    }

    private static Session with(Session s, String key, Set<String> clients, Instant expires) {
        return new Session(key, s.sid(), s.issuer(), s.subject(), s.authTime(), s.amr(), s.idp(), clients, s.created(), expires,
                s.browserState());
    }

    private static String unique(String what) {
        return what + "-" + UUID.randomUUID();
    }
}
