package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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

import org.lintel.model.GrantQuery;
import org.lintel.model.PersistedGrant;
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

    private final Map<PersistedGrant.Kind, Cache<String, PersistedGrant>> kinds = new ConcurrentHashMap<>();
    private Cache<String, Instant> revokedFamilies;

    /** The keys of the grants of each user, session or browser, and family. */
    private final Map<String, Set<String>> keysOf = new ConcurrentHashMap<>();

    /** A thread that adds to it locks it, so that of two at once one comes after the other. */
    private final Map<String, String> keyByAlias = new ConcurrentHashMap<>();

    @PostConstruct
    void begin() {
        revokedFamilies = Caffeine.newBuilder().maximumSize(MOST)
                .expireAfter(Expiry.<String, Instant>writing((family, until) -> left(until))).build();
    }

    private Cache<String, PersistedGrant> of(PersistedGrant.Kind kind) {
        return kinds.computeIfAbsent(kind, fresh -> Caffeine.newBuilder().maximumSize(MOST)
                .expireAfter(Expiry.<String, PersistedGrant>writing((key, grant) -> left(grant.expires())))
                .evictionListener((String key, PersistedGrant grant, RemovalCause cause) -> unlist(grant)).build());
    }

    @Override
    public boolean put(PersistedGrant grant) {
        if (grant.alias() == null) {
            return store(grant);
        }
        synchronized (keyByAlias) {
            String alias = alias(grant.kind(), grant.alias());
            String key = keyByAlias.get(alias);
            boolean free = key == null || key.equals(grant.key()) || !hasAlias(key, grant);
            boolean stored = free && store(grant);
            if (stored) {
                keyByAlias.put(alias, grant.key());
            }
            return stored;
        }
    }

    private boolean hasAlias(String key, PersistedGrant grant) {
        return find(key).filter(other -> other.is(grant.kind()) && grant.alias().equals(other.alias())).isPresent();
    }

    @Override
    public Optional<PersistedGrant> findByAlias(PersistedGrant.Kind kind, String alias) {
        return Optional.ofNullable(keyByAlias.get(alias(kind, alias))).flatMap(this::find)
                .filter(grant -> grant.is(kind) && alias.equals(grant.alias()));
    }

    @Override
    public Optional<PersistedGrant> find(String key) {
        return kinds.values().stream().map(grants -> grants.getIfPresent(key)).filter(grant -> grant != null).findFirst()
                .filter(this::alive);
    }

    @Override
    public boolean redeem(String key, Instant now, Collection<PersistedGrant> successors) {
        return use(key, grant -> grant.redeemed(now), successors);
    }

    @Override
    public boolean replace(String key, Collection<PersistedGrant> successors) {
        return use(key, grant -> {
            unlist(grant);
            return null;
        }, successors);
    }

    private boolean use(String key, UnaryOperator<PersistedGrant> afterwards, Collection<PersistedGrant> successors) {
        var used = new boolean[1];
        find(key).ifPresent(found -> {
            // the map holds on to the family's entry meanwhile, so that revokeFamily comes before or after, never in between
            String together = found.family() == null ? key : found.family();
            revokedFamilies.asMap().compute(together, (same, until) -> {
                used[0] = find(key).filter(grant -> grant.redeemed() == null).isPresent() && take(found, afterwards, successors);
                return until;
            });
        });
        return used[0];
    }

    /** Who comes too late finds the successors, since they are there first. */
    private boolean take(PersistedGrant found, UnaryOperator<PersistedGrant> afterwards, Collection<PersistedGrant> successors) {
        successors.forEach(this::put);
        var first = new boolean[1];
        of(found.kind()).asMap().computeIfPresent(found.key(), (same, grant) -> {
            first[0] = grant.redeemed() == null;
            return first[0] ? afterwards.apply(grant) : grant;
        });
        if (!first[0]) {
            successors.forEach(successor -> remove(successor.key()));
        }
        return first[0];
    }

    @Override
    public void revokeFamily(String family, Instant until) {
        revokedFamilies.asMap().merge(family, until, (known, later) -> known.isAfter(later) ? known : later);
        keys(owner("family", family)).forEach(this::remove);
    }

    @Override
    public void revoke(Collection<PersistedGrant> grants) {
        grants.stream().filter(grant -> grant.family() != null)
                .forEach(grant -> revokeFamily(grant.family(), grant.expires() == null ? Instant.MAX : grant.expires()));
        grants.forEach(grant -> remove(grant.key()));
    }

    @Override
    public boolean familyRevoked(String family) {
        return revokedFamilies.getIfPresent(family) != null;
    }

    @Override
    public List<PersistedGrant> list(GrantQuery query) {
        Set<String> keys = keys(owners(query.subject(), query.sessionId(), query.family()).findFirst().orElseThrow());
        return query.kinds().stream().map(this::of).flatMap(grants -> keys.stream().map(grants::getIfPresent)).filter(Objects::nonNull)
                .filter(query::matches).filter(this::alive).sorted(GrantQuery.ORDER).limit(query.limit()).toList();
    }

    @Override
    public void remove(String key) {
        kinds.values().forEach(grants -> grants.asMap().computeIfPresent(key, (same, grant) -> {
            unlist(grant);
            return null;
        }));
    }

    @SuppressWarnings("ReferenceEquality") // whether it is this one that is kept
    private boolean store(PersistedGrant grant) {
        PersistedGrant now = of(grant.kind()).asMap().compute(grant.key(), (key, known) -> {
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

    private Set<String> keys(String owner) {
        return keysOf.getOrDefault(owner, Set.of());
    }

    /** Of how many users, sessions, browsers and families there is anything. */
    int owners() {
        return keysOf.size();
    }

    private void list(PersistedGrant grant) {
        owners(grant.subject(), grant.sessionId(), grant.family()).forEach(owner -> keysOf.compute(owner, (same, keys) -> {
            Set<String> all = keys == null ? ConcurrentHashMap.newKeySet() : keys;
            all.add(grant.key());
            return all;
        }));
    }

    private void unlist(PersistedGrant grant) {
        owners(grant.subject(), grant.sessionId(), grant.family()).forEach(owner -> keysOf.computeIfPresent(owner, (same, keys) -> {
            keys.remove(grant.key());
            return keys.isEmpty() ? null : keys;
        }));
        if (grant.alias() != null) {
            keyByAlias.remove(alias(grant.kind(), grant.alias()), grant.key());
        }
    }

    private static Stream<String> owners(String subject, String sessionId, String family) {
        return Stream.of(owner("user", subject), owner("session", sessionId), owner("family", family)).filter(Objects::nonNull);
    }

    private static String owner(String kind, String name) {
        return name == null ? null : kind + " " + name;
    }

    private static String alias(PersistedGrant.Kind kind, String alias) {
        return kind + " " + alias;
    }

    private boolean alive(PersistedGrant grant) {
        return !grant.expired(clock.instant()) && (grant.family() == null || !familyRevoked(grant.family()));
    }

    private Duration left(Instant expires) {
        Duration left = expires == null ? FOR_EVER : Duration.between(clock.instant(), expires);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
