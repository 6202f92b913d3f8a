package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.lintel.model.Session;
import org.lintel.plugin.Reserve;
import org.lintel.spi.SessionStore;

/** Sessions in memory: gone after a restart, for one node only. */
@ApplicationScoped
@Reserve("memory")
public class MemorySessions implements SessionStore {

    @Inject
    Clock clock;

    private final Map<String, Session> bySid = new ConcurrentHashMap<>();
    private final Map<String, String> sidByKey = new ConcurrentHashMap<>();

    /** Of sessions that have ended, by sid. */
    private final Cache<String, Set<String>> clientsToTell = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    @Override
    public void save(Session session) {
        forgetExpired();
        Session before = bySid.put(session.sid(), session);
        if (before != null && !before.key().equals(session.key())) {
            sidByKey.remove(before.key());
        }
        sidByKey.put(session.key(), session.sid());
    }

    @Override
    public Optional<Session> find(String key) {
        return Optional.ofNullable(sidByKey.get(key)).map(bySid::get)
                .filter(session -> session.key().equals(key)).filter(this::alive);
    }

    @Override
    public List<Session> list(String subject) {
        return bySid.values().stream().filter(session -> session.subject().equals(subject)).filter(this::alive)
                .sorted(Comparator.comparing(Session::created)).toList();
    }

    @Override
    public void visited(String sid, String clientId) {
        bySid.computeIfPresent(sid, (same, s) -> {
            Set<String> clients = new HashSet<>(s.clients());
            clients.add(clientId);
            return new Session(s.key(), s.sid(), s.issuer(), s.subject(), s.authTime(), s.amr(), s.idp(), clients, s.created(),
                    s.expires(), s.browserState());
        });
    }

    @Override
    public Optional<Session> end(String sid) {
        Optional<Session> ended = Optional.ofNullable(bySid.remove(sid));
        ended.ifPresent(session -> {
            sidByKey.remove(session.key());
            clientsToTell.put(sid, session.clients());
        });
        return ended.filter(this::alive);
    }

    @Override
    public Set<String> takeClients(String sid) {
        return Objects.requireNonNullElse(clientsToTell.asMap().remove(sid), Set.of());
    }

    private boolean alive(Session session) {
        return clock.instant().isBefore(session.expires());
    }

    private void forgetExpired() {
        bySid.values().stream().filter(session -> !alive(session)).map(Session::sid).toList().forEach(this::end);
    }
}
