package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.Refusal;
import org.lintel.model.RefusalExplanation;
import org.lintel.model.RefusalExplanation.Comparison;
import org.lintel.model.RefusalQuery;
import org.lintel.spi.RefusalLog;

/** What a {@link RefusalLog} has to keep. */
public abstract class RefusalLogContract {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final String client = UUID.randomUUID().toString();
    private RefusalLog log;

    protected abstract RefusalLog log();

    @BeforeEach
    void takeTheLog() {
        log = log();
    }

    @Test
    void whatIsKeptIsFoundByItsNumberAsItWas() {
        Refusal bare = new Refusal(number(), NOW, "/connect/token", "invalid_client", "none", null,
                new RefusalExplanation(null, List.of(), null));
        Refusal full = new Refusal(number(), NOW, "/connect/authorize", "invalid_request", "redirect_uri \"ü\" is not registered", client,
                new RefusalExplanation("§", List.of(new Comparison("redirect_uri", "https://a", List.of("https://b", "https://c"), "host"),
                        new Comparison("scope", "openid", List.of(), null)), "Register it."));
        log.keep(List.of(bare, full), LATER);

        assertEquals(Optional.of(bare), log.find(bare.number()));
        assertEquals(Optional.of(full), log.find(full.number()));
        for (String other : List.of(number(), "", "x".repeat(300), "a\u0000", full.number() + " ")) {
            assertEquals(Optional.empty(), log.find(other));
        }
    }

    @Test
    void whatIsOverIsNotFound() {
        Refusal old = refusal(0, "invalid_scope");
        log.keep(List.of(old), Instant.now().minusSeconds(1));

        assertEquals(Optional.empty(), log.find(old.number()));
        assertEquals(List.of(), log.page(RefusalQuery.newest(10).of(client)));
    }

    /** A request that fails on its way to the error page fails twice. */
    @Test
    void oneNumberMayComeTwice() {
        Refusal first = refusal(0, "invalid_scope");
        Refusal second = new Refusal(first.number(), NOW.plusSeconds(1), first.endpoint(), "server_error", "again", client,
                first.explanation());
        log.keep(List.of(first), LATER);
        log.keep(List.of(second), LATER);

        assertTrue(log.find(first.number()).isPresent());
    }

    @Test
    void pagesAreNewestFirstAndFollowOneAnother() {
        List<Refusal> kept = IntStream.range(0, 10).mapToObj(i -> refusal(i / 2, i % 2 == 0 ? "invalid_scope" : "invalid_request"))
                .toList();
        log.keep(kept, LATER);
        RefusalQuery query = RefusalQuery.newest(3).of(client);
        var seen = new ArrayList<Refusal>();
        for (List<Refusal> page = log.page(query); !page.isEmpty(); page = log.page(query)) {
            assertTrue(page.size() <= 3);
            seen.addAll(page);
            query = query.after(RefusalQuery.Place.of(page.get(page.size() - 1)));
        }
        assertEquals(kept.stream().sorted(RefusalQuery.ORDER).toList(), seen);
        assertEquals(5, log.page(RefusalQuery.newest(10).of(client).with("invalid_scope")).size());
        assertEquals(List.of(), log.page(RefusalQuery.newest(10).of(client).with("server_error")));
    }

    private Refusal refusal(int second, String error) {
        return new Refusal(number(), NOW.plusSeconds(second), "/connect/authorize", error, "reason", client,
                new RefusalExplanation(null, List.of(), null));
    }

    private static String number() {
        return UUID.randomUUID().toString().substring(0, 13);
    }
}
