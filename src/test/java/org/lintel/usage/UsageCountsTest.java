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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.event.RequestRefused;
import org.lintel.event.TokensIssued;
import org.lintel.metrics.Reading;
import org.lintel.model.Client;
import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UnavailableException;
import org.lintel.model.UsageQuery;
import org.lintel.secret.Keys;
import org.lintel.spi.ClientStore;
import org.lintel.spi.UsageStore;
import org.lintel.standard.InMemory;

class UsageCountsTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Configured settings = Configured.with(Setting.ISSUER, "https://id.example").and(Setting.KEY, "A".repeat(43) + "=");
    private final UsageStore store = InMemory.usage();
    private final UsageCounts node = node(store, "2026-11-30T23:59:00Z");

    @AfterEach
    void close() {
        settings.close();
    }

    private UsageCounts node(UsageStore store, String now) {
        var node = new UsageCounts();
        node.store = store;
        node.clients = ClientStore.of(Client.builder("shop").build(), Client.builder("api").build());
        node.key = Keys.of(settings);
        node.issuer = settings.issuer();
        node.clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        node.begin();
        return node;
    }

    private static TokensIssued issued(String clientId, String subject, String... kinds) {
        return new TokensIssued(clientId, subject, null, List.of(), List.of(kinds), "authorization_code");
    }

    private static RequestRefused refused(String clientId) {
        return new RequestRefused("n", "/connect/token", "invalid_grant", "reason", clientId, "");
    }

    private List<ClientUsage> rows() {
        return store.page(UsageQuery.all(500));
    }

    @Test
    void requestsTokensAndUsersAreCountedByClientAndMonth() {
        node.to(issued("shop", "alice", "code"));
        node.to(issued("shop", "alice", "access_token", "id_token", "refresh_token"));
        node.to(issued("shop", "bob", "access_token"));
        node.to(issued("api", null, "access_token"));
        node.to(refused("shop"));
        node.run();
        UsageCounts december = node(store, "2026-12-01T00:00:00Z");
        december.to(issued("shop", "alice", "access_token"));
        december.end();

        assertThat(rows()).extracting(ClientUsage::month, ClientUsage::clientId, ClientUsage::requests, ClientUsage::refused,
                ClientUsage::tokens, UsageCounts::users).containsExactly(
                        tuple(YearMonth.of(2026, 12), "shop", 1L, 0L, 1L, 1L),
                        tuple(NOVEMBER, "api", 1L, 0L, 1L, 0L),
                        tuple(NOVEMBER, "shop", 4L, 1L, 4L, 2L));
    }

    @Test
    void whoComesToTwoNodesIsOneUser() {
        UsageCounts other = node(store, "2026-11-01T00:00:00Z");
        IntStream.range(0, 2_000).forEach(i -> {
            node.to(issued("shop", "user" + i, "access_token"));
            other.to(issued("shop", "user" + (i + 1_000), "access_token"));
        });
        node.run();
        other.run();

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.requests()).isEqualTo(4_000);
            // 3,000 of them; four times the standard error of 1.7 percent
            assertThat(UsageCounts.users(row)).isBetween(2_800L, 3_200L);
        });
    }

    /** A row says how many there were, and not who: whoever has the table has no names to try. */
    @Test
    void a5_withoutTheServerKeyNobodyCanTellWhoWasThere() {
        node.to(issued("shop", "alice", "access_token"));
        node.run();
        UsageStore elsewhere = InMemory.usage();
        try (Configured other = Configured.with(Setting.ISSUER, "https://id.example").and(Setting.KEY, "B".repeat(43) + "=")) {
            UsageCounts guess = node(elsewhere, "2026-11-30T23:59:00Z");
            guess.key = Keys.of(other);
            guess.to(issued("shop", "alice", "access_token"));
            guess.run();
        }

        assertThat(elsewhere.page(UsageQuery.all(1)).get(0).users()).isNotEqualTo(rows().get(0).users());
    }

    @Test
    void whatCannotBeWrittenNowIsWrittenLater() {
        var away = new AtomicReference<>(new UnavailableException("away", Duration.ofSeconds(1), null));
        UsageCounts patient = node(new Failing(away), "2026-11-30T23:59:00Z");
        patient.to(issued("shop", "alice", "access_token"));
        assertThatThrownBy(patient::run).isInstanceOf(UnavailableException.class);
        patient.to(issued("shop", "bob", "access_token"));
        away.set(null);
        patient.run();

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.requests()).isEqualTo(2);
            assertThat(UsageCounts.users(row)).isEqualTo(2);
        });
        assertThat(passedOver(patient)).isZero();
    }

    @Test
    void whatCanNeverBeWrittenStandsInNobodysWay() {
        var broken = new AtomicReference<RuntimeException>(new IllegalStateException("broken"));
        UsageCounts node = node(new Failing(broken), "2026-11-30T23:59:00Z");
        node.to(issued("shop", "alice", "access_token"));
        assertThatThrownBy(node::run).isInstanceOf(IllegalStateException.class);
        broken.set(null);
        node.run();

        assertThat(rows()).isEmpty();
        assertThat(passedOver(node)).isEqualTo(1);
    }

    @Test
    void a14_namesThatStrangersSendFillNothing() {
        IntStream.range(0, 5_000).forEach(i -> node.to(refused("made-up-" + i)));
        node.to(issued("shop", "alice", "access_token"));
        node.run();

        assertThat(rows()).extracting(ClientUsage::clientId).containsExactly("shop");
        assertThat(passedOver(node)).isEqualTo(4_000);
    }

    private static double passedOver(UsageCounts node) {
        return node.readings().stream().mapToDouble(Reading::value).sum();
    }

    /** Fails as long as there is something to fail with. */
    private final class Failing implements UsageStore {

        private final AtomicReference<? extends RuntimeException> failure;

        Failing(AtomicReference<? extends RuntimeException> failure) {
            this.failure = failure;
        }

        @Override
        public void add(List<ClientUsage> counted, BinaryOperator<ClientUsage> sum) {
            if (failure.get() != null) {
                throw failure.get();
            }
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
