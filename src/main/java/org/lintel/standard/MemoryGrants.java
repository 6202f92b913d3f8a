package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;

import org.lintel.model.PersistedGrant;
import org.lintel.model.GrantQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.GrantStore;

/** Grants in memory: gone after a restart, for one node only. */
@ApplicationScoped
@Reserve("memory")
public class MemoryGrants implements GrantStore {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** Of each kind. All of them need a client that has authenticated, or a user who has signed in. */
    private static final long MOST = 1_000_000;

    @Inject
    Clock clock;

    private final Map<PersistedGrant.Kind, Cache<String, PersistedGrant>> kinds = new EnumMap<>(PersistedGrant.Kind.class);
    private Cache<String, Instant> revokedFamilies;

    /** The keys of what somebody has: a user, a session or a browser. */
    private final Map<String, Set<String>> keysOf = new ConcurrentHashMap<>();

    @PostConstruct
    void begin() {
        for (PersistedGrant.Kind kind : PersistedGrant.Kind.values()) {
            kinds.put(kind, Caffeine.newBuilder().maximumSize(MOST)
                    .expireAfter(Expiry.<String, PersistedGrant>writing((key, grant) -> left(grant.expires())))
                    .evictionListener((String key, PersistedGrant grant, RemovalCause cause) -> unlist(grant)).build());
        }
        revokedFamilies = Caffeine.newBuilder().maximumSize(MOST)
                .expireAfter(Expiry.<String, Instant>writing((family, until) -> left(until))).build();
    }

    @Override
    public boolean put(PersistedGrant grant) {
        var stored = new boolean[1];
        if (grant.family() == null) {
            stored[0] = store(grant);
        } else {
            // the map holds on to the family's entry meanwhile, so that revokeFamily comes before or after, never in between
            revokedFamilies.asMap().compute(grant.family(), (family, until) -> {
                stored[0] = until == null && store(grant);
                return until;
            });
        }
        return stored[0];
    }

    @Override
    public Optional<PersistedGrant> find(String key) {
        return kinds.values().stream().map(grants -> grants.getIfPresent(key)).filter(grant -> grant != null).findFirst()
                .filter(this::alive);
    }

    @Override
    public boolean redeem(String key, Instant now) {
        return redeem(key, grant -> grant.redeemed(now));
    }

    @Override
    public boolean redeem(String key, Instant now, String data) {
        return redeem(key, grant -> grant.redeemed(now, data));
    }

    private boolean redeem(String key, UnaryOperator<PersistedGrant> redeemed) {
        var first = new boolean[1];
        find(key).ifPresent(found -> kinds.get(found.kind()).asMap().computeIfPresent(key, (same, grant) -> {
            first[0] = grant.redeemed() == null;
            return first[0] ? redeemed.apply(grant) : grant;
        }));
        return first[0];
    }

    @Override
    public void revokeFamily(String family, Instant until) {
        revokedFamilies.asMap().merge(family, until, (known, later) -> known.isAfter(later) ? known : later);
    }

    @Override
    public boolean familyRevoked(String family) {
        return revokedFamilies.getIfPresent(family) != null;
    }

    @Override
    public List<PersistedGrant> list(GrantQuery query) {
        Set<String> keys = keysOf.getOrDefault(query.subject() != null ? user(query.subject()) : session(query.sessionId()), Set.of());
        return query.kinds().stream().map(kinds::get).flatMap(grants -> keys.stream().map(grants::getIfPresent)).filter(Objects::nonNull)
                .filter(query::matches).filter(this::alive).sorted(GrantQuery.ORDER).limit(query.limit()).toList();
    }

    @Override
    public void remove(String key) {
        kinds.values().forEach(grants -> grants.asMap().computeIfPresent(key, (same, grant) -> {
            unlist(grant);
            return null;
        }));
    }

    private boolean store(PersistedGrant grant) {
        PersistedGrant now = kinds.get(grant.kind()).asMap().compute(grant.key(), (key, known) -> {
            if (known != null && known.redeemed() != null) {
                return known;
            }
            if (known != null) {
                unlist(known);
            }
            list(grant);
            return grant;
        });
        return now == grant;
    }

    /** Of how many users, sessions and browsers there is anything. */
    int owners() {
        return keysOf.size();
    }

    private void list(PersistedGrant grant) {
        owners(grant).forEach(owner -> keysOf.compute(owner, (same, keys) -> {
            Set<String> all = keys == null ? ConcurrentHashMap.newKeySet() : keys;
            all.add(grant.key());
            return all;
        }));
    }

    private void unlist(PersistedGrant grant) {
        owners(grant).forEach(owner -> keysOf.computeIfPresent(owner, (same, keys) -> {
            keys.remove(grant.key());
            return keys.isEmpty() ? null : keys;
        }));
    }

    private static Stream<String> owners(PersistedGrant grant) {
        return Stream.of(user(grant.subject()), session(grant.sessionId())).filter(Objects::nonNull);
    }

    private static String user(String subject) {
        return subject == null ? null : "user " + subject;
    }

    private static String session(String id) {
        return id == null ? null : "session " + id;
    }

    private boolean alive(PersistedGrant grant) {
        return !grant.expired(clock.instant());
    }

    private Duration left(Instant expires) {
        Duration left = expires == null ? FOR_EVER : Duration.between(clock.instant(), expires);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
