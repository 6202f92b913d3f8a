package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.SessionDirectory;

/** Sessions in memory: gone after a restart, for one node only. */
@ApplicationScoped
@Reserve("memory")
public class MemorySessions implements SessionDirectory, Readings {

    @Inject
    Clock clock;

    private final Map<String, Session> bySid = new ConcurrentHashMap<>();
    private final Map<String, String> sidByKey = new ConcurrentHashMap<>();

    /** Of sessions that have ended, by sid. */
    private final Cache<String, Set<String>> clientsToTell = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    @Override
    public void save(Session session) {
        Session before = bySid.put(session.sid(), session);
        if (before != null && !before.key().equals(session.key())) {
            sidByKey.remove(before.key());
        }
        sidByKey.put(session.key(), session.sid());
    }

    @Override
    public List<Reading> readings() {
        return List.of(Reading.gauge("lintel_sessions", "Sessions that are alive, or have expired within some seconds.", bySid.size()));
    }

    @Override
    public Optional<Session> find(String key) {
        return Optional.ofNullable(sidByKey.get(key)).map(bySid::get)
                .filter(session -> session.key().equals(key)).filter(this::alive);
    }

    @Override
    public Optional<Session> findBySid(String sid) {
        return Optional.ofNullable(bySid.get(sid)).filter(this::alive);
    }

    @Override
    public List<Session> page(SessionQuery query) {
        return bySid.values().stream().filter(query::matches).filter(this::alive).sorted(SessionQuery.ORDER).limit(query.limit()).toList();
    }

    @Override
    public List<Session> list(String subject) {
        return bySid.values().stream().filter(session -> session.subject().equals(subject)).filter(this::alive)
                .sorted(Comparator.comparing(Session::created)).toList();
    }

    @Override
    public void visited(String sid, String clientId) {
        change(sid, session -> {
            Set<String> clients = new HashSet<>(session.clients());
            clients.add(clientId);
            return session.withClients(clients);
        });
    }

    @Override
    public void seen(String sid, Instant lastSeen, Instant expires) {
        change(sid, session -> session.withUse(lastSeen, expires));
    }

    @Override
    public Optional<Session> end(String sid) {
        return remove(sid, this::alive);
    }

    @Override
    public List<Session> takeExpired(Instant now, int limit) {
        return bySid.values().stream().filter(session -> !now.isBefore(session.expires()))
                // a look first: it may have been prolonged or taken since
                .flatMap(session -> remove(session.sid(), found -> !now.isBefore(found.expires())).stream()).limit(limit).toList();
    }

    @Override
    public Set<String> takeClients(String sid) {
        return Objects.requireNonNullElse(clientsToTell.asMap().remove(sid), Set.of());
    }

    private boolean alive(Session session) {
        return clock.instant().isBefore(session.expires());
    }

    private void change(String sid, UnaryOperator<Session> change) {
        bySid.computeIfPresent(sid, (same, session) -> alive(session) ? change.apply(session) : session);
    }

    /** Of all callers one gets it. */
    private Optional<Session> remove(String sid, Predicate<Session> condition) {
        var removed = new AtomicReference<Session>();
        bySid.computeIfPresent(sid, (same, session) -> {
            if (!condition.test(session)) {
                return session;
            }
            removed.set(session);
            return null;
        });
        Optional<Session> gone = Optional.ofNullable(removed.get());
        gone.ifPresent(session -> {
            sidByKey.remove(session.key());
            clientsToTell.put(sid, session.clients());
        });
        return gone;
    }
}
