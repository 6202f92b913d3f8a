package org.lintel.usage;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Reaction;
import org.lintel.chore.Chore;
import org.lintel.config.Issuer;
import org.lintel.event.RequestRefused;
import org.lintel.event.TokensIssued;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.ClientUsage;
import org.lintel.model.UnavailableException;
import org.lintel.secret.ServerKey;
import org.lintel.spi.ClientStore;
import org.lintel.spi.UsageStore;

/**
 * Counts what clients use, in memory, and adds it to their rows each minute and when the node stops: no request waits for a database, and
 * none costs a statement more. What cannot be added now is kept for the next time. A node that is killed loses its last minute.
 */
@ApplicationScoped
public class UsageCounts implements Reaction, Chore, Readings {

    private static final int ROOM = 100_000;

    /** Anybody can send a request with any client_id. */
    private static final int ROOM_FOR_STRANGERS = 1_000;
    private static final int BATCH = 100;

    /** Under this key a number stands for a user, and without it for nobody. */
    private static final String PURPOSE = "usage";

    @Inject
    UsageStore store;

    @Inject
    ClientStore clients;

    @Inject
    ServerKey key;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    private Counts issued;
    private Counts refused;
    private final LongAdder lost = new LongAdder();

    @PostConstruct
    void begin() {
        issued = new Counts(ROOM);
        refused = new Counts(ROOM_FOR_STRANGERS);
    }

    @Override
    public Turn turn() {
        return Turn.COUNTED;
    }

    @Override
    public void to(Record event) {
        if (event instanceof TokensIssued tokens) {
            long user = tokens.subject() == null ? 0 : pseudonym(tokens.subject());
            issued.count(now(tokens.clientId()), tally -> tally.issued(tokens.kinds(), user));
        } else if (event instanceof RequestRefused request && request.clientId() != null) {
            refused.count(now(request.clientId()), Tally::refused);
        }
    }

    private long pseudonym(String subject) {
        return ByteBuffer.wrap(key.authenticate(PURPOSE, issuer.value() + " " + subject)).getLong();
    }

    private Counted now(String clientId) {
        return new Counted(clientId, YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        tell(issued, issued.take());
        tell(refused, known(refused.take()));
    }

    /** Those of clients that there are; of the others nothing is kept. */
    private Map<Counted, Tally> known(Map<Counted, Tally> all) {
        try {
            var known = new TreeMap<Counted, Tally>();
            all.forEach((whose, tally) -> clients.find(whose.clientId()).ifPresent(client -> known.put(whose, tally)));
            return known;
        } catch (UnavailableException e) {
            refused.putBack(all);
            throw e;
        }
    }

    /** Some at a time, so that rows are locked for a moment only. */
    private void tell(Counts counts, Map<Counted, Tally> taken) {
        var left = new TreeMap<>(taken);
        while (!left.isEmpty()) {
            List<Counted> batch = left.keySet().stream().limit(BATCH).toList();
            List<ClientUsage> told = new ArrayList<>();
            batch.forEach(whose -> told.add(left.get(whose).of(whose)));
            try {
                store.add(told, UsageCounts::sum);
            } catch (UnavailableException e) {
                counts.putBack(left);
                throw e;
            } catch (RuntimeException e) {
                // what can never be told must not stand in the way of the rest
                lost.add(told.stream().mapToLong(ClientUsage::requests).sum());
                left.keySet().removeAll(batch);
                counts.putBack(left);
                throw e;
            }
            left.keySet().removeAll(batch);
        }
    }

    /** Both together: a user of both is one. The client and month are those of the first. */
    public static ClientUsage sum(ClientUsage one, ClientUsage other) {
        return new ClientUsage(one.clientId(), one.month(), one.requests() + other.requests(), one.refused() + other.refused(),
                one.tokens() + other.tokens(), Users.of(one.users()).with(Users.of(other.users())).text());
    }

    /** About how many users a row is about. */
    public static long users(ClientUsage usage) {
        return Users.of(usage.users()).number();
    }

    @Override
    public void end() {
        run();
    }

    @Override
    public List<Reading> readings() {
        return List.of(Reading.counter("lintel_usage_requests_passed_over",
                "Requests that are not in the usage of their clients: too many clients at once, or a row that could not be written.",
                issued.dropped() + refused.dropped() + lost.sum()));
    }

    @Override
    public String toString() {
        return "adding up what clients use";
    }
}
