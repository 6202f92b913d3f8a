package org.lintel.jpa;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.lintel.chore.Chore;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.config.SigningSettings;
import org.lintel.jose.KeySchedule;
import org.lintel.jose.Pkcs12;
import org.lintel.jose.SelfSignedKeys;
import org.lintel.model.SigningKey;
import org.lintel.plugin.Reserve;
import org.lintel.secret.ServerKey;
import org.lintel.spi.SigningKeys;

/**
 * Keys in the database, sealed by the server key, which every node changes as the {@link KeySchedule} says: a key is in the database, and
 * so on every node, long before it signs. What {@link #keys} returns is in memory; the chore looks every few seconds what has changed.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaSigningKeys implements SigningKeys, Chore {

    private static final System.Logger LOG = System.getLogger(JpaSigningKeys.class.getName());
    private static final String PURPOSE = "signing keys";

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

    private KeySchedule<SigningKeyRow> schedule;

    /** RS256 first: software that knows only one algorithm knows this one. */
    private List<String> algorithms;

    /** Those that were opened, by id of the row. */
    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
    private volatile List<SigningKey> keys;

    @PostConstruct
    void begin() {
        SigningSettings signing = settings.signing();
        schedule = new KeySchedule<>(signing.announce(), signing.use(), signing.keep(), SigningKeyRow::signsFrom);
        algorithms = signing.algorithms().stream().sorted(Comparator.comparing(name -> !name.equals("RS256"))).toList();
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
        List<SigningKeyRow> rows = rows();
        if (changes(rows, now)) {
            // made before it is this node's turn: that takes a while, and others may find that theirs are not needed
            Map<String, SigningKeyRow> made = made(rows, now);
            rows = database.write(entities -> changed(entities, made, now));
        }
        List<SigningKey> current = inOrder(rows, now);
        if (!current.equals(keys)) {
            keys = current;
        }
        opened.keySet().retainAll(rows.stream().map(row -> row.id).toList());
    }

    private List<SigningKeyRow> rows() {
        return database.read(this::all);
    }

    private List<SigningKeyRow> all(EntityManager entities) {
        return entities
                .createQuery("select k from SigningKeyRow k where k.issuer = :issuer order by k.signsFrom, k.id", SigningKeyRow.class)
                .setParameter("issuer", issuer.value()).getResultList();
    }

    private boolean changes(List<SigningKeyRow> rows, Instant now) {
        return algorithms.stream().anyMatch(algorithm -> schedule.due(of(algorithm, rows), now).isPresent())
                || rows.stream().anyMatch(row -> isOver(row, rows, now));
    }

    /** A key of an algorithm that is not wanted any more has no successor; it is deleted when it would have been with one. */
    private boolean isOver(SigningKeyRow row, List<SigningKeyRow> rows, Instant now) {
        return schedule.isOver(row, of(row.algorithm, rows), now) || !algorithms.contains(row.algorithm)
                && !now.isBefore(row.signsFrom().plus(settings.signing().use()).plus(settings.signing().keep()));
    }

    private static List<SigningKeyRow> of(String algorithm, List<SigningKeyRow> rows) {
        return rows.stream().filter(row -> row.algorithm.equals(algorithm)).toList();
    }

    /** One node at a time: the others find what it has made. */
    private List<SigningKeyRow> changed(EntityManager entities, Map<String, SigningKeyRow> made, Instant now) {
        ClusterLock.await(entities, "signing-keys");
        List<SigningKeyRow> rows = all(entities);
        rows.stream().filter(row -> isOver(row, rows, now)).forEach(row -> {
            LOG.log(System.Logger.Level.INFO, "signing key {0} is over", row.id);
            entities.remove(row);
        });
        made.forEach((algorithm, row) -> schedule.due(of(algorithm, rows), now).ifPresent(signsFrom -> {
            LOG.log(System.Logger.Level.INFO, "new {0} key {1}, signs from {2}", algorithm, row.id, signsFrom);
            entities.persist(row);
        }));
        entities.flush();
        return all(entities);
    }

    private Map<String, SigningKeyRow> made(List<SigningKeyRow> rows, Instant now) {
        var made = new LinkedHashMap<String, SigningKeyRow>();
        for (String algorithm : algorithms) {
            schedule.due(of(algorithm, rows), now).ifPresent(signsFrom -> made.put(algorithm, create(algorithm, signsFrom)));
        }
        return made;
    }

    private SigningKeyRow create(String algorithm, Instant signsFrom) {
        String id = UUID.randomUUID().toString();
        String content = Base64.getEncoder().encodeToString(SelfSignedKeys.make(algorithm));
        return new SigningKeyRow(new RowId(id, issuer.value()), algorithm, signsFrom, serverKey.seal(PURPOSE, id, content));
    }

    /** Those that sign, then all others. */
    private List<SigningKey> inOrder(List<SigningKeyRow> rows, Instant now) {
        List<SigningKey> signing = new ArrayList<>();
        List<SigningKey> others = new ArrayList<>();
        for (String algorithm : algorithms) {
            List<SigningKeyRow> published = schedule.published(of(algorithm, rows), now);
            for (SigningKeyRow row : published) {
                if (row == published.get(0)) {
                    signing.add(opened(row));
                } else {
                    others.add(publicHalf(row));
                }
            }
        }
        rows.stream().filter(row -> !algorithms.contains(row.algorithm)).map(this::publicHalf).forEach(others::add);
        signing.addAll(others);
        return List.copyOf(signing);
    }

    private SigningKey opened(SigningKeyRow row) {
        return opened.computeIfAbsent(row.id, same -> open(row));
    }

    private SigningKey publicHalf(SigningKeyRow row) {
        SigningKey key = opened(row);
        return new SigningKey(key.kid(), key.algorithm(), key.publicKey(), null, key.certificates());
    }

    private SigningKey open(SigningKeyRow row) {
        byte[] content = serverKey.open(PURPOSE, row.id, row.data).map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new ConfigurationException(Setting.KEY,
                        "is not the key that the signing keys in the database were sealed with;"
                                + " during a change both are needed, the new one first"));
        try {
            return Pkcs12.keys(content, SelfSignedKeys.PASSWORD).get(0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + row.id + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "looking after the signing keys";
    }
}
