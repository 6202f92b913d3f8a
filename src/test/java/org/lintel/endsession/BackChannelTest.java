package org.lintel.endsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.announce.Told;
import org.lintel.event.ClientNotified;
import org.lintel.event.ClientNotified.Outcome;
import org.lintel.event.SignedOut;
import org.lintel.fetch.FetchException;
import org.lintel.fetch.GuardedHttp;
import org.lintel.flow.Patience;
import org.lintel.issue.LogoutTokens;
import org.lintel.model.Client;
import org.lintel.spi.ClientStore;

/** Who is told how often, in which order, and what becomes of the others meanwhile. */
class BackChannelTest {

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(30));
    private final List<ClientNotified> told = new CopyOnWriteArrayList<>();

    /** What a client does when it is called. */
    @FunctionalInterface
    private interface Behaviour {
        void answer() throws FetchException, InterruptedException;
    }

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final BackChannel channel = new BackChannel();

    @BeforeEach
    void begin() {
        channel.clients = ClientStore.of(List.of(registered("good"), registered("other"), registered("bad"), registered("silent"),
                Client.builder("without").build(), Client.builder("disabled").enabled(false)
                        .backChannelLogoutUri("https://disabled.example/").build()));
        channel.tokens = new LogoutTokens() {
            @Override
            public String create(Client client, String subject, String sid) {
                return client.clientId() + " " + subject + " " + sid;
            }
        };
        channel.http = new GuardedHttp() {
            @Override
            public void post(URI address, Map<String, String> form) throws FetchException {
                String host = address.getHost();
                assertThat(form.get("logout_token")).startsWith(host.substring(0, host.indexOf('.')) + " alice ");
                calls.computeIfAbsent(host, first -> new AtomicInteger()).incrementAndGet();
                try {
                    behaviours.getOrDefault(host, () -> {}).answer();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        channel.announcements = Told.to(event -> told.add((ClientNotified) event));
        behaviours.put("silent.example", end::await);
    }

    @AfterEach
    void end() {
        end.countDown();
        channel.stop(null);
    }

    @Test
    void everyClientOfTheSessionThatWantsToKnowIsToldOnce() {
        begin(new Outbox.Limits(4, 2, 100, 50));
        channel.to(ended("s1", "good", "other", "without", "disabled", "unknown"));
        assertThat(events(2)).extracting(ClientNotified::clientId).containsExactlyInAnyOrder("good", "other");
        assertThat(told).allSatisfy(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.TOLD);
            assertThat(event.sid()).isEqualTo("s1");
            assertThat(event.attempts()).isEqualTo(1);
            assertThat(event.reason()).isNull();
        });
    }

    @Test
    void l6_whatMayPassIsTriedAgainAFewTimesAndThenGivenUp() {
        begin(new Outbox.Limits(4, 2, 100, 50));
        behaviours.put("bad.example", () -> { throw answered(503); });
        channel.to(ended("s1", "bad", "good"));
        ClientNotified given = events(2).stream().filter(event -> event.clientId().equals("bad")).findFirst().orElseThrow();
        assertThat(given.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(given.attempts()).isEqualTo(4);
        assertThat(given.reason()).isEqualTo("it answered 503");
        assertThat(given.millis()).isGreaterThanOrEqualTo(60);
        assertThat(calls.get("bad.example")).hasValue(4);
    }

    @Test
    void l6_aRefusalIsNotTriedAgain() {
        begin(new Outbox.Limits(4, 2, 100, 50));
        behaviours.put("bad.example", () -> { throw answered(400); });
        channel.to(ended("s1", "bad"));
        assertThat(events(1)).extracting(ClientNotified::outcome).containsExactly(Outcome.REFUSED);
        assertThat(calls.get("bad.example")).hasValue(1);
    }

    @Test
    void aClientThatRecoversIsTold() {
        begin(new Outbox.Limits(4, 2, 100, 50));
        behaviours.put("bad.example", () -> {
            if (calls.get("bad.example").get() < 3) {
                throw answered(500);
            }
        });
        channel.to(ended("s1", "bad"));
        assertThat(events(1)).extracting(ClientNotified::outcome, ClientNotified::attempts)
                .containsExactly(tuple(Outcome.TOLD, 3));
    }

    @Test
    void aFailureOfOurOwnIsTriedAgainToo() {
        begin(new Outbox.Limits(4, 2, 100, 50));
        behaviours.put("bad.example", () -> {
            if (calls.get("bad.example").get() == 1) {
                throw new IllegalStateException("a store that is away");
            }
        });
        channel.to(ended("s1", "bad"));
        assertThat(events(1)).extracting(ClientNotified::outcome).containsExactly(Outcome.TOLD);
    }

    @Test
    void l6_aClientThatNeverAnswersHoldsUpNeitherTheSignOutNorTheOthers() {
        begin(new Outbox.Limits(4, 2, 1000, 500));
        Instant begin = Instant.now();
        IntStream.range(0, 200).forEach(i -> channel.to(ended("s" + i, "silent", "good")));
        assertThat(Duration.between(begin, Instant.now())).as("nobody waits").isLessThan(Duration.ofSeconds(5));
        assertThat(events(200)).hasSize(200).allMatch(event -> event.clientId().equals("good") && event.outcome() == Outcome.TOLD);
        assertThat(calls.get("silent.example")).as("as many as it may have threads").hasValue(2);
        end.countDown();
        assertThat(events(400)).hasSize(400).allMatch(event -> event.outcome() == Outcome.TOLD);
    }

    @Test
    void l6_whatOneClientMayHaveWaitingIsBounded() {
        begin(new Outbox.Limits(4, 2, 100, 10));
        IntStream.range(0, 30).forEach(i -> channel.to(ended("s" + i, "silent")));
        channel.to(ended("last", "good"));
        assertThat(events(21)).filteredOn(event -> event.outcome() == Outcome.DROPPED).hasSize(20)
                .allMatch(event -> event.clientId().equals("silent") && event.attempts() == 0);
        assertThat(told).filteredOn(event -> event.outcome() == Outcome.TOLD).extracting(ClientNotified::clientId).containsExactly("good");
        end.countDown();
        assertThat(events(31)).filteredOn(event -> event.outcome() == Outcome.TOLD).hasSize(11);
    }

    @Test
    void l6_whatWaitsAltogetherIsBounded() {
        begin(new Outbox.Limits(4, 2, 10, 10));
        IntStream.range(0, 10).forEach(i -> channel.to(ended("s" + i, "silent")));
        channel.to(ended("last", "good", "without"));
        assertThat(events(1)).extracting(ClientNotified::clientId, ClientNotified::outcome)
                .containsExactly(tuple("good", Outcome.DROPPED));
        end.countDown();
        assertThat(events(11)).hasSize(11);
        channel.to(ended("later", "good"));
        assertThat(events(12)).filteredOn(event -> event.outcome() == Outcome.TOLD).hasSize(11);
    }

    @Test
    void whatWaitsForItsNextAttemptHasNoThread() {
        channel.begin(new Outbox.Limits(1, 1, 100, 50), List.of(Duration.ofHours(1)), Executors.defaultThreadFactory());
        behaviours.put("bad.example", () -> { throw answered(503); });
        channel.to(ended("s1", "bad"));
        channel.to(ended("s2", "bad", "good"));
        assertThat(events(1)).extracting(ClientNotified::clientId).containsExactly("good");
        assertThat(Patience.until(() -> calls.get("bad.example").get(), count -> count == 2)).isEqualTo(2);
    }

    @Test
    void theServerStopsAlthoughSomeAreWaiting() {
        begin(new Outbox.Limits(4, 2, 100, 50));
        IntStream.range(0, 5).forEach(i -> channel.to(ended("s" + i, "silent")));
        Patience.until(() -> calls.containsKey("silent.example"), Boolean::booleanValue);
        Instant begin = Instant.now();
        channel.stop(null);
        channel.to(ended("late", "good"));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(calls).doesNotContainKey("good.example");
    }

    private void begin(Outbox.Limits limits) {
        channel.begin(limits, PAUSES, Executors.defaultThreadFactory());
    }

    /** All events, once there are so many. */
    private List<ClientNotified> events(int count) {
        List<ClientNotified> events = Patience.until(() -> List.copyOf(told), list -> list.size() >= count);
        assertThat(events).hasSize(count);
        return events;
    }

    private static Client registered(String clientId) {
        return Client.builder(clientId).backChannelLogoutUri("https://" + clientId + ".example/out").build();
    }

    private static SignedOut ended(String sid, String... clients) {
        return new SignedOut("alice", sid, Set.of(clients), SignedOut.Reason.SIGN_OUT);
    }

    private static FetchException answered(int status) {
        return FetchException.answered(status);
    }
}
