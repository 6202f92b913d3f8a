package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.lintel.chore.Chore;
import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.jose.KeySchedule;
import org.lintel.model.KeyLife;
import org.lintel.model.SigningKey;
import org.lintel.plugin.Reserve;
import org.lintel.secret.ServerKey;
import org.lintel.spi.SigningKeyDirectory;

/**
 * Keys in the database, sealed by the server key, which every node changes as the {@link KeySchedule} says: a key is in the database, and
 * so on every node, long before it signs. What {@link #keys} returns is in memory; the chore looks every few seconds what has changed.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaSigningKeys implements SigningKeyDirectory, Chore {

    private static final System.Logger LOG = System.getLogger(JpaSigningKeys.class.getName());

    @Inject
    Database database;

    @Inject
    ServerKey serverKey;

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    private SigningKeyRows table;
    private SealedKeys sealed;
    private volatile List<SigningKey> keys;

    @PostConstruct
    void begin() {
        table = new SigningKeyRows(issuer.value(), settings.signing());
        sealed = new SealedKeys(serverKey, issuer.value());
    }

    @Override
    public List<SigningKey> keys() {
        if (keys == null) {
            run();
        }
        return keys;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }

    /** Makes what is due, forgets what is over, and takes over what has changed. */
    @Override
    public synchronized void run() {
        Instant now = clock.instant();
        List<SigningKeyRow> rows = database.read(table::all);
        if (changes(rows, now)) {
            // made before it is this node's turn: that takes a while, and others may find that theirs are not needed
            Map<String, SigningKeyRow> made = made(rows, now);
            rows = database.write(entities -> changed(entities, made, now));
        }
        List<SigningKeyRow> found = rows;
        List<SigningKey> current = table.inOrder(rows, now).stream()
                .map(row -> table.signs(row, found, now) ? sealed.of(row) : sealed.publicHalf(row)).toList();
        if (!current.equals(keys)) {
            keys = current;
        }
        sealed.keep(rows);
    }

    private boolean changes(List<SigningKeyRow> rows, Instant now) {
        return table.algorithms().stream().anyMatch(algorithm -> table.due(algorithm, rows, now).isPresent())
                || rows.stream().anyMatch(row -> table.isOver(row, rows, now));
    }

    private Map<String, SigningKeyRow> made(List<SigningKeyRow> rows, Instant now) {
        var made = new LinkedHashMap<String, SigningKeyRow>();
        for (String algorithm : table.algorithms()) {
            table.due(algorithm, rows, now).ifPresent(signsFrom -> made.put(algorithm, sealed.create(algorithm, signsFrom)));
        }
        return made;
    }

    /** One node at a time: the others find what it has made. */
    private List<SigningKeyRow> changed(EntityManager entities, Map<String, SigningKeyRow> made, Instant now) {
        List<SigningKeyRow> rows = awaited(entities);
        rows.stream().filter(row -> table.isOver(row, rows, now)).forEach(row -> leave(entities, row, rows, now, false));
        made.forEach((algorithm, row) -> table.due(algorithm, rows, now).ifPresent(signsFrom -> add(entities, row)));
        entities.flush();
        return table.all(entities);
    }

    private List<SigningKeyRow> awaited(EntityManager entities) {
        ClusterLock.await(entities, "signing-keys");
        return table.all(entities);
    }

    private void add(EntityManager entities, SigningKeyRow row) {
        LOG.log(System.Logger.Level.INFO, "new {0} key {1}, signs from {2}", row.algorithm, sealed.of(row).kid(), row.signsFrom());
        entities.persist(row);
    }

    private KeyLife leave(EntityManager entities, SigningKeyRow row, List<SigningKeyRow> rows, Instant now, boolean compromised) {
        KeyLife life = life(entities, row, rows);
        LOG.log(System.Logger.Level.INFO, "signing key {0} is over", life.key().kid());
        return table.leave(entities, life, row, now, compromised).life();
    }

    private KeyLife life(EntityManager entities, SigningKeyRow row, List<SigningKeyRow> rows) {
        return table.life(row, sealed.publicHalf(row), rows, table.past(entities));
    }

    @Override
    public List<KeyLife> published() {
        return database.read(entities -> {
            List<SigningKeyRow> rows = table.all(entities);
            List<PastSigningKeyRow> past = table.past(entities);
            return table.inOrder(rows, clock.instant()).stream().map(row -> table.life(row, sealed.publicHalf(row), rows, past)).toList();
        });
    }

    @Override
    public Optional<KeyLife> find(String kid) {
        return StorableText.storable(kid) ? published().stream().filter(life -> life.key().kid().equals(kid)).findFirst()
                .or(() -> database.read(entities -> table.past(entities, kid)).map(PastSigningKeyRow::life)) : Optional.empty();
    }

    @Override
    public Optional<KeyLife> rotate(String algorithm) {
        if (!table.algorithms().contains(algorithm)) {
            throw new IllegalArgumentException(
                    "There are keys for " + String.join(", ", table.algorithms()) + ", as lintel.signing.algorithms says.");
        }
        Instant now = clock.instant();
        SigningKeyRow made = sealed.create(algorithm, now.plus(settings.signing().announce()));
        return change(entities -> {
            List<SigningKeyRow> rows = awaited(entities);
            if (rows.stream().anyMatch(row -> row.algorithm.equals(algorithm) && waits(row, rows, now))) {
                return Optional.empty();
            }
            add(entities, made);
            entities.flush();
            return Optional.of(life(entities, made, table.all(entities)));
        });
    }

    @Override
    public Optional<KeyLife> retire(String kid) {
        return changeOne(kid, settings.signing().announce(), (entities, change) -> {
            SigningKeyRow row = change.row;
            if (waits(row, change.rows, change.now)) {
                return leave(entities, row, change.rows, change.now, false);
            }
            if (table.signs(row, change.rows, change.now) && table.successor(row, change.rows).isEmpty()) {
                add(entities, change.next);
                entities.flush();
            }
            return life(entities, row, table.all(entities));
        });
    }

    @Override
    public Optional<KeyLife> withdraw(String kid) {
        return changeOne(kid, Duration.ZERO, (entities, change) -> {
            if (table.signs(change.row, change.rows, change.now)) {
                table.successor(change.row, change.rows).ifPresentOrElse(waiting -> waiting.signsFrom = change.next.signsFrom,
                        () -> add(entities, change.next));
            }
            return leave(entities, change.row, change.rows, change.now, true);
        }).or(() -> change(entities -> table.past(entities, kid).map(past -> {
            past.compromised = true;
            return past.life();
        })));
    }

    /** What a change of one key has to know. */
    private record OneKey(SigningKeyRow row, List<SigningKeyRow> rows, SigningKeyRow next, Instant now) {
    }

    /** @param ahead how long the next one of the algorithm waits, if one is needed; it is made before it is this node's turn */
    private Optional<KeyLife> changeOne(String kid, Duration ahead, BiFunction<EntityManager, OneKey, KeyLife> work) {
        Instant now = clock.instant();
        Optional<SigningKeyRow> next = named(kid, database.read(table::all)).map(row -> sealed.create(row.algorithm, now.plus(ahead)));
        return next.flatMap(made -> change(entities -> {
            List<SigningKeyRow> rows = awaited(entities);
            return named(kid, rows).map(row -> work.apply(entities, new OneKey(row, rows, made, now)));
        }));
    }

    private Optional<SigningKeyRow> named(String kid, List<SigningKeyRow> rows) {
        return rows.stream().filter(row -> sealed.of(row).kid().equals(kid)).findFirst();
    }

    private boolean waits(SigningKeyRow row, List<SigningKeyRow> rows, Instant now) {
        return row.signsFrom().isAfter(now) && !table.signs(row, rows, now);
    }

    private <T> T change(Function<EntityManager, T> work) {
        T result = database.write(work);
        // here at once; the other nodes look soon
        database.afterwards(this::run);
        return result;
    }

    @Override
    public String toString() {
        return "looking after the signing keys";
    }
}
