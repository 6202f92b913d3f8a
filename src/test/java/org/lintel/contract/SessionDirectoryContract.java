package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.model.SessionTally;
import org.lintel.spi.SessionDirectory;

/** What a {@link SessionDirectory} has to keep beyond that. */
public abstract class SessionDirectoryContract extends SessionStoreContract {

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String carol = "carol " + UUID.randomUUID();
    private SessionDirectory directory;

    @Override
    protected abstract SessionDirectory store();

    @BeforeEach
    void takeTheDirectory() {
        directory = store();
    }

    @Test
    void theSessionsOfAUserComePageByPageNewestFirst() {
        Session oldest = saved(carol, begin);
        Session one = saved(carol, begin.plusSeconds(1));
        Session twin = saved(carol, begin.plusSeconds(1));
        Session newest = saved(carol, begin.plusSeconds(2));
        saved("dave " + UUID.randomUUID(), begin);
        SessionQuery query = SessionQuery.newest(1).of(carol);
        var seen = new ArrayList<Session>();
        for (List<Session> page = directory.page(query); !page.isEmpty(); page = directory.page(query)) {
            assertEquals(1, page.size());
            seen.addAll(page);
            query = query.after(page.get(0));
        }

        assertEquals(newest, seen.get(0));
        assertEquals(Set.of(one, twin), Set.copyOf(seen.subList(1, 3)));
        assertEquals(List.of(oldest), seen.subList(3, seen.size()));
    }

    @Test
    void thoseOfAllAreAmongAllUntilTheyEnd() {
        // later than whatever other tests leave
        Session session = saved(carol, begin.plus(3650, ChronoUnit.DAYS));
        assertTrue(directory.page(SessionQuery.newest(500)).contains(session));
        directory.end(session.sid());

        assertEquals(List.of(), directory.page(SessionQuery.newest(500)).stream().filter(session::equals).toList());
        assertEquals(List.of(), directory.page(SessionQuery.newest(500).of(carol)));
    }

    @Test
    void whatHasExpiredIsNotListed() {
        Session over = new Session("key " + UUID.randomUUID(), "sid " + UUID.randomUUID(), "https://id.example", carol, begin,
                List.of("pwd"), null, "local", List.of(), Set.of(), begin, begin, begin.minusSeconds(1), false, "", "state");
        directory.save(over);

        assertEquals(List.of(), directory.page(SessionQuery.newest(10).of(carol)));
    }

    @Test
    void theSessionsOfAClientAreFoundHoweverItGotThere() {
        String shop = "shop \"100%_\" " + UUID.randomUUID();
        Session signedIn = saved(carol, begin, Set.of(shop, "wiki"));
        Session visited = saved(carol, begin.plusSeconds(1), Set.of());
        Session elsewhere = saved(carol, begin.plusSeconds(2), Set.of("wiki"));
        directory.visited(visited.sid(), shop);
        directory.visited(visited.sid(), shop);
        directory.visited(visited.sid(), "100");
        directory.visited("nobody " + UUID.randomUUID(), shop);
        SessionQuery query = SessionQuery.newest(10).ofClient(shop);

        assertEquals(Set.of(shop, "100"), directory.findBySid(visited.sid()).orElseThrow().clients());
        assertEquals(List.of(visited.sid(), signedIn.sid()), sids(query));
        assertEquals(List.of(signedIn.sid()), sids(query.after(visited)));
        assertEquals(List.of(visited.sid(), signedIn.sid()), sids(query.of(carol)));
        assertEquals(List.of(), sids(query.of("dave")));
        assertEquals(List.of(elsewhere.sid(), signedIn.sid()), sids(query.ofClient("wiki").of(carol)));
        directory.visited(elsewhere.sid(), shop);
        directory.end(visited.sid());
        assertEquals(List.of(elsewhere.sid(), signedIn.sid()), sids(query));
    }

    /** As at a sign-in of the same user, who keeps the session, or of one with other clients. */
    @Test
    void aSessionThatIsStoredAgainHasTheClientsThatItHasThen() {
        String shop = "shop " + UUID.randomUUID();
        String wiki = "wiki " + UUID.randomUUID();
        Session session = saved(carol, begin, Set.of(shop));
        directory.save(session.withKey("key " + UUID.randomUUID()));
        assertEquals(List.of(session.sid()), sids(SessionQuery.newest(10).ofClient(shop)));
        directory.save(session.withClients(Set.of(wiki)));

        assertEquals(List.of(), sids(SessionQuery.newest(10).ofClient(shop)));
        assertEquals(List.of(session.sid()), sids(SessionQuery.newest(10).ofClient(wiki)));
    }

    @Test
    void sessionsAreFoundByTheirAge() {
        Session old = saved(carol, begin.minusSeconds(100));
        Session stillUsed = saved(carol, begin.minusSeconds(90));
        Session young = saved(carol, begin.minusSeconds(10));
        directory.seen(stillUsed.sid(), begin.minusSeconds(5), stillUsed.expires());
        SessionQuery query = SessionQuery.newest(10).of(carol);

        assertEquals(List.of(young.sid(), stillUsed.sid(), old.sid()), sids(query));
        assertEquals(List.of(stillUsed.sid(), old.sid()), sids(query.createdBefore(begin.minusSeconds(10))));
        assertEquals(List.of(old.sid()), sids(query.lastSeenBefore(begin.minusSeconds(10))));
        assertEquals(List.of(old.sid()), sids(query.lastSeenBefore(begin).after(stillUsed)));
        assertEquals(List.of(), sids(query.lastSeenBefore(begin).createdBefore(begin.minusSeconds(100))));
    }

    @Test
    void sessionsAreCountedWithTheirUsersUpToANumber() {
        String shop = "shop " + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            saved(carol, begin.plusSeconds(i), Set.of(shop));
        }
        saved("dave " + UUID.randomUUID(), begin, Set.of(shop));
        SessionQuery query = SessionQuery.newest(2).ofClient(shop);

        assertEquals(new SessionTally(4, 2, false), directory.tally(query, 4));
        assertEquals(new SessionTally(2, 1, true), directory.tally(query, 2));
        assertEquals(new SessionTally(0, 0, false), directory.tally(query.of("nobody"), 2));
    }

    private List<String> sids(SessionQuery query) {
        return directory.page(query).stream().map(Session::sid).toList();
    }

    private Session saved(String subject, Instant created) {
        return saved(subject, created, Set.of("shop"));
    }

    private Session saved(String subject, Instant created, Set<String> clients) {
        Session session = new Session("key " + UUID.randomUUID(), "sid " + UUID.randomUUID(), "https://id.example", subject,
                begin.truncatedTo(ChronoUnit.SECONDS), List.of("pwd"), null, "local", List.of(), clients, created, created,
                Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS), true, "Browser/1.0", "state");
        directory.save(session);
        return session;
    }
}
