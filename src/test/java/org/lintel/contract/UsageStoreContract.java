package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.EventCount.Kind;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;
import org.lintel.spi.UsageStore;

/** What a {@link UsageStore} has to keep. */
public abstract class UsageStoreContract {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private final String client = UUID.randomUUID().toString();
    private UsageStore store;

    protected abstract UsageStore store();

    @BeforeEach
    void takeTheStore() {
        store = store();
    }

    @Test
    void whatIsAddedIsAddedUp() {
        store.add(List.of(usage(client, MONTH, 3, "a".repeat(4_000)), usage(client, MONTH.minusMonths(1), 1, null)), this::sum);
        store.add(List.of(usage(client, MONTH, 5, "b")), this::sum);

        assertEquals(List.of(usage(client, MONTH, 8, "b"), usage(client, MONTH.minusMonths(1), 1, null)),
                store.page(UsageQuery.all(10).of(client)));
        assertEquals(List.of(usage(client, MONTH, 8, "b")), store.page(UsageQuery.all(10).of(client).in(MONTH)));
        assertEquals(List.of(), store.page(UsageQuery.all(10).of(client).in(MONTH.plusMonths(1))));
    }

    /** Those of two nodes at once, whether or not there is a row already. */
    @Test
    void nothingIsLostBetweenThoseWhoAddAtOnce() throws Exception {
        int times = 20;
        List<ClientUsage> each = List.of(usage(client, MONTH, 1, "x"), usage(client + "2", MONTH, 1, null));
        Callable<Void> node = () -> {
            for (int i = 0; i < times; i++) {
                store.add(i % 2 == 0 ? each : List.of(each.get(1), each.get(0)), this::sum);
            }
            return null;
        };
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> done : nodes.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertEquals(List.of(usage(client, MONTH, 4 * times, "x")), store.page(UsageQuery.all(10).of(client)));
        assertEquals(List.of(usage(client + "2", MONTH, 4 * times, null)), store.page(UsageQuery.all(10).of(client + "2")));
    }

    @Test
    void pagesFollowOneAnother() {
        YearMonth far = YearMonth.of(2999, 1).plusMonths(Math.floorMod(client.hashCode(), 10_000));
        List<ClientUsage> rows = IntStream.range(0, 7).boxed()
                .flatMap(i -> Stream.of(usage(client + i, far, 1, null), usage(client + i, far.plusMonths(1), 2, null))).toList();
        store.add(rows, this::sum);

        assertEquals(rows.stream().filter(row -> row.month().equals(far)).toList(), walk(UsageQuery.all(3).in(far)));
        assertEquals(rows.stream().sorted(UsageQuery.ORDER).toList(),
                walk(UsageQuery.all(3)).stream().filter(row -> row.clientId().startsWith(client)).toList());
    }

    private List<ClientUsage> walk(UsageQuery query) {
        var seen = new ArrayList<ClientUsage>();
        for (List<ClientUsage> page = store.page(query); !page.isEmpty(); page = store.page(query)) {
            assertTrue(page.size() <= query.limit());
            seen.addAll(page);
            query = query.after(UsageQuery.Place.of(page.get(page.size() - 1)));
        }
        return seen;
    }

    @Test
    void oldMonthsAreForgotten() {
        YearMonth old = YearMonth.of(1990, 5);
        store.add(List.of(usage(client, old, 1, null), usage(client, old.plusMonths(1), 1, null)), this::sum);
        store.purge(old.plusMonths(1));

        assertEquals(List.of(usage(client, old.plusMonths(1), 1, null)), store.page(UsageQuery.all(10).of(client)));
    }

    @Test
    void whatHappensIsAddedUpByStepKindAndLabel() {
        Instant begin = farBegin();
        EventCount token = event(begin, Kind.TOKEN, client, 3);
        store.addEvents(List.of(token, event(begin, Kind.REFUSAL, client, 1), event(begin.plus(Period.DAY.step()), Kind.TOKEN, client, 7)));
        store.addEvents(List.of(event(begin, Kind.TOKEN, client + "\u00fc", 2), token));

        assertEquals(
                Set.of(event(begin, Kind.TOKEN, client, 6), event(begin, Kind.REFUSAL, client, 1),
                        event(begin.plus(Period.DAY.step()), Kind.TOKEN, client, 7), event(begin, Kind.TOKEN, client + "\u00fc", 2)),
                mine(begin));
        assertEquals(Set.of(event(begin.plus(Period.DAY.step()), Kind.TOKEN, client, 7)), mine(begin.plusSeconds(1)));
    }

    @Test
    void periodsAreCountedApart() {
        Instant begin = farBegin();
        store.addEvents(List.of(event(begin, Kind.TOKEN, client, 3), new EventCount(Period.HOUR, begin, Kind.TOKEN, client, 5)));
        assertEquals(Set.of(event(begin, Kind.TOKEN, client, 3)), mine(begin));
    }

    /** Those of two nodes at once, whether or not there is a row already. */
    @Test
    void noEventIsLostBetweenThoseWhoAddAtOnce() throws Exception {
        int times = 20;
        Instant begin = farBegin();
        List<EventCount> each = List.of(event(begin, Kind.TOKEN, client, 1), event(begin, Kind.REFUSAL, client, 2));
        Callable<Void> node = () -> {
            for (int i = 0; i < times; i++) {
                store.addEvents(i % 2 == 0 ? each : List.of(each.get(1), each.get(0)));
            }
            return null;
        };
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> done : nodes.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertEquals(Set.of(event(begin, Kind.TOKEN, client, 4 * times), event(begin, Kind.REFUSAL, client, 8 * times)), mine(begin));
    }

    @Test
    void oldStepsAreForgotten() {
        Instant old = Instant.parse("1990-05-01T00:00:00Z");
        Instant next = old.plus(Period.DAY.step());
        EventCount otherPeriod = new EventCount(Period.MONTH, old, Kind.TOKEN, client, 1);
        store.addEvents(List.of(event(old, Kind.TOKEN, client, 1), event(next, Kind.TOKEN, client, 1), otherPeriod));
        store.purgeEvents(Period.DAY, next);

        assertEquals(Set.of(event(next, Kind.TOKEN, client, 1)), mine(old));
        assertTrue(store.events(Period.MONTH, old).contains(otherPeriod));
        store.purgeEvents(Period.MONTH, next);
        assertTrue(store.events(Period.MONTH, old).stream().noneMatch(otherPeriod::equals));
    }

    /** When nobody else's test is. */
    private Instant farBegin() {
        return Period.DAY.step(Instant.parse("3000-01-01T00:00:00Z").plus(Duration.ofDays(Math.floorMod(client.hashCode(), 100_000))));
    }

    private Set<EventCount> mine(Instant from) {
        return store.events(Period.DAY, from).stream().filter(one -> one.label().startsWith(client)).collect(Collectors.toSet());
    }

    private static EventCount event(Instant begins, Kind kind, String label, long number) {
        return new EventCount(Period.DAY, begins, kind, label, number);
    }

    private static ClientUsage usage(String clientId, YearMonth month, int requests, String users) {
        return new ClientUsage(clientId, month, requests, 1, 2L * requests, users);
    }

    /** As unlike to the one that Lintel has as can be: a store makes no guesses. */
    private ClientUsage sum(ClientUsage one, ClientUsage other) {
        return new ClientUsage(one.clientId(), one.month(), one.requests() + other.requests(), 1, one.tokens() + other.tokens(),
                other.users());
    }
}
