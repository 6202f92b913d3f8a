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

    private Session saved(String subject, Instant created) {
        Session session = new Session("key " + UUID.randomUUID(), "sid " + UUID.randomUUID(), "https://id.example", subject,
                begin.truncatedTo(ChronoUnit.SECONDS), List.of("pwd"), null, "local", List.of(), Set.of("shop"), created, created,
                Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS), true, "Browser/1.0", "state");
        directory.save(session);
        return session;
    }
}
