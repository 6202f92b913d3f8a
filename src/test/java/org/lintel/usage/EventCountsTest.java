package org.lintel.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.lintel.config.Version;
import org.lintel.event.ClientNotified;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.event.TokensIssued;
import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.EventCount.Kind;
import org.lintel.model.Period;
import org.lintel.model.UnavailableException;
import org.lintel.model.UsageQuery;
import org.lintel.oauth.RefusalCounts;
import org.lintel.spi.UsageStore;
import org.lintel.standard.InMemory;

class EventCountsTest {

    private static final String NOW = "2026-11-30T14:07:08Z";

    private final UsageStore store = InMemory.usage();
    private final Refusals refusals = new Refusals();
    private final EventCounts node = node(store);

    /** Those that this node has refused so far. */
    private static final class Refusals extends RefusalCounts {

        private Map<String, Long> byRule = Map.of();

        @Override
        public Map<String, Long> byRule() {
            return byRule;
        }
    }

    private EventCounts node(UsageStore store) {
        var node = new EventCounts();
        node.store = store;
        node.refusals = refusals;
        node.node = new NodeName();
        node.clock = Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC);
        return node;
    }

    private List<EventCount> of(Period period) {
        return store.events(period, Instant.EPOCH);
    }

    private static TokensIssued issued(String grant, String... kinds) {
        return new TokensIssued("shop", "alice", null, List.of(), List.of(kinds), grant);
    }

    private static SignInFailed failed(String reason) {
        return new SignInFailed("alice", "127.0.0.1", reason);
    }

    @Test
    void whatHappensIsCountedInStepsOfEachPeriod() {
        node.to(new SignedIn("alice", "sid", null, "127.0.0.1"));
        node.to(failed("credentials"));
        node.to(failed("credentials"));
        node.to(issued("authorization_code", "code"));
        node.to(issued("authorization_code", "access_token", "id_token"));
        refusals.byRule = Map.of("code-once", 2L, "other", 0L);
        node.end();
        refusals.byRule = Map.of("code-once", 3L, "other", 0L);
        node.end();

        Map<Period, String> begins = Map.of(Period.HOUR, "2026-11-30T14:05:00Z", Period.DAY, "2026-11-30T14:00:00Z", Period.MONTH,
                "2026-11-30T00:00:00Z");
        begins.forEach((period, begin) -> assertThat(of(period))
                .allSatisfy(count -> assertThat(count.begins()).isEqualTo(Instant.parse(begin)))
                .extracting(EventCount::kind, EventCount::label, EventCount::number).containsExactlyInAnyOrder(
                        tuple(Kind.SIGN_IN, "success", 1L), tuple(Kind.SIGN_IN_FAILURE, "credentials", 2L),
                        tuple(Kind.TOKEN, "authorization_code", 2L), tuple(Kind.REFUSAL, "code-once", 3L)));
    }

    @Test
    void whatFailedIsCountedByWhomItIsAbout() {
        node.to(new ClientNotified("told", "sid", ClientNotified.Outcome.TOLD, 1, 1, null));
        node.to(new ClientNotified("away", "sid", ClientNotified.Outcome.UNREACHABLE, 3, 1, "away"));
        node.notFetched("https://app.example/jwks");
        node.end();

        assertThat(of(Period.DAY)).extracting(EventCount::kind, EventCount::label).containsExactlyInAnyOrder(
                tuple(Kind.UNDELIVERED, "away"), tuple(Kind.NOT_FETCHED, "https://app.example/jwks"));
    }

    @Test
    void aNodeThatWorksSaysSo() {
        node.run();
        assertThat(of(Period.HOUR)).singleElement().satisfies(count -> {
            assertThat(count.kind()).isEqualTo(Kind.NODE);
            assertThat(count.label()).startsWith(Version.running() + " " + ProcessHandle.current().pid() + "@");
        });
        assertThat(of(Period.MONTH)).isEmpty();
    }

    @Test
    void whatCannotBeWrittenNowIsWrittenLater() {
        var away = new Away();
        EventCounts patient = node(away);
        patient.to(failed("disabled"));
        assertThatThrownBy(patient::end).isInstanceOf(UnavailableException.class);
        patient.to(failed("disabled"));
        away.there = true;
        patient.end();
        patient.end();

        assertThat(of(Period.DAY)).singleElement().extracting(EventCount::number).isEqualTo(2L);
    }

    @Test
    void a14_wordsThatAPlugInMakesUpFillNothing() {
        IntStream.range(0, 5_000).forEach(i -> node.to(issued("made-up-" + i, "access_token")));
        node.to(issued("x".repeat(5_000), "access_token"));
        node.end();

        assertThat(of(Period.DAY)).hasSize(201).anySatisfy(count -> {
            assertThat(count.label()).isEqualTo("other");
            assertThat(count.number()).isEqualTo(4_801);
        });
    }

    /** Refuses as long as it is not there. */
    private final class Away implements UsageStore {

        private boolean there;

        @Override
        public void add(List<ClientUsage> counted,
                BinaryOperator<ClientUsage> sum) {
            store.add(counted, sum);
        }

        @Override
        public List<ClientUsage> page(UsageQuery query) {
            return store.page(query);
        }

        @Override
        public void purge(YearMonth before) {
            store.purge(before);
        }

        @Override
        public void addEvents(List<EventCount> counted) {
            if (!there) {
                throw new UnavailableException("away", Duration.ofSeconds(1), null);
            }
            store.addEvents(counted);
        }

        @Override
        public List<EventCount> events(Period period, Instant from) {
            return store.events(period, from);
        }

        @Override
        public void purgeEvents(Period period, Instant before) {
            store.purgeEvents(period, before);
        }
    }
}
