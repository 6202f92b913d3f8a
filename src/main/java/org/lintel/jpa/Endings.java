package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.lintel.chore.Chore;
import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.json.JsonText;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.User;
import org.lintel.transfer.EndingRows.Kind;

/**
 * What has ended lately, in the memory of this node, so that whoever asks about an access token need not wait for the database: a JWT is
 * good unless its family has been revoked, and few are. What another node has ended is read every now and then; a node that has not read it
 * for {@code lintel.revocation.delay} has no answer, and the database is asked as if there were no memory. So it is for what the memory
 * cannot know: tokens that are older than it. Nothing is read as long as nobody asks.
 */
@ApplicationScoped
public class Endings implements Chore, Readings {

    /** A change that nobody notes, by hand in the database, is known after that. */
    private static final Duration LONGEST_USER = Duration.ofMinutes(1);

    /** With nobody who asks, reading is a waste. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final int BATCH = 1_000;
    private static final int NAMES_IN_A_ROW = 500;

    @Inject
    Database database;

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    private final Cache<String, User> users = Caffeine.newBuilder().expireAfterWrite(LONGEST_USER).maximumSize(CachedRead.MOST).build();
    private final Numbered rows = new Numbered();
    private final LongAdder fromMemory = new LongAdder();
    private final LongAdder fromDatabase = new LongAdder();

    private long delay;
    private boolean begun;

    /** Everything that was committed before that is in memory; by {@link System#nanoTime}, as the next one. */
    private volatile long readAt;
    private volatile long askedAt;
    private volatile EndedFamilies families;

    @PostConstruct
    void begin() {
        delay = settings.tokens().revocationDelay().toNanos();
        long now = System.nanoTime();
        readAt = now - LONGEST_USER.toNanos();
        askedAt = now - IDLE.toNanos();
        families = EndedFamilies.since(clock.instant());
    }

    /** Writes down, in the transaction of whoever ends them, what other nodes have to know. */
    void note(EntityManager entities, Kind kind, Collection<String> names) {
        List<String> all = List.copyOf(names);
        for (int i = 0; i < all.size(); i += NAMES_IN_A_ROW) {
            List<String> some = all.subList(i, Math.min(all.size(), i + NAMES_IN_A_ROW));
            entities.createNativeQuery("insert into endings (issuer, kind, names, noted) values (?, ?, ?, ?)")
                    .setParameter(1, issuer.value()).setParameter(2, kind.name()).setParameter(3, JsonText.value(some).toString())
                    .setParameter(4, clock.millis()).executeUpdate();
        }
    }

    /** This has ended, and that is committed. */
    void ended(Kind kind, String name) {
        if (kind == Kind.USER) {
            users.invalidate(name);
        } else if (delay > 0) {
            families.add(name);
        }
    }

    /**
     * Whether the family has ended; absent if that is not known here.
     *
     * @param made when the token was made by which somebody asks
     */
    Optional<Boolean> familyEnded(String family, Instant made) {
        EndedFamilies now = families;
        boolean known = upToDate() && now.reaches(made, clock.instant());
        (known ? fromMemory : fromDatabase).increment();
        return known ? Optional.of(now.has(family)) : Optional.empty();
    }

    /**
     * The user as known here, or as read now.
     *
     * @param read finds what is committed
     */
    Optional<User> user(String subject, Function<String, Optional<User>> read) {
        return upToDate() ? Optional.ofNullable(users.get(subject, key -> read.apply(key).orElse(null))) : read.apply(subject);
    }

    private boolean upToDate() {
        if (delay == 0) {
            return false;
        }
        long now = System.nanoTime();
        askedAt = now;
        return now - readAt <= delay;
    }

    /** Twice within the delay, so that one turn may be late. */
    @Override
    public Duration pause() {
        return delay == 0 ? IDLE : Duration.ofNanos(delay / 2);
    }

    @Override
    public void run() {
        if (delay > 0 && System.nanoTime() - askedAt < IDLE.toNanos()) {
            read();
        }
    }

    private void read() {
        long now = System.nanoTime();
        List<Object[]> page;
        do {
            page = select("e.id > :last order by e.id", "last", rows.last());
            if (!begun) {
                families = EndedFamilies.since(beginning(page));
                begun = true;
            }
            page.forEach(row -> take(row, now));
        } while (page.size() == BATCH);
        List<Long> missing = rows.missing();
        if (!missing.isEmpty()) {
            select("e.id in :missing", "missing", missing).forEach(row -> take(row, now));
        }
        rows.giveUp(now);
        boolean tooMany = rows.tooMany();
        if (tooMany) {
            rows.giveUpAll();
        }
        if (tooMany || families.full()) {
            families = EndedFamilies.since(clock.instant());
        }
        readAt = now;
    }

    private List<Object[]> select(String which, String parameter, Object value) {
        return database.committed(entities -> entities
                .createQuery("select e.id, e.issuer, e.kind, e.names, e.noted from EndingRow e where " + which, Object[].class)
                .setParameter(parameter, value).setMaxResults(BATCH).getResultList());
    }

    /**
     * Since when whatever has ended is written down: where the table is older than its oldest row, nothing is known of before. It may have
     * come with a new version, or into another database without its rows. Where nothing has ever ended, nothing is missing.
     */
    private Instant beginning(List<Object[]> oldest) {
        if (!oldest.isEmpty()) {
            return Instant.ofEpochMilli((Long) oldest.get(0)[4]);
        }
        boolean anyRevoked = database.committed(entities -> !entities
                .createQuery("select f.id from FamilyRow f where f.revokedUntil is not null and f.issuer = :issuer", String.class)
                .setParameter("issuer", issuer.value()).setMaxResults(1).getResultList().isEmpty());
        return anyRevoked ? clock.instant() : Instant.EPOCH;
    }

    /** Those of other issuers are counted, and of no interest. */
    private void take(Object[] row, long now) {
        rows.read((Long) row[0], now);
        if (issuer.value().equals(row[1])) {
            Kind kind = Kind.valueOf((String) row[2]);
            JsonText.readArray((String) row[3]).getValuesAs(JsonString::getString).forEach(name -> ended(kind, name));
        }
    }

    @Override
    public List<Reading> readings() {
        return List.of(
                Reading.gauge("lintel_endings_remembered", "Authorizations whose end this node remembers.",
                        families.size()),
                answers("memory", fromMemory), answers("database", fromDatabase));
    }

    private static Reading answers(String source, LongAdder number) {
        return Reading
                .counter("lintel_revocation_answers", "Looks whether the authorization of an access token has been revoked, by place.",
                        number.sum())
                .with("source", source);
    }

    @Override
    public String toString() {
        return "reading what has ended";
    }
}
