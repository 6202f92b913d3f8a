package org.lintel.session;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.Session;
import org.lintel.spi.SessionStore;

/** Sessions for one thread, with a count of the writes. */
final class HeldSessions implements SessionStore {

    private final Map<String, Session> bySid = new HashMap<>();
    private final Clock clock;
    private int notes;

    HeldSessions(Clock clock) {
        this.clock = clock;
    }

    /** How often the use of a session was noted. */
    int notes() {
        return notes;
    }

    @Override
    public void save(Session session) {
        bySid.put(session.sid(), session);
    }

    @Override
    public Optional<Session> find(String key) {
        return alive().stream().filter(session -> session.key().equals(key)).findFirst();
    }

    @Override
    public Optional<Session> findBySid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    @Override
    public List<Session> list(String subject) {
        return alive().stream().filter(session -> session.subject().equals(subject)).toList();
    }

    @Override
    public void visited(String sid, String clientId) {
        bySid.computeIfPresent(sid, (same, session) -> session.withClients(Set.of(clientId)));
    }

    @Override
    public void seen(String sid, Instant lastSeen, Instant expires) {
        notes++;
        bySid.computeIfPresent(sid, (same, session) -> session.withUse(lastSeen, expires));
    }

    @Override
    public Optional<Session> end(String sid) {
        return Optional.ofNullable(bySid.remove(sid));
    }

    @Override
    public List<Session> takeExpired(Instant now, int limit) {
        List<Session> expired = bySid.values().stream().filter(session -> !now.isBefore(session.expires())).limit(limit).toList();
        expired.forEach(session -> bySid.remove(session.sid()));
        return expired;
    }

    @Override
    public Set<String> takeClients(String sid) {
        throw new UnsupportedOperationException();
    }

    private List<Session> alive() {
        return new ArrayList<>(bySid.values()).stream().filter(session -> clock.instant().isBefore(session.expires())).toList();
    }
}
